package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollback of the demo, and what is said of it afterwards: a process each. */
final class RollbackProofTest {
    @TempDir
    Path home;

    private Outcome run(String line) {
        return new RunningApp().home(home).variable("USER", "kim").run(("--context demo " + line).split(" "));
    }

    private Path state() {
        return home.resolve(".local/state/dwcpctl");
    }

    private Path only(String directory, String file) throws IOException {
        try (Stream<Path> all = Files.list(state().resolve(directory))) {
            List<Path> found =
                    all.map(one -> one.resolve(file)).filter(Files::exists).toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    @Test
    void an_emergency_is_verified_recorded_and_told() throws IOException {
        assertThat(run("--scenario error-burst gonogo").code()).isEqualTo(2);

        Outcome rollback = run("rollback --emergency --confirm --reason errors");
        Outcome verify = run("rollback verify");
        Outcome gate = run("gonogo post-rollback");

        assertThat(rollback.code()).as(rollback.toString()).isZero();
        assertThat(verify.code()).as(verify.toString()).isZero();
        assertThat(verify.out()).contains("VERIFIED", "service-selects-v1", "time-to-v1");
        assertThat(gate.code()).as(gate.toString()).isZero();
        String record = Files.readString(only("rollback", "record.md"));
        assertThat(record)
                .contains("> **SIMULATED**", "| Approved by | kim |", "| Reason | errors |")
                .contains("## Evidence that v1 serves\n\nPASS at ")
                .contains("demo: rollback-started kept in the demo's log, not sent")
                .contains("demo: rollback-done kept in the demo's log, not sent")
                .contains("error-rate-critical: v3 failed");
        assertThat(Files.readString(state().resolve("demo/log"))).contains("\"id\":\"rollback-done\"");
    }

    @Test
    void an_emergency_whose_journal_cannot_be_written_shows_its_record() throws IOException {
        Files.createDirectories(state());
        Files.writeString(state().resolve("rollback"), "a file where the journals' directory should be");

        Outcome rollback = run("--scenario error-burst rollback --emergency --confirm -q");

        assertThat(rollback.code()).as(rollback.toString()).isZero();
        assertThat(rollback.out())
                .contains("VERIFIED: done, verified: v1 serves as it should; its journal lacks the last ");
        assertThat(rollback.err())
                .contains(
                        "an emergency goes on without it",
                        "the journal is not whole; keep this, the record of the run:")
                .contains("| Approved by | kim |", "scale-v1: done, 18 replicas of dwcp-v1 are wanted")
                .contains("demo: rollback-started kept in the demo's log, not sent");
        Outcome calm = run("rollback run --yes");
        assertThat(calm.code()).as(calm.toString()).isEqualTo(73);
        assertThat(calm.err()).contains("error: nothing was changed: journal ");
    }

    @Test
    void without_a_rollback_v1_is_judged_as_it_is() {
        Outcome verify = run("rollback verify");

        assertThat(verify.code()).isEqualTo(2);
        assertThat(verify.out()).contains("FAILED", "service-selects-v1: it selects v3");
        assertThat(verify.out() + verify.err()).contains("this machine has no journal of a rollback of context demo");
    }

    @Test
    void a_watch_of_one_look_says_how_v3_is_and_changes_nothing() throws IOException {
        Outcome bad = run("--scenario latency-spike rollback watch --arm --for 0s -o json");

        assertThat(bad.code()).as(bad.toString()).isEqualTo(1);
        assertThat(bad.out())
                .contains(
                        "\"phase\":\"WATCHING\"", "\"call\":\"HOLD\"", "\"state\":\"DEGRADED\"", "\"v1\":\"HEALTHY\"");
        assertThat(Files.readString(only("rollback", "decisions")))
                .startsWith("{\"event\":\"began\"")
                .contains("\"armed\":true");
        assertThat(run("rollback status").out()).contains("v3 (");
    }

    @Test
    void a_wrong_line_arms_nothing() {
        assertThat(run("rollback watch --arm --interval 20s").code()).isEqualTo(64);
        assertThat(run("rollback verify no-such-rollback").code()).isEqualTo(64);
        assertThat(run("rollback watch --at -5m").code()).isEqualTo(64);
    }
}
