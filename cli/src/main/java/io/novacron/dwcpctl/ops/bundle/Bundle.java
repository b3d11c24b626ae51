package io.novacron.dwcpctl.ops.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.ops.evidence.SealedRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Text files in one archive. The manifest names each with its length and SHA-256 and is itself sealed, so that what was touched
 * is found out; this says nothing of who wrote it. The same files come to the same bytes.
 *
 * @param about what the maker of the bundle says of it
 * @param files texts by name, {@code library/queries/mine.yaml}
 */
public record Bundle(JsonNode about, SortedMap<String, String> files) {
    private static final String MANIFEST = "manifest.json";
    private static final String KIND = "Bundle";
    private static final int SCHEMA = 1;
    private static final int MOST_FILES = 1000;
    private static final long MOST_BYTES = 64L << 20;
    /** No directories, no way out of where it is unpacked, nothing that steers a terminal. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.@+ -]{1,150}(?:/[A-Za-z0-9_.@+ -]{1,150}){0,8}");
    /** The first moment that a ZIP can tell. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    public Bundle {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** The archive. */
    public byte[] write() {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("schema", SCHEMA);
        manifest.put("kind", KIND);
        manifest.set("about", about);
        ArrayNode listed = manifest.putArray("files");
        files.forEach((name, text) -> listed.addObject()
                .put("name", name)
                .put("bytes", text.getBytes(StandardCharsets.UTF_8).length)
                .put("sha256", SealedRecord.digest(text)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, MANIFEST, SealedRecord.seal(manifest));
            for (Map.Entry<String, String> file : files.entrySet()) {
                add(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e); // nothing but memory is written
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /**
     * Reads an archive, at most 1,000 files and 64 MiB of text.
     *
     * @param file names it in messages
     * @throws CliException with code 65 if it is no bundle, or was touched
     */
    public static Bundle read(String file, byte[] archive) {
        SortedMap<String, String> texts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            long left = MOST_BYTES;
            Set<String> listed = ArchiveIndex.read(archive);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!NAME.matcher(entry.getName()).matches() || entry.getName().contains("..")) {
                    throw broken(file, "a file in it has a name that no bundle has", null);
                }
                byte[] bytes = zip.readNBytes((int) left + 1);
                left -= bytes.length;
                boolean twice = texts.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8)) != null;
                if (left < 0 || twice || texts.size() > MOST_FILES) {
                    throw broken(
                            file, twice ? entry.getName() + " is there twice" : "larger than a bundle may be", null);
                }
            }
            if (!listed.equals(texts.keySet())) {
                throw new IOException("its list of files is not that of the files in it");
            }
        } catch (IOException | IllegalArgumentException e) {
            throw broken(file, "not a whole archive: " + e.getMessage(), e);
        }
        String sealed = texts.remove(MANIFEST);
        if (sealed == null) {
            throw broken(file, "it has no " + MANIFEST, null);
        }
        JsonNode manifest = manifest(file, sealed);
        if (!KIND.equals(manifest.path("kind").asText())
                || manifest.path("schema").asInt() != SCHEMA) {
            throw broken(file, "of a kind that this dwcpctl does not read", null);
        }
        check(file, manifest.path("files"), texts);
        return new Bundle(manifest.path("about"), texts);
    }

    private static JsonNode manifest(String file, String sealed) {
        try {
            return SealedRecord.open(MANIFEST, sealed);
        } catch (CliException e) {
            throw broken(file, MANIFEST + " was altered after it was written: its checksum does not fit", e);
        }
    }

    private static void check(String file, JsonNode listed, SortedMap<String, String> texts) {
        Set<String> names = new HashSet<>();
        for (JsonNode one : listed) {
            String name = one.path("name").asText();
            names.add(name);
            String text = texts.get(name);
            if (text == null) {
                throw broken(file, name + " is missing", null);
            }
            if (!SealedRecord.digest(text).equals(one.path("sha256").asText())) {
                throw broken(file, name + " was altered after it was written: its checksum does not fit", null);
            }
        }
        for (String name : texts.keySet()) {
            if (!names.contains(name)) {
                throw broken(file, name + " was added after it was written", null);
            }
        }
    }

    private static CliException broken(String file, String problem, @Nullable Exception cause) {
        String message = file + ": " + problem;
        String suggestion = "Give a file that --bundle wrote, as it was written.";
        return cause == null
                ? CliException.badInput(message, suggestion)
                : new CliException(ExitCode.BAD_INPUT, message, suggestion, cause);
    }
}
