package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.ops.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads bundles that a command names. */
final class BundleFiles {
    private static final int MOST_BYTES = 128 << 20;

    private BundleFiles() {}

    /** @throws CliException with code 65 if the file cannot be read, or is no bundle */
    static Bundle read(Session session, Path file) {
        Path path = session.environment().workingDirectory().resolve(file);
        byte[] bytes;
        try (var in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
            throw new CliException(ExitCode.BAD_INPUT, "bundle " + file + ": " + why, "Check the path.", e);
        }
        if (bytes.length > MOST_BYTES) {
            throw CliException.badInput("bundle " + file + ": larger than 128 MiB", "Give a file that --bundle wrote.");
        }
        return Bundle.read("bundle " + file, bytes);
    }
}
