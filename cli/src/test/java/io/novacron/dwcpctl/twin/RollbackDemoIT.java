package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
        Program program = Program.underTest(home);

        Program.Result before = program.run("--context", "demo", "--scenario", "error-burst", "gonogo");
        Program.Result rollback =
                program.run("--context", "demo", "rollback", "--emergency", "--confirm", "-o", "json", "-q");
        Program.Result after = program.run("--context", "demo", "gonogo", "post-rollback");

        assertThat(before.code()).as(before.toString()).isEqualTo(2);
        assertThat(rollback.code()).as(rollback.toString()).isZero();
        JsonNode data = new ObjectMapper().readTree(rollback.out()).path("data");
        assertThat(data.path("ending").asText()).isEqualTo("verified");
        assertThat(Duration.between(
                        Instant.parse(data.path("startedAt").asText()),
                        Instant.parse(data.path("trafficOnV1At").asText())))
                .isLessThan(Duration.ofMinutes(2));
        assertThat(after.code()).as(after.toString()).isZero();
        assertThat(after.out()).contains("GO  post-rollback");
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
