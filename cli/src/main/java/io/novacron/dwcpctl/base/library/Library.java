package io.novacron.dwcpctl.base.library;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data files in force: those shipped, and over them those of the user's directory, which has the same layout
 * ({@code queries/cookbook/…}). Which entries of a user's file replace which shipped ones is for the reader of the files.
 */
public final class Library {
    private final ShippedFiles shipped;
    private final @Nullable Path overlay;
    private final Map<String, String> texts;

    /** @param overlay the user's directory, which need not be there; null for none */
    public Library(ShippedFiles shipped, @Nullable Path overlay) {
        this(shipped, overlay, Map.of());
    }

    private Library(ShippedFiles shipped, @Nullable Path overlay, Map<String, String> texts) {
        this.shipped = shipped;
        this.overlay = overlay;
        this.texts = new TreeMap<>(texts);
    }

    /** One whose user's files are given, by their paths in it ({@code queries/cookbook/mine.yaml}), wherever they lie. */
    public static Library of(ShippedFiles shipped, Map<String, String> overlays) {
        return new Library(shipped, null, overlays);
    }

    /**
     * A data file.
     *
     * @param name for messages: the path within the library, or the user's file
     * @param text all of it
     */
    public record File(String name, String text) {}

    /** The shipped file of that path alone. */
    public File shipped(String path) {
        return new File(path, shipped.text(path));
    }

    /** The paths of the shipped files below a directory ({@code queries/cookbook/}). */
    public List<String> shippedPaths(String directory) {
        return shipped.list(directory);
    }

    /**
     * The user's files below the same directory, by name; not those of directories below it.
     *
     * @throws CliException with code 65 if the directory or one of them cannot be read
     */
    public List<File> overlays(String directory) {
        return overlays(directory, List.of(".yaml", ".yml"));
    }

    /** The same of files of other kinds: {@code .md}. */
    public List<File> overlays(String directory, List<String> endings) {
        Path folder = overlay == null ? null : overlay.resolve(directory);
        if (folder == null || !Files.isDirectory(folder)) {
            return texts.entrySet().stream()
                    .filter(file ->
                            file.getKey().startsWith(directory) && file.getKey().indexOf('/', directory.length()) < 0)
                    .map(file -> new File(file.getKey(), file.getValue()))
                    .toList();
        }
        List<Path> paths;
        try (Stream<Path> found = Files.list(folder)) {
            paths = found.filter(p -> isDataFile(p.getFileName().toString(), endings))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    "library " + folder + ": cannot be read: " + e.getMessage(),
                    "Make it readable, or remove it.",
                    e);
        }
        List<File> files = new ArrayList<>();
        for (Path path : paths) {
            files.add(new File(path.toString(), TextFiles.read("library", path)));
        }
        return files;
    }

    private static boolean isDataFile(String name, List<String> endings) {
        return !name.startsWith(".") && endings.stream().anyMatch(name::endsWith);
    }
}
