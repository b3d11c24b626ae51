package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.ops.bundle.Bundle;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads bundles that a command names. */
final class BundleFiles {
    private static final int MOST_BYTES = 32 << 20;

    private BundleFiles() {}

    /** A text out of a bundle as it may reach a terminal, which it must not steer. */
    static String shown(String text) {
        return text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** @throws CliException with code 65 if the file cannot be read, or is no bundle */
    static Bundle read(Session session, Path file) {
        Path path = session.environment().workingDirectory().resolve(file);
        byte[] bytes;
        try (var in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException
                    ? "no such file"
                    : e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
            throw new CliException(ExitCode.BAD_INPUT, "bundle " + file + ": " + why, "Check the path.", e);
        }
        if (bytes.length > MOST_BYTES) {
            throw CliException.badInput("bundle " + file + ": larger than 32 MiB", "Give a file that --bundle wrote.");
        }
        return Bundle.read("bundle " + file, bytes);
    }
}
