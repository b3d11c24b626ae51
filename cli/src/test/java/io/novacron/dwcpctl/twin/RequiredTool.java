package io.novacron.dwcpctl.twin;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Programs of the system that a test needs. Without one it is skipped, except where nobody would notice. */
final class RequiredTool {
    private RequiredTool() {}

    /** Its file; skips the test where there is none on the PATH, and fails it with {@code CI=true}. */
    static Path find(String name) {
        String path = System.getenv("PATH");
        return Arrays.stream((path == null ? "" : path).split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> {
                    String missing = name + " is not on the PATH";
                    if ("true".equals(System.getenv("CI"))) {
                        Assertions.fail(missing);
                    }
                    Assumptions.abort(missing);
                    throw new IllegalStateException(missing);
                });
    }
}
