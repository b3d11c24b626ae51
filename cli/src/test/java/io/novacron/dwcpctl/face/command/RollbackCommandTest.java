package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RollbackCommandTest {
    @TempDir
    Path home;

    private final RunningApp app = new RunningApp();

    @BeforeEach
    void home() {
        app.home(home).variable("COLUMNS", "100").variable("USER", "ann");
    }

    private Outcome demo(String... args) {
        return app.run(
                Stream.concat(Stream.of("--context", "demo"), Stream.of(args)).toArray(String[]::new));
    }

    @Test
    void the_plan_changes_nothing_and_shows_every_change_and_command() {
        Outcome plan = demo("rollback", "plan");

        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(plan.out())
                .contains("ready: manual rollback to v1 in namespace dwcp-v3-production; traffic on v1 after about 58s")
                .contains("replicas of dwcp-v1: 2 → 18")
                .contains("kubectl --namespace=dwcp-v3-production scale deployment/dwcp-v1 --replicas=18")
                .contains("all 9 that are needed are granted");
        assertThat(demo("rollback", "status").out()).contains("no rollback is known to the cluster");
        assertThat(demo("rollback", "plan", "-o", "json").out())
                .contains("\"kind\": \"RollbackPlan\"", "\"change\": \"replicas of dwcp-v1: 2 → 18\"");
    }

    @Test
    void an_emergency_must_be_confirmed_on_the_line() {
        Outcome outcome = demo("rollback", "--emergency");

        assertThat(outcome).isEqualTo(new Outcome(64, "", """
                error: --emergency asks nothing, so it must be confirmed on the line; nothing was touched
                Add --confirm; or see what it would do with dwcpctl rollback plan --emergency.
                """));
        assertThat(demo("rollback", "status").out()).contains("users are served by v3 (12 ready endpoints)");
    }

    @Test
    void a_run_shows_the_plan_and_asks() {
        Outcome outcome = demo("rollback", "run");

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("ready: manual rollback to v1").endsWith("""
                        error: a question was needed and prompting is off: Roll back to v1?
                        Answer it with --yes, or run this at a terminal without --no-prompt.
                        """);
    }

    @Test
    void a_run_that_is_agreed_to_its_status_and_scaling_v3_down_later() {
        Outcome early = demo("rollback", "scale-down", "--yes");
        assertThat(early.code()).as("v3 serves: " + early.out()).isEqualTo(2);

        Outcome run = demo("rollback", "run", "--yes", "--reason", "errors");

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "VERIFIED: done, verified: v1 serves as it should",
                        "users are served by v1 (18 ready endpoints)");
        assertThat(demo("rollback", "status").out()).contains("(manual) of ann: verified, at step verify");
        assertThat(demo("rollback", "resume").err()).contains("is complete, nothing is left to resume");
        Outcome down = demo("rollback", "scale-down", "--yes");
        assertThat(down.code()).as(down.err()).isZero();
        assertThat(down.out()).contains("dwcp-v3 has 0 pods");
    }

    @Test
    void without_kubernetes_it_is_impossible_and_nothing_is_asked() throws IOException {
        Files.createDirectories(home.resolve(".config/dwcpctl"));
        Files.writeString(home.resolve(".config/dwcpctl/config.yaml"), """
                schema: 1
                current-context: production
                contexts:
                  production:
                    prometheus: {urls: ["http://127.0.0.1:9"]}
                """);

        Outcome outcome = app.run("rollback", "--emergency", "--confirm");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("it is impossible: cluster: context production has no kubernetes");
        assertThat(app.run("rollback", "resume").code()).isEqualTo(64);
        assertThat(app.run("rollback").code()).isEqualTo(64);
        assertThat(app.run("rollback", "plan", "--at", "-5m").code()).isEqualTo(64);
    }
}
