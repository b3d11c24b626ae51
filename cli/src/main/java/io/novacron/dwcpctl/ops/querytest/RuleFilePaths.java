package io.novacron.dwcpctl.ops.querytest;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Finds the files that a pattern means: {@code *}, {@code ?} and {@code [a-z]} within each part of a path. */
final class RuleFilePaths {
    private RuleFilePaths() {}

    /**
     * In order of their names; none where nothing fits.
     *
     * @param base the directory that a relative pattern starts from
     */
    static List<Path> matching(Path base, String pattern) {
        Path whole = base.resolve(pattern);
        Path root = whole.getRoot();
        List<Path> found = new ArrayList<>(List.of(root == null ? Path.of("") : root));
        for (Path part : whole) {
            List<Path> next = new ArrayList<>();
            for (Path directory : found) {
                next.addAll(step(directory, part.toString(), pattern));
            }
            found = next;
        }
        return found;
    }

    private static List<Path> step(Path directory, String part, String pattern) {
        boolean plain = part.chars().noneMatch(c -> "*?[\\".indexOf(c) >= 0);
        if (plain) {
            Path path = directory.resolve(part);
            return Files.exists(path) ? List.of(path) : List.of();
        }
        Path listed = directory.toString().isEmpty() ? Path.of(".") : directory;
        if (!Files.isDirectory(listed)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(listed, part)) {
            paths.forEach(path -> found.add(directory.resolve(path.getFileName())));
        } catch (IOException | PatternSyntaxException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    "rule_files: " + pattern + ": " + e.getMessage(),
                    "Check the pattern, and that its directory can be read.",
                    e);
        }
        found.sort(null);
        return found;
    }
}
