package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The emergency, rehearsed: processes one after another on the demo, nobody at the keyboard. */
final class RollbackDemoIT {
    @TempDir
    Path home;

    @Test
    void from_no_go_over_the_rollback_to_go() throws IOException {
        // one script; each of its processes says how it ended
        Program.Result script = Program.underTest(home).shell("""
                "$0" --context demo --scenario error-burst gonogo >gonogo.txt; echo gonogo $?
                "$0" --context demo rollback --emergency --confirm -o json -q >rollback.json; echo rollback $?
                "$0" --context demo rollback verify >verify.txt; echo verify $?
                "$0" --context demo gonogo post-rollback >after.txt; echo after $?
                """.replace(">", ">\"$HOME\"/"));

        assertThat(script.out()).as(script.err()).isEqualTo("gonogo 2\nrollback 0\nverify 0\nafter 0\n");
        assertThat(home.resolve("gonogo.txt")).content().contains("NO-GO  rollout");
        JsonNode data = new ObjectMapper()
                .readTree(Files.readString(home.resolve("rollback.json")))
                .path("data");
        assertThat(data.path("ending").asText()).isEqualTo("verified");
        assertThat(Duration.between(
                        Instant.parse(data.path("startedAt").asText()),
                        Instant.parse(data.path("trafficOnV1At").asText())))
                .isLessThan(Duration.ofMinutes(2));
        assertThat(home.resolve("after.txt")).content().contains("GO  post-rollback");
    }

    @Test
    void a_person_reads_the_plan_and_says_no() throws IOException, InterruptedException, TimeoutException {
        Program program = Program.underTest(home);
        try (PseudoTerminal terminal = PseudoTerminal.start(program, "\"$PROGRAM\" --context demo rollback run")) {
            terminal.await("Roll back to v1?");
            terminal.type(PseudoTerminal.ENTER);

            assertThat(terminal.exitCode()).as(terminal.shown()).isEqualTo(64);
            assertThat(terminal.shown())
                    .contains("replicas of dwcp-v1: 2 → 18", "not confirmed")
                    .doesNotContain("\\x1b");
        }
    }
}
