package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.testing.RealKubernetes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollback by the real kubectl on a real API server: whole, and by processes that are killed. Users are served throughout. */
final class RollbackIT {
    @TempDir
    static Path folder;

    private static RealKubernetes kubernetes;
    private static ServedByV1 prometheus;
    private static int namespaces;

    @TempDir
    Path home;

    private @Nullable RollbackStage stage;

    @BeforeAll
    static void start() throws IOException {
        kubernetes = RealKubernetes.start(folder);
        prometheus = new ServedByV1();
    }

    @AfterAll
    static void stop() {
        if (kubernetes != null) {
            kubernetes.close();
            prometheus.close();
        }
    }

    /** The program, on a stage of its own. */
    private Program program() throws IOException {
        namespaces++;
        stage = new RollbackStage(kubernetes, "rollback-" + namespaces, prometheus.url());
        return stage.program(home);
    }

    private RollbackStage stage() {
        return Objects.requireNonNull(stage, "no program yet");
    }

    /** Looks every 50 ms who is behind the service. */
    private final class Sampler implements AutoCloseable {
        private final CountDownLatch end = new CountDownLatch(1);
        private final AtomicInteger samples = new AtomicInteger();
        private final AtomicInteger unserved = new AtomicInteger();
        private final Thread thread = new Thread(this::work, "endpoints");

        Sampler() {
            thread.setDaemon(true);
            thread.start();
        }

