package io.novacron.dwcpctl.ops.querytest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Our own unit tests of rules, good and bad. */
final class RuleUnitTestFiles {
    static final Path FOLDER = Path.of("src/test/resources/rules");

    private RuleUnitTestFiles() {}

    static Stream<String> names() throws IOException {
        try (Stream<Path> paths = Files.list(FOLDER)) {
            List<String> names = paths.map(p -> p.getFileName().toString())
                    .filter(n -> n.endsWith(".yml") && !n.endsWith(".rules.yml"))
                    .sorted()
                    .toList();
            return names.stream();
        }
    }
}
