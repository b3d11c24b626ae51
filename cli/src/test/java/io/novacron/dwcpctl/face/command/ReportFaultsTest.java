package io.novacron.dwcpctl.face.command;

import static io.novacron.dwcpctl.testing.ScriptedPrometheus.region;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import io.novacron.dwcpctl.testing.ScriptedPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report} where the source gives no answers, or such that have no numbers in them. */
final class ReportFaultsTest {
    @TempDir
    Path home;

    private ScriptedPrometheus server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedPrometheus();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Outcome report(String... more) {
        return new RunningApp()
                .home(home)
                .variable("DWCPCTL_PROMETHEUS_URL", server.url())
                .run(Stream.concat(Stream.of("report"), Stream.of(more)).toArray(String[]::new));
    }

    private static List<String> rows(Outcome outcome, String begin) {
        return outcome.out().lines().filter(line -> line.startsWith(begin)).toList();
    }

    @Test
    void where_nothing_is_answered_there_is_no_report() throws IOException {
        Path before = Files.writeString(home.resolve("report.md"), "of before");
        server.on("", 401, "who are you");

        for (String[] line : new String[][] {{}, {"--out", "report.md"}, {"--bundle", "b.zip"}, {"-o", "json"}}) {
            Outcome outcome = report(line);

            assertThat(outcome.code()).isEqualTo(77);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.errLines()).hasSize(2).first().asString().startsWith("error: " + server.url());
        }
        assertThat(before).hasContent("of before");
        assertThat(home.resolve("b.zip")).doesNotExist();
    }

    @Test
    void what_the_server_refuses_costs_its_cells_and_gives_its_code() {
        server.on("dwcp_v3_build_info", 422, """
                {"status":"error","errorType":"execution","error":"many-to-many matching not allowed"}""").vector("", region("eu-west", "1"));

        Outcome outcome = report("--section", "rollout");

        assertThat(outcome.code()).isEqualTo(65);
        assertThat(outcome.errLines())
                .singleElement()
                .asString()
                .matches(
                        "warning: \\d+ of \\d+ questions were not answered, and the cells that rest on them say so; the"
                                + " first: http://.*/api/v1/query: .*many-to-many matching not allowed.*");
        assertThat(rows(outcome, "| Versions that run |"))
                .singleElement()
                .asString()
                .contains("no data: ", "many-to-many matching not allowed");
        assertThat(rows(outcome, "| SLAs violated now"))
                .singleElement()
                .asString()
                .contains("| eu-west | 1 | == 0 |");
    }

    @Test
    void empty_answers_are_no_numbers() {
        server.vector("");

        Outcome outcome = report("--section", "rollout");

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(rows(outcome, "| SLAs violated now"))
                .singleElement()
                .asString()
                .contains("| no data: the answer was empty | == 0 | NO DATA |");
        assertThat(outcome.out()).doesNotContain("| PASS |");
    }

    @Test
    void what_is_not_known_is_not_met() {
        server.vector("");

        assertThat(report("--section", "summary").out())
                .contains(
                        "Not known: Latency, P99; Throughput; Error rate; Availability over the period; SLA compliance"
                                + " over the period; Components healthy, of six; Types of anomaly in 5 minutes; CPU; Memory."
                                + " Met: none.")
                .doesNotContain("is met");
    }

    @Test
    void answers_of_nothing_but_NaN_are_no_numbers() {
        server.vector("", region("eu-west", "NaN"));

        Outcome outcome = report("--section", "rollout,components,compare");

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).doesNotContain("NaN", "| PASS |");
        assertThat(rows(outcome, "| SLAs violated now"))
                .singleElement()
                .asString()
                .startsWith("| SLAs violated now, by the service's own judgement | eu-west | no data: ");
    }

    @Test
    void infinite_values_are_written_as_such_and_are_null_for_machines() throws IOException {
        server.vector("dwcp_v3_sla_compliance", region("eu-west", "+Inf")).vector("", region("eu-west", "1"));

        Outcome outcome = report("--section", "rollout");
        JsonNode json = new JsonMapper()
                .readTree(report("--section", "rollout", "-o", "json").out());

        assertThat(outcome.code()).isZero();
        assertThat(rows(outcome, "| SLAs violated now"))
                .singleElement()
                .asString()
                .contains("| eu-west | +Inf | == 0 | **FAIL** |");
        assertThat(json.toString()).doesNotContain("Inf");
        assertThat(json.at("/data/asked").asInt()).isPositive();
    }
}