        private void work() {
            try {
                do {
                    samples.incrementAndGet();
                    if (stage().readyEndpoints() == 0) {
                        unserved.incrementAndGet();
                    }
                } while (!end.await(50, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            end.countDown();
            try {
                thread.join(10_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            assertThat(samples).hasValueGreaterThan(10);
            assertThat(unserved)
                    .as("samples without a ready endpoint, of " + samples)
                    .hasValue(0);
        }
    }

    @Test
    @SuppressWarnings("try") // samples while it is open
    void a_whole_one_its_status_from_another_machine_and_scaling_down() throws IOException {
        Program program = program();
        Program.Result unnamed = program.run("rollback", "--emergency", "--confirm");
        assertThat(unnamed.code()).as(unnamed.err()).isEqualTo(64);
        assertThat(unnamed.err()).contains("is protected; nothing was touched");

        Program.Result result;
        try (Sampler sampler = new Sampler()) {
            result = program.run("--context", "production", "rollback", "--emergency", "--confirm");
        }

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.out())
                .startsWith("VERIFIED: done, verified: v1 serves as it should")
                .contains("users are served by v1 (4 ready");
        stage().assertRolledBack();
        Program.Result status = stage().program(home.resolve("elsewhere")).run("rollback", "status");
        assertThat(status.code()).as(status.err()).isZero();
        assertThat(status.out())
                .contains("(emergency) of ann", "verified", "users are served by v1 (4 ready endpoints)");
        Program.Result asked = program.run("rollback", "scale-down", "--yes");
        assertThat(asked.code()).as("its name must be typed: " + asked.err()).isEqualTo(64);
    }

    @Test
    @SuppressWarnings("try") // as above
    void interrupted_it_finishes_the_step_and_can_be_resumed() throws IOException, InterruptedException {
        Program program = program();
        try (Sampler sampler = new Sampler()) {
            Process process = program.start("--context", "production", "rollback", "--emergency", "--confirm");
            awaitJournal("\"line\":\"intended\",\"step\":\"scale-v1\"", process);
            Program.signal(process, "INT");
            Program.Result stopped = Program.finish(process);

            assertThat(stopped.code()).as(stopped.toString()).isEqualTo(130);
            assertThat(stopped.out())
                    .startsWith("STOPPED: stopped before the step await-v1")
                    .contains("users are served by v3 (2 ready endpoints)");
            Program.Result result = program.run("rollback", "resume");
            assertThat(result.code()).as(result.toString()).isZero();
        }
        stage().assertRolledBack();
    }

    /** A kubectl that ends the program as kill -9 does, once: when a change is made and the program has not heard of it. */
    private Program killedAfter(Program program, String change) throws IOException {
        Path folder = Files.createDirectories(home.resolve("bin"));
        Path kubectl = Files.writeString(
                folder.resolve("kubectl"), """
                #!/bin/sh
                case "$*" in
                *" %1$s"*)
                    if [ ! -e "%2$s" ]; then
                        : >"%2$s"
                        "%3$s/kubectl" "$@" >"%2$s" 2>&1
                        kill -9 $PPID
                    fi ;;
                esac
                exec "%3$s/kubectl" "$@"
                """.formatted(change, home.resolve("killed"), kubernetes.kubectlFolder()));
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
        return program.with("PATH", folder + ":" + program.environment().get("PATH"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scale", "patch service/dwcp-service", "patch deployment/dwcp-v3"})
    @SuppressWarnings("try") // as above
    void killed_between_a_change_and_its_record_it_makes_none_twice(String change) throws IOException {
        Program program = killedAfter(program(), change);
        try (Sampler sampler = new Sampler()) {
            Program.Result killed =
                    program.run("--context", "production", "rollback", "--emergency", "--confirm", "-q");
            assertThat(killed.code()).as(killed.toString()).isEqualTo(137);
            assertThat(Files.readString(home.resolve("killed"))).containsAnyOf("paused", "scaled", "patched");

            Program.Result result = program.run("rollback", "resume");

            assertThat(result.code()).as(result.toString()).isZero();
            assertThat(result.err())
                    .contains("the journal does not say what came of it, so the cluster is looked at first");
        }
        stage().assertRolledBack();
        String journal = written(home.resolve(".local/state/dwcpctl/rollback"));
        assertThat(journal).contains("logs of dwcp-v3 (Error from server"); // no kubelet is there to have any
        assertThat(journal.lines().filter(line -> line.contains("\"line\":\"intended\"")))
                .as(journal)
                .hasSize(4);
    }

    @Test
    void at_a_terminal_its_name_is_typed_and_a_second_control_C_stops_it_now()
            throws IOException, InterruptedException {
        Program program = program();
        Path journals = home.resolve(".local/state/dwcpctl/rollback");
        kubernetes.hold("v1");
        try (TmuxScreen terminal = new TmuxScreen(
                program, "dwcpctl-rollback-" + ProcessHandle.current().pid(), 100, 50)) {
            terminal.line("stty -g >before; \"$P\" rollback run; echo status=$?");
            assertThat(terminal.await("Type the context's name, production"))
                    .contains("replicas of dwcp-v1: 1 → 4", "traffic on v1 after about");
            terminal.line("prod");
            assertThat(terminal.await("status=64"))
                    .contains("that is not the name of the context", "Nothing was changed.");
            assertThat(written(journals)).isEmpty();

            terminal.afresh("\"$P\" rollback run; echo status=$?");
            terminal.await("Type the context's name, production");
            terminal.line("production");
            terminal.await("1 of 4 pods of dwcp-v1 available");
            terminal.key("C-c");
            terminal.await("it stops after the step it is at; Ctrl-C again stops it now");
            terminal.key("C-c");
            terminal.await("status=130");
            assertThat(written(journals)).doesNotContain("\"line\":\"ended\"");

            terminal.afresh("\"$P\" rollback status; echo status=$?");
            assertThat(terminal.await("status=0"))
                    .contains("running, at step await-v1", "users are served by v3 (2 ready endpoints)")
                    .contains("go on: dwcpctl rollback resume");
            kubernetes.release("v1");
            terminal.afresh("\"$P\" rollback resume; echo status=$?");
            assertThat(terminal.await("status=0")).contains("VERIFIED", "users are served by v1 (4 ready endpoints)");
            terminal.afresh("stty -g >after; cmp before after && echo as it was: $((0+1))");
            terminal.await("as it was: 1");
        } finally {
            kubernetes.release("v1");
        }
        stage().assertRolledBack();
    }

    @Test
    void its_plan_names_whoever_would_undo_it() throws IOException {
        Program program = program();
        String autoscalers = "/apis/autoscaling/v1/namespaces/" + stage().namespace() + "/horizontalpodautoscalers";
        kubernetes.create(autoscalers, """
                {"metadata": {"name": "v1-by-cpu"}, "spec": {"minReplicas": 1, "maxReplicas": 3,
                 "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "dwcp-v1"}}}
                """);
        stage().kubectl(
                        "annotate",
                        "deployment/dwcp-v3",
                        "argocd.argoproj.io/tracking-id=dwcp:apps/Deployment:dwcp/dwcp-v3");
        stage().kubectl("label", "service/dwcp-service", "kustomize.toolkit.fluxcd.io/name=dwcp");
        stage().kubectl("label", "deployment/dwcp-v1", "app.kubernetes.io/instance=dwcp");

        Program.Result blocked = program.run("rollback", "plan", "-o", "json");

        assertThat(blocked.code()).as(blocked.toString()).isEqualTo(2);
        assertThat(check(blocked, "autoscalers"))
                .isEqualTo(
                        "FAIL v1-by-cpu allows dwcp-v1 at most 3 of 4 replicas. Raise its maximum, or delete it, first.");
        assertThat(check(blocked, "gitops"))
                .isEqualTo(
                        "WARN deployment dwcp-v3 is Argo CD's (dwcp:apps/Deployment:dwcp/dwcp-v3), deployment dwcp-v1"
                                + " is perhaps Argo CD's (dwcp), service dwcp-service is Flux's (dwcp): it would undo the changes."
                                + " Suspend it first: argocd app set APP --sync-policy none, flux suspend kustomization NAME.");

        stage().kubectl("patch", "hpa/v1-by-cpu", "--patch={\"spec\":{\"maxReplicas\":10}}");
        stage().kubectl("annotate", "service/dwcp-service", "kustomize.toolkit.fluxcd.io/reconcile=disabled");
        Program.Result warned = program.run("rollback", "plan", "-o", "json");

        assertThat(warned.code()).as(warned.toString()).isZero();
        assertThat(check(warned, "autoscalers"))
                .isEqualTo(
                        "WARN v1-by-cpu sets the replicas of dwcp-v1, at least 1: before v1 has traffic it may take some"
                                + " away. Raise its minimum to 4.");
        assertThat(check(warned, "gitops")).doesNotContain("Flux");
    }

    private static String check(Program.Result plan, String id) throws IOException {
        for (JsonNode check :
                new ObjectMapper().readTree(plan.out()).path("data").path("preflight")) {
            if (check.path("id").asText().equals(id)) {
                return check.path("verdict").asText() + " " + check.path("says").asText() + ". "
                        + check.path("next").asText();
            }
        }
        throw new AssertionError("no check " + id + " in " + plan);
    }

    private void awaitJournal(String line, Process process) throws IOException, InterruptedException {
        Path journals = home.resolve(".local/state/dwcpctl/rollback");
        while (!written(journals).contains(line)) {
            if (process.waitFor(2, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("it ended before: " + written(journals));
            }
        }
    }

    private static String written(Path journals) throws IOException {
        if (!Files.isDirectory(journals)) {
            return "";
        }
        try (Stream<Path> found = Files.walk(journals)) {
            StringBuilder text = new StringBuilder();
            found.filter(file -> file.endsWith("journal")).forEach(file -> {
                try {
                    text.append(Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return text.toString();
        }
    }
}
