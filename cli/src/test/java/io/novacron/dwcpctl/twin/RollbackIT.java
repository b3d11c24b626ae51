package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.novacron.dwcpctl.testing.RealKubernetes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollback by the real kubectl on a real API server: whole, and by processes that are killed. Users are served throughout. */
final class RollbackIT {
    @TempDir
    static Path folder;

    private static RealKubernetes kubernetes;
    private static ServedByV1 prometheus;
    private static int namespaces;

    @TempDir
    Path home;

    private String namespace = "";

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

    /** The program, in a context whose cluster is a namespace of its own with two pods of v3, which serve, and one of v1. */
    private Program program() throws IOException {
        namespaces++;
        namespace = "rollback-" + namespaces;
        kubernetes.create("/api/v1/namespaces", "{\"metadata\": {\"name\": \"%s\"}}".formatted(namespace));
        String apps = "/apis/apps/v1/namespaces/" + namespace + "/deployments";
        kubernetes.create(apps, deployment("dwcp-v3", "v3", 2));
        kubernetes.create(apps, deployment("dwcp-v1", "v1", 1));
        kubernetes.create("/api/v1/namespaces/" + namespace + "/services", """
            {"metadata": {"name": "dwcp-service"},
             "spec": {"selector": {"app": "dwcp", "version": "v3"}, "ports": [{"port": 80, "targetPort": 8080}]}}
            """);
        awaitEndpoints(2);
        return program(home);
    }

    private Program program(Path machine) throws IOException {
        Files.createDirectories(machine.resolve(".config/dwcpctl"));
        Files.writeString(machine.resolve(".config/dwcpctl/config.yaml"), """
                schema: 1
                current-context: production
                contexts:
                  production:
                    prometheus: {urls: ["%s"]}
                    application: {eu-west: "http://127.0.0.1:9", us-east: "http://127.0.0.1:9"}
                    kubernetes: {context: test, namespace: %s}
                    protected: true
                """.formatted(prometheus.url(), namespace));
        Program program = Program.underTest(machine);
        return program.with(
                        "PATH",
                        kubernetes.kubectlFolder() + ":" + program.environment().get("PATH"))
                .with("KUBECONFIG", kubernetes.kubeconfig("admin").toString())
                .with("USER", "ann");
    }

    private static String deployment(String name, String version, int replicas) {
        return """
            {"metadata": {"name": "%1$s"},
             "spec": {"replicas": %3$d, "selector": {"matchLabels": {"app": "dwcp", "version": "%2$s"}},
              "template": {"metadata": {"labels": {"app": "dwcp", "version": "%2$s"}},
               "spec": {"containers": [{"name": "app", "image": "registry.example/dwcp:%2$s", "env": [
                {"name": "FEATURE_FLAG_ROLLOUT", "value": "100"}]}]}}}}
            """.formatted(name, version, replicas);
    }

    private int readyEndpoints() {
        int ready = 0;
        for (JsonNode subset : kubernetes
                .get("/api/v1/namespaces/" + namespace + "/endpoints/dwcp-service")
                .path("subsets")) {
            ready += subset.path("addresses").size();
        }
        return ready;
    }

    private void awaitEndpoints(int number) {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 600; i++) {
            try {
                if (readyEndpoints() == number || never.await(50, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (AssertionError e) {
                // the service has no endpoints object yet
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("not within half a minute: " + number + " endpoints");
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
                    if (readyEndpoints() == 0) {
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

    private void assertRolledBack() {
        JsonNode service = kubernetes.get("/api/v1/namespaces/" + namespace + "/services/dwcp-service");
        assertThat(service.path("spec").path("selector").toString()).isEqualTo("{\"app\":\"dwcp\",\"version\":\"v1\"}");
        String apps = "/apis/apps/v1/namespaces/" + namespace + "/deployments/";
        JsonNode v1 = kubernetes.get(apps + "dwcp-v1");
        assertThat(v1.path("status").path("availableReplicas").asInt()).isEqualTo(4);
        JsonNode v3 = kubernetes.get(apps + "dwcp-v3");
        assertThat(v3.path("spec").path("paused").asBoolean()).isFalse();
        JsonNode flag = v3.path("spec")
                .path("template")
                .path("spec")
                .path("containers")
                .path(0)
                .path("env");
        assertThat(flag.toString()).isEqualTo("[{\"name\":\"FEATURE_FLAG_ROLLOUT\",\"value\":\"0\"}]");
        assertThat(v3.path("status").path("availableReplicas").asInt()).isEqualTo(2);
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
        assertRolledBack();
        Program.Result status = program(home.resolve("elsewhere")).run("rollback", "status");
        assertThat(status.code()).as(status.err()).isZero();
        assertThat(status.out())
                .contains("(emergency) of ann", "verified", "users are served by v1 (4 ready endpoints)");
        Program.Result asked = program.run("rollback", "scale-down", "--yes");
        assertThat(asked.code()).as("its name must be typed: " + asked.err()).isEqualTo(64);
    }

    @Test
    @SuppressWarnings("try") // as above
    void killed_and_resumed_it_comes_to_the_same() throws IOException, InterruptedException {
        Program program = program();
        try (Sampler sampler = new Sampler()) {
            Process process = program.start("--context", "production", "rollback", "--emergency", "--confirm", "-q");
            awaitJournal("\"line\":\"intended\",\"step\":\"switch-service\"", process);
            process.destroyForcibly().waitFor();

            Program.Result result = program.run("rollback", "resume");

            assertThat(result.code()).as(result.toString()).isZero();
            assertThat(result.err())
                    .contains("the journal does not say what came of it, so the cluster is looked at first");
        }
        assertRolledBack();
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
        assertRolledBack();
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
