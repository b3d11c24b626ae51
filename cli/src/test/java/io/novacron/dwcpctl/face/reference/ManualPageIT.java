package io.novacron.dwcpctl.face.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RealPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What mandoc, the strictest reader of manual pages, says of ours. */
final class ManualPageIT {
    @Test
    void mandoc_has_nothing_to_complain_of() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("..", "man"))) {
            assertThat(pages).isNotEmpty().allSatisfy(page -> {
                String text = Files.readString(page);
                RealPrograms.Outcome outcome =
                        RealPrograms.INSTALLED.run(text, "mandoc", "-T", "lint", "-W", "warning");

                // a date would make each page anew with every build
                assertThat(outcome.output().lines().filter(line -> !line.contains("missing date")))
                        .isEmpty();
            });
        }
    }
}
