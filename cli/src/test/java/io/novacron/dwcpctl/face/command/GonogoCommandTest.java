package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.testing.RunningApp;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command on the simulated fleet. */
final class GonogoCommandTest {
    /** What of the rollout's gate does not depend on alerts. */
    private static final String VOTES_AND_VETOES = """
            schema: 1
            id: measured
            title: What is measured alone
            include:
              - {gate: rollout, role: vote}
              - {gate: rollout, role: veto}
            """;

    @TempDir
    Path home;

    @BeforeEach
    void gate() throws IOException {
        Files.writeString(home.resolve("measured.yaml"), VOTES_AND_VETOES);
    }

    private RunningApp app() {
        return new RunningApp().home(home);
    }

    private RunningApp.Outcome run(String line) {
        return app().run(("--context demo " + line).split(" "));
    }

    @Test
    void the_decision_comes_first_and_says_that_it_is_simulated() {
        RunningApp.Outcome outcome = run("gonogo measured.yaml");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines().toList())
                .startsWith(
                        "SIMULATED (context demo): numbers of a simulated fleet, not of production",
                        "",
                        "GO  measured (simulated)  2026-01-31 09:30:00 +00:00, from demo",
                        "0 of 3 votes violated; no veto, no caution.")
                .allMatch(l -> l.length() <= 80);
        assertThat(outcome.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "latency-spike, 1, CAUTION",
        "throughput-collapse, 1, CAUTION",
        "error-burst, 2, NO_GO",
        "component-down, 2, NO_GO",
        "consensus-failure, 2, NO_GO",
        "multi-anomaly, 2, NO_GO"
    })
    void a_scenario_is_decided_by_code_and_by_data(String scenario, int code, String decision) throws IOException {
        RunningApp.Outcome outcome = run("--scenario " + scenario + " gonogo measured.yaml -o json");

        assertThat(outcome.code()).isEqualTo(code);
        JsonNode json = new ObjectMapper().readTree(outcome.out());
        assertThat(json.at("/data/decision").asText()).isEqualTo(decision);
        assertThat(json.at("/kind").asText()).isEqualTo("Decision");
        assertThat(json.at("/simulated").asBoolean()).isTrue();
        assertThat(json.at("/data/standing").asText()).isEqualTo("simulated");
        assertThat(json.at("/data/criteria")).hasSize(10);
    }

    @Test
    void a_caution_may_be_tolerated_and_an_unknown_may_not() {
        assertThat(run("--scenario latency-spike gonogo measured.yaml --fail-on no-go")
                        .code())
                .isZero();
        assertThat(run("gonogo measured.yaml --fail-on caution").code()).isEqualTo(1);
        assertThat(run("gonogo measured.yaml --at 2020-01-01T00:00:00Z --fail-on no-go")
                        .code())
                .isEqualTo(3);
    }

    @Test
    void a_decision_of_the_past_says_so_in_every_output() {
        for (String format : List.of("table", "json", "yaml", "csv", "markdown")) {
            RunningApp.Outcome outcome = run("gonogo measured.yaml --at -1h -o " + format);

            assertThat(outcome.code()).as(format).isZero();
            assertThat(outcome.out()).as(format).contains("simulated, of the past");
        }
    }

    @Test
    void one_region_may_be_asked_about() {
        assertThat(run("--scenario error-burst gonogo measured.yaml --region us-east")
                        .code())
                .isZero();
        assertThat(run("gonogo measured.yaml --region eu-west").code()).isEqualTo(2);

        RunningApp.Outcome unknown = run("gonogo --region eu-wst");
        assertThat(unknown.code()).isEqualTo(64);
        assertThat(unknown.errLines())
                .containsExactly(
                        "error: --region: context demo has no region \"eu-wst\"",
                        "Did you mean eu-west? It has eu-west, us-east.");
    }

    @Test
    void over_a_while_a_fault_that_has_just_gone_still_counts() {
        assertThat(run("gonogo measured.yaml --for 2m").code()).isZero();
        assertThat(run("--scenario component-down gonogo measured.yaml --for 2m")
                        .code())
                .isEqualTo(2);
    }

    /** The fault began 15 minutes ago: neither it nor its absence has lasted for 20. */
    @Test
    void a_wait_in_which_nothing_held_is_UNKNOWN() {
        run("--scenario component-down gonogo measured.yaml");
        RunningApp.Outcome outcome = run("--scenario steady gonogo measured.yaml --wait 30s --for 20m -o json");

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out())
                .contains("no decision held for 20m within 30s")
                .contains("\"evaluatedAt\": \"2026-01-31T09:30:30.000Z\"");
    }

    /** Half a minute after the fault's end, so that of the last minute neither half is like the other. */
    @Test
    void a_wait_ends_on_the_decision_that_has_held_and_costs_the_demo_no_time() {
        run("--scenario component-down gonogo measured.yaml");
        run("--scenario steady gonogo measured.yaml --wait 30s --for 20m");
        assertThat(run("gonogo measured.yaml --for 1m").code()).isEqualTo(2);

        RunningApp.Outcome ended = run("gonogo measured.yaml --wait 20m --for 1m -o json");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("\"decision\": \"GO\"")
                .contains("\"evaluatedAt\": \"2026-01-31T09:31:15.000Z\"");
        assertThat(ended.errLines())
                .containsExactly(
                        "2026-01-31 09:30:30 +00:00  NO-GO: 0 of 3 votes violated; vetoed by targets, components",
                        "2026-01-31 09:31:15 +00:00  GO: 0 of 3 votes violated; no veto, no caution");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gonogo nosuch",
                "gonogo --for soon",
                "gonogo --wait 1m --interval 0s",
                "gonogo --wait 1m --at -1h"
            })
    void what_makes_no_sense_is_usage(String line) {
        RunningApp.Outcome outcome = run(line);

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(outcome.errLines()).hasSize(2);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void a_bad_gate_is_refused_with_file_and_line() throws IOException {
        Files.writeString(home.resolve("bad.yaml"), "schema: 1\nid: bad\ntitle: Bad\ncriteria: []\n");

        RunningApp.Outcome outcome = run("gonogo bad.yaml");

        assertThat(outcome.code()).isEqualTo(65);
        assertThat(outcome.errLines().get(0))
                .isEqualTo("error: bad.yaml:1: the gate has no criterion: it would decide on nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "--scenario steady, 0, 0",
        "--scenario component-down, 3, 0",
        "--scenario latency-spike, 2, 0",
        "--at 2020-01-01T00:00:00Z, 0, 11"
    })
    void JUnit_output_keeps_the_schema(String option, int failures, int errors) throws Exception {
        run(option + " gonogo measured.yaml --junit out/gonogo.xml");

        String xml = Files.readString(home.resolve("out/gonogo.xml"));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(GonogoCommandTest.class.getResource("/junit/junit-10.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
        assertThat(xml)
                .contains("<testsuites tests=\"11\" failures=\"" + failures + "\" errors=\"" + errors + "\"")
                .contains("<testsuite name=\"gonogo measured (simulated");
    }

    @Test
    void what_is_not_known_is_an_error_to_JUnit_and_what_is_bad_a_failure() throws IOException {
        run("gonogo measured.yaml --at 2020-01-01T00:00:00Z --junit unknown.xml");
        run("--scenario component-down gonogo measured.yaml --junit bad.xml");

        assertThat(Files.readString(home.resolve("unknown.xml")))
                .contains("<error message=\"UNKNOWN\">", "<error message=\"NO_DATA ")
                .doesNotContain("<failure");
        assertThat(Files.readString(home.resolve("bad.xml")))
                .contains("<failure message=\"NO-GO\">", "<failure message=\"FAIL ")
                .doesNotContain("<error");
    }

    @Test
    void GitHub_gets_a_summary_and_annotations() throws IOException {
        Path summary = Files.writeString(home.resolve("summary.md"), "before\n");

        RunningApp.Outcome outcome = app().variable("GITHUB_STEP_SUMMARY", summary.toString())
                .run("--context demo --scenario component-down gonogo measured.yaml -q".split(" "));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(Files.readString(summary))
                .startsWith("before\n> SIMULATED")
                .contains("**NO-GO**", "| criterion | role |");
        assertThat(outcome.errLines())
                .contains(
                        "::error title=NO-GO measured (simulated)::0 of 3 votes violated; vetoed by targets, components",
                        "::error title=targets (simulated)::FAIL: eu-west: The application or a component is down.");
    }

    @Test
    void evidence_comes_to_the_same_again_without_anybody() throws IOException {
        for (String scenario : List.of("steady", "latency-spike", "component-down")) {
            RunningApp.Outcome decided = run("--scenario " + scenario + " gonogo --evidence e.json -o csv");
            RunningApp.Outcome replayed = new RunningApp().home(home).run("gonogo", "--replay", "e.json", "-o", "csv");

            assertThat(replayed.code()).as(scenario).isEqualTo(decided.code());
            assertThat(replayed.out().replace("\"simulated, replayed, of the past\"", "simulated"))
                    .isEqualTo(decided.out());
            assertThat(replayed.errLines())
                    .contains("warning: this decision was worked out again from evidence, nobody was asked");
        }
    }

    @Test
    void evidence_that_was_altered_is_refused() throws IOException {
        run("--scenario component-down gonogo --evidence e.json");
        Path file = home.resolve("e.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"live\" : true", "\"live\" : false"));

        RunningApp.Outcome outcome = run("gonogo --replay e.json");

        assertThat(outcome.code()).isEqualTo(65);
        assertThat(outcome.errLines().get(0))
                .isEqualTo("error: e.json: the evidence was altered after it was written: its digest does not fit");
        assertThat(run("gonogo --replay measured.yaml").code()).isEqualTo(65);
    }

    @Test
    void evidence_holds_no_secret() throws IOException {
        String secret = "s3cret-of-the-test";
        app().variable("DWCPCTL_PROMETHEUS_URL", "http://someone:" + secret + "@127.0.0.1:9")
                .run("gonogo", "--evidence", "e.json", "-o", "json");

        assertThat(Files.readString(home.resolve("e.json")))
                .contains("UNREACHABLE", "127.0.0.1:9")
                .doesNotContain(secret);
    }

    @Test
    void in_CI_a_decision_that_is_not_real_must_be_asked_for_on_the_line() {
        RunningApp ci = app().variable("CI", "true").variable("DWCPCTL_CONTEXT", "demo");

        RunningApp.Outcome refused = ci.run("gonogo", "measured.yaml");
        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.errLines().get(0))
                .isEqualTo("error: CI=true, and the decision would be simulated or replayed");
        assertThat(ci.run("gonogo", "measured.yaml", "--context", "demo", "--evidence", "e.json")
                        .code())
                .isZero();
        assertThat(ci.run("gonogo", "--replay", "e.json").code()).isEqualTo(64);
        assertThat(ci.run("gonogo", "--replay", "e.json", "--context", "demo").code())
                .isZero();
    }

    @Test
    void a_run_that_is_ended_leaves_whole_files_and_no_decision() throws IOException {
        RunningApp app = app();
        app.cancellation().cancel();

        RunningApp.Outcome outcome =
                app.run("--context demo gonogo measured.yaml --junit j.xml --evidence e.json".split(" "));

        assertThat(outcome.code()).isEqualTo(130);
        assertThat(outcome.out()).isEmpty();
        assertThat(Files.readString(home.resolve("j.xml")))
                .endsWith("</testsuites>\n")
                .contains("<error message=\"UNKNOWN\"");
        assertThat(Files.readString(home.resolve("e.json"))).contains("\"decision\" : \"UNKNOWN\"");
        assertThat(run("gonogo --replay e.json").code()).isEqualTo(3);
    }

    @Test
    void nobody_to_ask_is_UNKNOWN_with_the_reason() {
        RunningApp.Outcome outcome =
                app().variable("DWCPCTL_PROMETHEUS_URL", "http://127.0.0.1:9").run("gonogo", "measured.yaml");

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).startsWith("UNKNOWN  measured").contains("127.0.0.1:9");
    }
}
