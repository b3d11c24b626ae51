package io.novacron.dwcpctl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RealPrometheusIT {
    @ParameterizedTest
    @EnumSource
    void startsAnswersAndStops(RealPrograms programs, @TempDir Path folder) {
        String configuration = "global:\n  scrape_interval: 1s\nscrape_configs: []\n";
        try (RealPrometheus prometheus = RealPrometheus.start(programs, folder, configuration)) {
            assertThat(prometheus.scalar("vector(3)")).isEqualTo(3);
            assertThat(prometheus.scalar("up")).isNaN();
            prometheus.await("an answer", Duration.ofSeconds(5), () -> prometheus.scalar("vector(1)") == 1);
        }
    }
}
