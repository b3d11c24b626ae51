package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A place for what a trial keeps and nobody needs afterwards. */
final class Scratch {
    private Scratch() {}

    /** A directory of its own, among those that the system clears away. */
    static Path directory() {
        try {
            return Files.createTempDirectory("dwcpctl-trial-");
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.CANNOT_CREATE,
                    "there is no place for a trial's files: " + e.getMessage(),
                    "Set java.io.tmpdir to a directory that can be written.",
                    e);
        }
    }

    /** Takes it away with all that is in it; what cannot be removed stays for the system. */
    static void remove(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                var unused = path.toFile().delete();
            });
        } catch (IOException e) {
            // nobody needs it, and nobody needs to know
        }
    }
}
