package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.ReportFigures;
import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code report} on the demo, whose fleet and clock are fixed. */
final class ReportCommandTest {
    @TempDir
    Path home;

    private Outcome run(String line) {
        return new RunningApp().home(home).run(line.split(" "));
    }

    /** On an intended change, copy {@code cli/target/report-*.md} over the golden files. */
    @ParameterizedTest
    @ValueSource(strings = {"steady", "error-burst", "multi-anomaly"})
    void says_what_it_always_said_of_a_scenario(String scenario) throws IOException {
        Outcome outcome = run("--context demo --scenario " + scenario + " --seed 7 report");
        String name = "report-" + scenario + ".md";
        String report = withoutDurations(outcome.out(), scenario.equals("multi-anomaly"));
        Files.writeString(Path.of("target", name), report);

        try (InputStream golden = ReportCommandTest.class.getResourceAsStream(name)) {
            assertThat(golden).isNotNull();
            assertThat(report).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
    }

    /** How long each query took is the machine's: the third cell of the appendix, which is kept once. */
    private static String withoutDurations(String report, boolean withAppendix) {
        int appendix = report.indexOf("## Appendix");
        if (!withAppendix) {
            return report.substring(0, appendix);
        }
        return report.substring(0, appendix)
                + report.substring(appendix)
                        .lines()
                        .map(line -> line.replaceFirst("^(\\| [a-z0-9-]+ \\| [^|]+ \\| )[0-9.]+ m?s \\|", "$1… |"))
                        .reduce("", (text, line) -> text + line + "\n");
    }

    @Test
    void has_every_figure_that_the_contract_names() throws IOException {
        try (InputStream golden = ReportCommandTest.class.getResourceAsStream("report-multi-anomaly.md")) {
            assertThat(golden).isNotNull();
            ReportFigures.assertAllIn(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void only_the_sections_asked_for_are_written_and_asked() {
        Outcome outcome = run("--context demo report --section rollout,sla");

        assertThat(outcome.out().lines().filter(line -> line.startsWith("## ")))
                .containsExactly("## 5. SLA compliance", "## 8. Rollout");
        assertThat(outcome.out()).doesNotContain("latency-p99");
    }

    @Test
    void a_section_that_is_not_there_is_a_usage_error() {
        Outcome outcome = run("--context demo report --section latncy");

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errLines())
                .containsExactly(
                        "error: the report has no section \"latncy\"",
                        "Did you mean latency? It has summary, latency, throughput, errors, components, sla, anomalies,"
                                + " resources, rollout, compare, recommendations, hour, appendix.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--since 59m", "--since 31d", "--baseline 1m"})
    void lengths_out_of_bounds_are_usage_errors(String option) {
        Outcome outcome = run("--context demo report " + option);

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(outcome.errLines().get(0)).endsWith("must be from 1h to 30d");
    }

    @Test
    void goes_into_a_file_whole_or_not_at_all() throws IOException {
        Outcome outcome = run("--context demo report --section rollout --out report.md");

        assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
        assertThat(Files.readString(home.resolve("report.md"))).contains("## 8. Rollout");

        Outcome directory = run("--context demo report --section rollout --out .");
        assertThat(directory.code()).isEqualTo(73);
        assertThat(directory.errLines().get(0))
                .isEqualTo("error: cannot write " + home.resolve(".") + ": is a directory");
    }

    @Test
    void as_JSON_it_has_the_figures_by_name() {
        Outcome outcome = run("--context demo report --section rollout -o json");

        assertThat(outcome.out())
                .contains("\"kind\": \"Report\"")
                .contains("\"id\": \"rollout-progress\"")
                .contains("\"simulated\": true");
        assertThat(outcome.code()).isZero();
    }
}
