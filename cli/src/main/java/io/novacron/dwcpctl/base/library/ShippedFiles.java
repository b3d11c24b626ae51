package io.novacron.dwcpctl.base.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The data files that are built into the program, found by an index that the build makes: a native image has no
 * directories to list.
 */
public final class ShippedFiles {
    private static final String ROOT = "/dwcpctl/";

    /** The paths that begin with {@code prefix}, sorted: {@code queries/cookbook/}. */
    public List<String> list(String prefix) {
        return text("index.txt")
                .lines()
                .filter(path -> path.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** The text of one of them. */
    public String text(String path) {
        try (InputStream in = ShippedFiles.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw new IllegalStateException("not built into the program: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
