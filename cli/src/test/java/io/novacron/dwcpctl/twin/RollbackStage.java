package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.novacron.dwcpctl.testing.RealKubernetes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A namespace of a real API server with two pods of v3, which serve, and one of v1; and machines with the program. */
final class RollbackStage {
    private final RealKubernetes kubernetes;
    private final String namespace;
    private final String prometheus;

    /** @param prometheus the URL of the context's only one */
    RollbackStage(RealKubernetes kubernetes, String namespace, String prometheus) {
        this.kubernetes = kubernetes;
        this.namespace = namespace;
        this.prometheus = prometheus;
        kubernetes.create("/api/v1/namespaces", "{\"metadata\": {\"name\": \"%s\"}}".formatted(namespace));
        String apps = "/apis/apps/v1/namespaces/" + namespace + "/deployments";
        kubernetes.create(apps, deployment("dwcp-v3", "v3", 2));
        kubernetes.create(apps, deployment("dwcp-v1", "v1", 1));
        kubernetes.create("/api/v1/namespaces/" + namespace + "/services", """
            {"metadata": {"name": "dwcp-service"},
             "spec": {"selector": {"app": "dwcp", "version": "v3"}, "ports": [{"port": 80, "targetPort": 8080}]}}
            """);
        awaitEndpoints(2);
    }

    String namespace() {
        return namespace;
    }

    /** The program on a machine, in the context production, which is protected. */
    Program program(Path machine) throws IOException {
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
                """.formatted(prometheus, namespace));
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

    /** Asks the API for something of the namespace. */
    JsonNode get(String api, String path) {
        return kubernetes.get(api + "/namespaces/" + namespace + "/" + path);
    }

    int readyEndpoints() {
        int ready = 0;
        for (JsonNode subset : get("/api/v1", "endpoints/dwcp-service").path("subsets")) {
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

    /** Has the real kubectl do something in the namespace. */
    void kubectl(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                kubernetes.kubectlFolder().resolve("kubectl").toString(),
                "--kubeconfig=" + kubernetes.kubeconfig("admin"),
                "--namespace=" + namespace));
        line.addAll(List.of(arguments));
        Program.Result result = Program.finish(new ProcessBuilder(line).start());
        assertThat(result.code()).as(result.toString()).isZero();
    }

    void assertRolledBack() {
        JsonNode service = get("/api/v1", "services/dwcp-service");
        assertThat(service.path("spec").path("selector").toString()).isEqualTo("{\"app\":\"dwcp\",\"version\":\"v1\"}");
        JsonNode v1 = get("/apis/apps/v1", "deployments/dwcp-v1");
        assertThat(v1.path("status").path("availableReplicas").asInt()).isEqualTo(4);
        JsonNode v3 = get("/apis/apps/v1", "deployments/dwcp-v3");
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
}
