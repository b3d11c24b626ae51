package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.novacron.dwcpctl.ops.bundle.Bundle;
import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --bundle} of decisions, rollbacks and playbooks, and what {@code bundle} makes of them. */
final class BundleCommandsTest {
    @TempDir
    Path home;

    private Outcome run(String line) {
        return new RunningApp().home(home).run(line.split(" "));
    }

    private Bundle bundle() throws IOException {
        return Bundle.read("b.zip", Files.readAllBytes(home.resolve("b.zip")));
    }

    @Test
    void a_decision_is_worked_out_again_from_its_bundle() throws IOException {
        Outcome made = run("--context demo --scenario latency-spike gonogo --bundle b.zip -o json");
        Outcome replayed = new RunningApp()
                .home(home.resolve("elsewhere"))
                .run("bundle", "replay", "" + home.resolve("b.zip"), "-o", "json");

        assertThat(made.code()).isEqualTo(1);
        assertThat(made.err()).contains("bundle: " + home.resolve("b.zip"));
        assertThat(replayed.code()).isEqualTo(1);
        assertThat(replayed.out()).contains("\"decision\": \"CAUTION\"");
        assertThat(replayed.err()).doesNotContain("it does not agree");
        assertThat(bundle().files()).containsOnlyKeys("decision.json", "decision.md", "evidence.json");
        assertThat(bundle().about().toString())
                .isEqualTo("{\"kind\":\"Gate\",\"version\":\""
                        + bundle().about().path("version").asText()
                        + "\",\"context\":\"demo\",\"simulated\":true,\"at\":\"2026-01-31T09:30:00.000Z\","
                        + "\"gate\":\"rollout\",\"decision\":\"CAUTION\"}");
    }

    @Test
    void on_a_build_server_a_replay_is_no_decision_unless_it_is_said() {
        run("--context demo gonogo --bundle b.zip");

        assertThat(new RunningApp()
                        .home(home)
                        .variable("CI", "true")
                        .run("bundle", "replay", "b.zip")
                        .code())
                .isEqualTo(64);
        assertThat(new RunningApp()
                        .home(home)
                        .variable("CI", "true")
                        .run("--context", "demo", "bundle", "replay", "b.zip")
                        .code())
                .isZero();
    }

