package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlaybookCommandsTest {
    private static final String DRILL = """
            schema: 1
            id: drill
            title: A drill
            alert: DWCPv3LatencyP99Critical
            summary: For tests.
            budget: 10m
            placeholders: {region: {type: region}, component: {type: component}}
            steps:
              - id: confirm
                phase: immediate
                title: See it
                text: Look at {{region}}.
                decide:
                  question: Is it slow
                  branches:
                    - {answer: slow, label: It is, when: {query: latency-p99, with: {region: "{{region}}"}, is: ">= 0.5"}, goto: which}
                    - {answer: fine, label: It is not, goto: fine}
              - {id: which, phase: diagnosis, title: Name it, text: Name it., ask: {question: Which, into: component}}
              - {id: logs, phase: diagnosis, title: Read, text: Read., inspect: [kubectl, logs, "deployment/dwcp-v3-{{component}}", --tail=1]}
              - {id: relieve, phase: mitigation, title: Relieve it, text: Set it., cluster: {set-env: {deployment: "dwcp-v3-{{component}}", values: {COMPRESSION_ALGO: snappy}}}}
              - {id: over, phase: resolution, title: Over, text: Over., done: {outcome: resolved}}
              - {id: fine, phase: resolution, title: Fine, text: Fine., done: {outcome: false-alarm}}
            """;
    private static final String ANSWERS = """
            - confirm: acknowledge
            - confirm: slow
            - which: hde
            - logs: "note: nothing new"
            - logs: do
            - relieve: do
            """;

    @TempDir
    Path home;

    private final RunningApp app = new RunningApp();

    @BeforeEach
    void files() throws IOException {
        app.home(home).variable("COLUMNS", "200").variable("USER", "ann").variable("DWCPCTL_LIBRARY", "library");
        Path playbooks = Files.createDirectories(home.resolve("library/playbooks"));
        Files.writeString(playbooks.resolve("drill.yaml"), DRILL);
        Files.writeString(home.resolve("answers.yaml"), ANSWERS);
    }

    private Outcome demo(String... args) {
        String[] line = new String[args.length + 2];
        line[0] = "--context";
        line[1] = "demo";
        System.arraycopy(args, 0, line, 2, args.length);
        return app.run(line);
    }

    @Test
    void its_bundle_tells_the_run_anywhere_else() throws IOException {
        String line =
                "--scenario latency-spike playbook run drill --set region=eu-west --answers answers.yaml --bundle b.zip";
        Outcome outcome = demo(line.split(" "));
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Outcome replayed = new RunningApp().home(elsewhere).run("bundle", "replay", "" + home.resolve("b.zip"));
        Outcome shown = new RunningApp().home(elsewhere).run("bundle", "show", "" + home.resolve("b.zip"), "-o", "csv");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(replayed.code()).as(replayed.err()).isZero();
        assertThat(replayed.out())
                .contains(
                        "Post-mortem (draft): ", "note: nothing new", "kubectl --namespace=dwcp-v3-production set env");
        assertThat(shown.out().lines().map(row -> row.replaceAll(",.*", "")))
                .containsExactly(
                        "id",
                        "library/playbooks/drill.yaml",
                        "post-mortem.md",
                        shown.out().lines().skip(3).findFirst().orElse("").replaceAll(",.*", ""),
                        "replies.json")
                .anyMatch(row -> row.matches("records/playbook/[0-9]{8}-[0-9]{6}-drill/transcript\\.jsonl"));
    }

    @Test
    void a_file_of_answers_leads_to_the_end_and_everything_is_in_the_transcript() throws IOException {
        Outcome outcome = demo(
                "--scenario",
                "latency-spike",
                "playbook",
                "run",
                "drill",
                "--set",
                "region=eu-west",
                "--answers",
                "answers.yaml",
                "--transcript",
                "t");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("resolved after").contains("Record: " + home.resolve("t"));
        assertThat(outcome.err())
                .contains(
                        "$ kubectl --namespace=dwcp-v3-production set env deployment/dwcp-v3-hde COMPRESSION_ALGO=snappy")
                .contains(
                        "It restarts the pods of dwcp-v3-hde one after another, and with them the migrations they are running.");
        List<String> lines = Files.readAllLines(home.resolve("t"));
        assertThat(lines).allMatch(line -> line.startsWith("{\"time\":\"2026-01-31T09:3"));
        assertThat(lines.get(0))
                .contains(
                        "\"kind\":\"began\"",
                        "\"playbook\":\"drill\"",
                        "\"operator\":\"ann\"",
                        "\"urgency\":\"immediate\"");
        assertThat(lines)
                .anyMatch(l -> l.contains("\"kind\":\"acknowledged\""))
                .anyMatch(l -> l.contains("\"answer\":\"slow\",\"proposed\":\"slow\""))
                .anyMatch(l -> l.contains("\"kind\":\"noted\""))
                .anyMatch(l -> l.contains("\"kind\":\"intended\""));
        assertThat(lines.get(lines.size() - 1)).contains("\"outcome\":\"resolved\"");
    }

    @Test
    void the_post_mortem_is_drafted_from_it() {
        demo(
                "--scenario",
                "latency-spike",
                "playbook",
                "run",
                "drill",
                "--set",
                "region=eu-west",
                "--answers",
                "answers.yaml",
                "--transcript",
                "t");

        Outcome outcome = app.run("playbook", "show", "--transcript", "t", "-o", "markdown");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains(
                        "Post-mortem (draft): A drill", "Timeline", "answered slow", "note: nothing new", "Root cause")
                .contains("COMPRESSION_ALGO=snappy: accepted");
    }

    @Test
    void a_question_that_is_not_expected_ends_it_with_65_and_it_can_be_gone_on_with() throws IOException {
        Files.writeString(home.resolve("short.yaml"), "- confirm: slow\n- logs: do\n");
        Outcome outcome = demo(
                "--scenario",
                "latency-spike",
                "playbook",
                "run",
                "drill",
                "--set",
                "region=eu-west",
                "--answers",
                "short.yaml",
                "--transcript",
                "t");

        assertThat(outcome.code()).isEqualTo(65);
        assertThat(outcome.err()).contains("short.yaml:2: answers logs, but what is asked is step which");

        Files.writeString(home.resolve("rest.yaml"), "- which: hde\n- logs: do\n- relieve: do\n");
        Outcome resumed = demo("playbook", "resume", "--transcript", "t", "--answers", "rest.yaml");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Files.readString(home.resolve("t"))).contains("\"kind\":\"resumed\"");
        assertThat(demo("playbook", "resume", "--transcript", "t").code()).isEqualTo(64);
    }

    @Test
    void without_answers_and_without_a_terminal_nothing_is_begun() {
        Outcome outcome = demo("playbook", "run", "drill", "--transcript", "t");

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(home.resolve("t")).doesNotExist();
    }

    @Test
    void a_value_that_is_none_is_usage_and_nothing_is_begun() {
        Outcome outcome = demo(
                "playbook",
                "run",
                "drill",
                "--set",
                "region=; rm -rf /",
                "--answers",
                "answers.yaml",
                "--transcript",
                "t");

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(home.resolve("t")).doesNotExist();
    }

    @Test
    void the_checklist_needs_no_context() {
        Outcome outcome = app.run("playbook", "run", "drill", "--no-prompt", "--set", "component=hde");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("[ ] confirm: See it", "look: kubectl logs deployment/dwcp-v3-hde --tail=1")
                .contains("Look at {{region}}.");
    }

    @Test
    void the_list_marks_what_applies_where_there_is_a_context() {
        assertThat(app.run("playbook", "list").out()).contains("drill").doesNotContain("APPLIES");
        Outcome outcome = demo("--scenario", "latency-spike", "playbook", "list");

        assertThat(outcome.out()).contains("APPLIES NOW").contains("drill", "LatencyP99Critical fires");
    }

    @Test
    void a_mistake_in_a_playbook_fails_its_test() throws IOException {
        Files.writeString(
                home.resolve("library/playbooks/drill.yaml"),
                DRILL.replace("query: latency-p99", "query: latency-p98"));

        Outcome outcome = app.run("playbook", "test", "drill");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out())
                .contains("drill.yaml:16: there is no query \"latency-p98\". Did you mean latency-p90?")
                .endsWith("0 passed, 1 failed\n");
    }

    @Test
    void cases_must_walk_every_step_and_branch() throws IOException {
        Files.writeString(
                home.resolve("library/playbooks/drill.yaml"), DRILL.replace("alert: DWCPv3LatencyP99Critical\n", ""));
        Files.writeString(home.resolve("library/playbooks/drill.cases.yaml"), """
                schema: 1
                playbook: drill
                cases:
                  - name: fine
                    metrics: [{query: latency-p99, with: {region: us-east}, values: [0.3]}]
                    set: {region: us-east}
                    answers: [{confirm: fine}]
                    ends: resolved
                """);

        Outcome outcome = app.run("playbook", "test", "drill");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out())
                .contains("drill.cases.yaml:4: \"fine\" ends false-alarm, not resolved")
                .contains("no case enters step relieve")
                .contains("no case takes confirm: slow")
                .contains("2 of 6", "1 of 2");
    }
}
