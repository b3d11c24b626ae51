package io.novacron.dwcpctl.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.rules.Rule;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the real promtool and Prometheus, of both generations, make of the shipped rules. */
final class RulesIT {
    @ParameterizedTest
    @EnumSource
    void are_flawless_to_promtool(RealPrograms programs) {
        List<Path> files = Shipped.yamlFiles(Shipped.RULES);
        List<String> arguments = new ArrayList<>(List.of("check", "rules", "--lint=all", "--lint-fatal"));
        files.forEach(file -> arguments.add(file.toString()));

        RealPrograms.Outcome outcome = programs.run("", "promtool", arguments.toArray(String[]::new));

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output().lines().filter(line -> line.contains("SUCCESS")))
                .hasSameSizeAs(files);
        assertThat(outcome.output()).doesNotContain("FAILED");
    }

    /** Wrapped and indented as Prometheus 3 itself would write them; Prometheus 2 makes 2e+09 of 2000000000. */
    @ParameterizedTest
    @EnumSource(names = "THREE")
    void are_written_in_the_form_of_Prometheus(RealPrograms programs, @TempDir Path folder) {
        try (RealPrometheus prometheus = RealPrometheus.start(programs, folder, "scrape_configs: []\n")) {
            for (Rule rule : Shipped.rules()) {
                String query = URLEncoder.encode(rule.query(), StandardCharsets.UTF_8);
                assertThat(rule.query().stripTrailing())
                        .as(rule.name())
                        .isEqualTo(prometheus
                                .data("/api/v1/format_query?query=" + query)
                                .asText());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void pass_their_unit_tests_in_promtool(RealPrograms programs) {
        assertThat(Verdicts.ofPromtool(programs, Shipped.yamlFiles(Shipped.TESTS)))
                .isNotEmpty()
                .allSatisfy(verdict ->
                        assertThat(verdict.passed()).as(verdict.output()).isTrue());
    }

    @Test
    void pass_their_unit_tests_in_query_test() {
        assertThat(Verdicts.ofQueryTest(Shipped.yamlFiles(Shipped.TESTS)))
                .isNotEmpty()
                .allSatisfy(verdict ->
                        assertThat(verdict.passed()).as(verdict.output()).isTrue());
    }
}
