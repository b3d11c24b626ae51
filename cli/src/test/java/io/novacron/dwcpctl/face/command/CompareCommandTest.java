package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.testing.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command, and a gate's criterion that compares, on the simulated fleet. */
final class CompareCommandTest {
    @TempDir
    Path home;

    private RunningApp.Outcome run(String line) {
        return new RunningApp().home(home).run(("--context demo " + line).split(" "));
    }

    @Test
    void a_fleet_that_is_well_is_nowhere_worse_on_one_screen() {
        RunningApp.Outcome outcome = run("compare");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines().toList())
                .startsWith(
                        "SIMULATED (context demo): numbers of a simulated fleet, not of production",
                        "",
                        "PASS  v3 beside v1  2026-01-31 09:30:00 +00:00, the last 1h by 1m, from demo")
                .hasSizeLessThanOrEqualTo(24)
                .allMatch(line -> line.length() <= 80);
        assertThat(outcome.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "throughput-collapse, throughput, 2",
        "throughput-collapse, compression, 0",
        "latency-spike, latency-p99, 2",
        "error-burst, error-rate, 2"
    })
    void a_scenario_is_seen_where_it_is(String scenario, String metric, int code) throws IOException {
        RunningApp.Outcome outcome = run("--scenario " + scenario + " compare " + metric + " --since 15m -o json");

        assertThat(outcome.code()).as(outcome.out()).isEqualTo(code);
        JsonNode data = new ObjectMapper().readTree(outcome.out()).path("data");
        assertThat(data.path("verdict").asText()).isEqualTo(code == 2 ? "FAIL" : "PASS");
        assertThat(data.path("metrics"))
                .hasSize(2)
                .allMatch(one -> one.path("id").asText().equals(metric));
        assertThat(data.at("/metrics/0/verdict").asText()).isEqualTo(code == 2 ? "FAIL" : "PASS");
    }

    @Test
    void too_little_of_v1_is_not_known() {
        RunningApp.Outcome outcome = run("compare error-rate --since 10m --region us-east");

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).contains("error-rate us-east: too little could be compared");
    }

    @Test
    void every_stratum_can_be_seen_and_machines_see_them_all() {
        assertThat(run("compare latency-p99 --strata --region eu-west").out())
                .contains("LATENCY-P99 EU-WEST", "\nall ", "\ndatacenter small ", "\nhybrid large ");
        RunningApp.Outcome csv = run("compare latency-p99 --region eu-west -o csv");
        assertThat(csv.out().lines()).hasSize(7).first().asString().startsWith("verdict,metric,region,stratum,");
        assertThat(run("compare throughput -o markdown").out())
                .contains("| eu-west | worst in | v1 | v3 | change (95 %) | status |");
    }

    @Test
    void the_same_moment_comes_to_the_same() {
        List<String> twice = List.of(
                run("compare latency-p95 -o csv").out(),
                run("compare latency-p95 -o csv").out());

        assertThat(twice.get(0)).isEqualTo(twice.get(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        compare latency-p98; error: there is no metric "latency-p98" to compare
        compare --since 5m; error: --since 5m has room for 5 windows of 1m, and 10 are needed
        compare --since 1y; error: --since 1y has 525600 windows, which is too many
        compare --region eu-wst; error: --region: context demo has no region "eu-wst"
        """)
    void what_makes_no_sense_is_usage(String line, String error) {
        RunningApp.Outcome outcome = run(line);

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(outcome.errLines()).hasSize(2).first().isEqualTo(error);
    }

    @Test
    void nobody_there_is_UNKNOWN_with_its_reason() {
        RunningApp.Outcome outcome = new RunningApp()
                .home(home)
                .variable("DWCPCTL_PROMETHEUS_URL", "http://127.0.0.1:9")
                .run("compare", "throughput");

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).contains("ERROR  v3 beside v1", "127.0.0.1:9");
    }

    @ParameterizedTest
    @CsvSource({"steady, 0, GO", "throughput-collapse, 2, NO_GO"})
    void a_gate_may_compare_and_its_evidence_comes_to_the_same(String scenario, int code, String decision)
            throws IOException {
        Files.writeString(home.resolve("mine.yaml"), """
                schema: 1
                id: mine
                title: Is v3 as good as v1?
                criteria:
                  - {id: slower, role: vote, compare: latency-p99}
                  - {id: thinner, role: veto, compare: throughput, since: 15m}
                """);
        RunningApp.Outcome decided =
                run("--scenario " + scenario + " gonogo mine.yaml --for 1m --evidence e.json -o csv");
        RunningApp.Outcome replayed = new RunningApp().home(home).run("gonogo", "--replay", "e.json", "-o", "csv");

        assertThat(decided.code()).as(decided.out()).isEqualTo(code);
        assertThat(decided.out()).contains("\n" + decision + ",", " with 95 % confidence");
        assertThat(replayed.code()).isEqualTo(code);
        assertThat(replayed.errLines()).noneMatch(line -> line.contains("does not agree"));
        assertThat(replayed.out().replace("\"simulated, replayed, of the past\"", "simulated"))
                .isEqualTo(decided.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        {id: a, role: veto, compare: latency-p98}; error: mine.yaml:5: there is no metric "latency-p98" to compare
        {id: a, role: veto, compare: latency-p99, fail: '> 1'}; error: mine.yaml:5: unknown field "fail"
        {id: a, role: veto, compare: latency-p99, since: 5m}; error: mine.yaml:5: 10 windows do not fit into it
        """)
    void a_gate_that_compares_wrongly_is_refused(String criterion, String error) throws IOException {
        Files.writeString(
                home.resolve("mine.yaml"), "schema: 1\nid: mine\ntitle: M\ncriteria:\n  - " + criterion + "\n");

        RunningApp.Outcome outcome = run("gonogo mine.yaml");

        assertThat(outcome.code()).isEqualTo(65);
        assertThat(outcome.errLines()).first().asString().startsWith(error);
    }
}