    @Test
    void a_bundle_that_cannot_be_written_hides_no_decision_and_lets_none_through() throws IOException {
        Files.createDirectories(home.resolve("b.zip"));

        Outcome go = run("--context demo gonogo --bundle b.zip");
        Outcome caution = run("--context demo --scenario latency-spike gonogo --bundle b.zip");

        assertThat(go.code()).isEqualTo(73);
        assertThat(go.out()).contains("GO  rollout");
        assertThat(go.errLines())
                .containsExactly(
                        "error: the bundle is not written: cannot write " + home.resolve("b.zip") + ": is a directory",
                        "Name a file.");
        assertThat(caution.code()).isEqualTo(1);
        assertThat(caution.out()).contains("CAUTION  rollout");
        assertThat(caution.err()).contains("the bundle is not written");
        Outcome report = run("--context demo report --section rollout --bundle b.zip");
        assertThat(report.code()).isEqualTo(73);
        assertThat(report.out()).contains("# DWCP v3 metrics analysis");
        assertThat(report.err()).contains("the bundle is not written");
        try (Stream<Path> left = Files.list(home)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void a_rollback_s_record_is_made_again_from_its_journal() throws IOException {
        Outcome made = run("--context demo rollback run --yes --reason drill --bundle b.zip");
        Outcome replayed = run("bundle replay b.zip");

        assertThat(made.code()).as(made.err()).isZero();
        String id = bundle().about().path("rollback").asText();
        String directory = "records/rollback/" + id + "/";
        assertThat(bundle().files())
                .containsOnlyKeys(
                        directory + "journal.jsonl",
                        directory + "record.md",
                        directory + "evidence/cluster.json",
                        directory + "evidence/logs-dwcp-v1.txt",
                        directory + "evidence/logs-dwcp-v3.txt",
                        "replies.json");
        assertThat(bundle().files().get("replies.json")).contains("\"source\" : \"demo\"", "dwcp_");
        assertThat(replayed.code()).isZero();
        assertThat(replayed.out())
                .isEqualTo(bundle().files().get(directory + "record.md"))
                .isEqualTo(Files.readString(home.resolve(".local/state/dwcpctl/rollback/" + id + "/record.md")));
        assertThat(replayed.errLines())
                .containsExactly(
                        "the record, made again from the journal; what was done to the cluster is told, not done"
                                + " again");

        assertThat(run("--context demo rollback verify --bundle b.zip").code()).isZero();
        assertThat(bundle().files()).containsKeys(directory + "journal.jsonl", "verification.json", "replies.json");
    }

    @Test
    void records_of_the_time_and_the_context_are_in_the_bundles_of_reports_and_decisions() throws IOException {
        run("--context demo rollback run --yes");

        run("--context demo gonogo --bundle b.zip");
        assertThat(bundle().files().keySet()).anyMatch(name -> name.endsWith("/record.md"));
        run("--context demo report --section rollout --bundle b.zip");
        assertThat(bundle().files().keySet()).anyMatch(name -> name.endsWith("/record.md"));
        run("--context demo report --section rollout --since 1h --at -3h --bundle b.zip");
        assertThat(bundle().files()).containsOnlyKeys("replies.json", "report.md");
    }

    @Test
    void a_playbook_s_post_mortem_is_made_again_from_its_transcript() throws IOException {
        Files.writeString(home.resolve("t"), """
                {"time":"2026-01-31T09:00:00.000Z","kind":"began","playbook":"latency-p99-critical","run":"r1","context":"demo","simulated":"true","operator":"me"}
                {"time":"2026-01-31T09:01:00.000Z","kind":"noted","text":"seen"}
                """);

        Outcome made = run("playbook show --transcript t --bundle b.zip");
        Outcome replayed = run("bundle replay b.zip");

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(bundle().files())
                .containsOnlyKeys(
                        "library/playbooks/latency-p99-critical.yaml",
                        "post-mortem.md",
                        "records/playbook/r1/transcript.jsonl");
        assertThat(replayed.out())
                .isEqualTo(bundle().files().get("post-mortem.md"))
                .contains("note: seen");
        assertThat(replayed.code()).as("it has not ended").isEqualTo(3);
    }

    @Test
    void what_was_changed_and_sealed_again_does_not_agree() throws IOException {
        run("--context demo rollback run --yes --bundle b.zip");
        Bundle whole = bundle();
        SortedMap<String, String> files = new TreeMap<>(whole.files());
        files.replaceAll((name, text) -> name.endsWith("record.md") ? text.replace("done, verified", "failed") : text);
        Files.write(home.resolve("b.zip"), new Bundle(whole.about(), files).write());

        Outcome replayed = run("bundle replay b.zip");

        assertThat(replayed.code()).isEqualTo(3);
        assertThat(replayed.err()).contains("it does not agree with the record in the bundle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gate", "Rollback", "Playbook", "Report", "Weather"})
    void a_bundle_without_what_its_kind_needs_is_refused(String kind) throws IOException {
        Bundle empty = new Bundle(JsonNodeFactory.instance.objectNode().put("kind", kind), new TreeMap<>());
        Files.write(home.resolve("b.zip"), empty.write());

        Outcome replayed = run("bundle replay b.zip");

        assertThat(replayed.code()).isEqualTo(65);
        assertThat(replayed.errLines()).hasSize(2);
        assertThat(replayed.errLines().get(0)).startsWith("error: bundle b.zip: ");
        assertThat(replayed.out()).isEmpty();
    }

    @Test
    void what_a_journal_says_steers_no_terminal() throws IOException {
        run("--context demo rollback run --yes --reason drill --bundle b.zip");
        Bundle whole = bundle();
        SortedMap<String, String> files = new TreeMap<>(whole.files());
        files.replaceAll((name, text) ->
                name.endsWith("journal.jsonl") ? text.replace("\"drill\"", "\"\\u001b]0;owned\\u0007\"") : text);
        Files.write(home.resolve("b.zip"), new Bundle(whole.about(), files).write());

        assertThat(run("bundle replay b.zip").out()).contains("owned").doesNotContain("\u001b", "\u0007");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gonogo --replay e.json --bundle b.zip",
                "playbook show latency-p99-critical --bundle b.zip",
                "--no-prompt playbook run latency-p99-critical --bundle b.zip",
                "playbook run --tabletop latency-p99-critical --bundle b.zip"
            })
    void where_there_is_nothing_to_keep_it_is_refused(String line) {
        assertThat(run(line).code()).isEqualTo(64);
        assertThat(home.resolve("b.zip")).doesNotExist();
    }
}
