package io.novacron.dwcpctl.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.site.fleet.serve.PortMap;
import io.novacron.dwcpctl.site.fleet.serve.ScrapeConfig;
import io.novacron.dwcpctl.testing.RealPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the real promtool, of both generations, makes of the example for production and of what {@code simulate} writes. */
final class ConfigurationsIT {
    @ParameterizedTest
    @EnumSource
    void the_example_is_flawless_and_finds_the_rules(RealPrograms programs) {
        flawless(programs, Shipped.PROMETHEUS);
    }

    @ParameterizedTest
    @EnumSource
    void what_simulate_writes_with_rules_is_flawless_and_finds_them(RealPrograms programs, @TempDir Path folder)
            throws IOException {
        Path rules = folder.resolve("it's [my] rules?"); // a pattern, to Prometheus, unless that is told
        Shipped.copy(Shipped.RULES, rules);
        ScrapeConfig.Alerting alerting = new ScrapeConfig.Alerting(rules, "localhost:9090", "[::1]:9093");
        Path file = folder.resolve("prometheus.yml");
        Files.writeString(file, ScrapeConfig.text(new PortMap(18_080), alerting));

        flawless(programs, file);
    }

    private static void flawless(RealPrograms programs, Path file) {
        RealPrograms.Outcome outcome =
                programs.run("", "promtool", "check", "config", "--lint=all", "--lint-fatal", file.toString());

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output())
                .contains(Shipped.ruleFiles().size() + " rule files found")
                .doesNotContain("FAILED");
    }
}
