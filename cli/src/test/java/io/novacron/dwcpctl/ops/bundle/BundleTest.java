package io.novacron.dwcpctl.ops.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.novacron.dwcpctl.base.error.CliException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BundleTest {
    private static final Bundle BUNDLE = new Bundle(
            JsonNodeFactory.instance.objectNode().put("kind", "Report"),
            new TreeMap<>(Map.of("report.md", "# Ein Bericht – µs\n", "replies.json", "{}")));

    @Test
    void what_was_written_is_read() {
        Bundle read = Bundle.read("b.zip", BUNDLE.write());

        assertThat(read.files()).isEqualTo(BUNDLE.files());
        assertThat(read.about()).isEqualTo(BUNDLE.about());
    }

    @Test
    void the_same_files_come_to_the_same_bytes() {
        assertThat(BUNDLE.write()).isEqualTo(BUNDLE.write());
    }

    @Test
    void what_was_touched_is_found_out() throws IOException {
        byte[] altered = rewritten(texts -> {
            texts.put("report.md", "# GO\n");
            return texts;
        });
        byte[] added = rewritten(texts -> {
            texts.put("more.txt", "");
            return texts;
        });
        byte[] missing = rewritten(texts -> {
            texts.remove("report.md");
            return texts;
        });
        byte[] manifest = rewritten(texts -> {
            texts.computeIfPresent("manifest.json", (name, text) -> text.replace("Report", "Rapport"));
            return texts;
        });
        byte[] bare = rewritten(texts -> {
            texts.remove("manifest.json");
            return texts;
        });

        refused(altered, "b.zip: report.md was altered after it was written: its checksum does not fit");
        refused(added, "b.zip: more.txt was added after it was written");
        refused(missing, "b.zip: report.md is missing");
        refused(manifest, "b.zip: manifest.json was altered after it was written: its checksum does not fit");
        refused(bare, "b.zip: it has no manifest.json");
    }

    @Test
    void what_is_no_archive_is_refused() {
        refused("GO".getBytes(StandardCharsets.UTF_8), "b.zip: not a whole archive: its end is missing");
        refused(new byte[0], "b.zip: not a whole archive");
        byte[] whole = BUNDLE.write();
        for (int left : List.of(whole.length / 4, whole.length - 30, whole.length - 1)) {
            refused(Arrays.copyOf(whole, left), "b.zip: not a whole archive");
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 5);
        refused(longer, "b.zip: not a whole archive");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/cron.d/x",
                "records/../../x",
                "/etc/passwd",
                "C:\\x",
                "a\\..\\x",
                "a//b",
                "directory/",
                "\u001b[2Jx",
                "x\ny"
            })
    void names_that_lead_elsewhere_are_refused(String name) throws IOException {
        refused(
                rewritten(texts -> {
                    texts.put(name, "");
                    return texts;
                }),
                "b.zip: a file in it has a name that no bundle has");
    }

    @Test
    void what_is_packed_to_burst_is_refused_before_it_has_burst() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("report.md"));
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < 65; i++) {
                zip.write(nothing);
            }
        }

        assertThat(bytes.size()).isLessThan(100_000);
        refused(bytes.toByteArray(), "b.zip: larger than a bundle may be");
    }

    @Test
    void more_files_than_a_bundle_has_are_refused() throws IOException {
        refused(
                rewritten(texts -> {
                    for (int i = 0; i < 1001; i++) {
                        texts.put("f" + i, "");
                    }
                    return texts;
                }),
                "b.zip: larger than a bundle may be");
    }

    @Test
    void a_link_is_refused() {
        byte[] archive = BUNDLE.write();
        int entry = listOfFiles(archive);
        archive[entry + 5] = 3; // made on Unix
        archive[entry + 41] = (byte) 0xa1; // S_IFLNK

        refused(archive, "b.zip: not a whole archive: it holds what is no file");
    }

    @Test
    void a_list_that_names_other_files_than_there_are_is_refused() {
        byte[] archive = BUNDLE.write();
        archive[listOfFiles(archive) + 46] = 'M';
        byte[] twice = twoNames("report.md", "resort.md");

        refused(archive, "b.zip: not a whole archive: its list of files is not that of the files in it");
        refused(twice, "b.zip: not a whole archive: its list names a file twice");
    }

    /** Two files, and a list at the end that gives both the first one's name. */
    private static byte[] twoNames(String first, String second) {
        byte[] archive = new Bundle(
                        JsonNodeFactory.instance.objectNode(), new TreeMap<>(Map.of(first, "GO", second, "NO-GO")))
                .write();
        String text = new String(archive, StandardCharsets.ISO_8859_1);
        int listed = text.lastIndexOf(second);
        System.arraycopy(first.getBytes(StandardCharsets.US_ASCII), 0, archive, listed, first.length());
        return archive;
    }

    @Test
    void one_name_twice_is_refused() {
        byte[] archive = new Bundle(
                        JsonNodeFactory.instance.objectNode(),
                        new TreeMap<>(Map.of("report.md", "GO", "resort.md", "NO-GO")))
                .write();
        String text = new String(archive, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("resort.md"); at >= 0; at = text.indexOf("resort.md", at + 1)) {
            archive[at + 2] = 'p';
        }

        refused(archive, "b.zip: not a whole archive: its list names a file twice");
    }

    /** Where the first entry of the list at the end begins. */
    private static int listOfFiles(byte[] archive) {
        return new String(archive, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    }

    private static void refused(byte[] archive, String why) {
        assertThatThrownBy(() -> Bundle.read("b.zip", archive))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode().code()).isEqualTo(65))
                .hasMessageContaining(why);
    }

    private static byte[] rewritten(UnaryOperator<Map<String, String>> change) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(BUNDLE.write()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : change.apply(texts).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
