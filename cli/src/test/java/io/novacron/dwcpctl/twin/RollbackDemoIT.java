package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
}
