package io.novacron.dwcpctl.ops.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.App;
import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.kubectl.KubectlCluster;
import io.novacron.dwcpctl.testing.RealKubernetes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed, as triage sees it by the real kubectl against a real API server. No Prometheus answers meanwhile. */
final class TriageOfClusterIT {
    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final String NAMESPACE = "triage";
    private static final ClusterNames NAMES = new ClusterNames(
            "test",
            NAMESPACE,
            ClusterNames.USUAL.application(),
            ClusterNames.USUAL.v1(),
            ClusterNames.USUAL.service(),
            ClusterNames.USUAL.configMap(),
            ClusterNames.USUAL.rolloutFlag());

    private final Cancellation never = new Cancellation();

    @TempDir
    Path folder;

    private Environment environment(RealKubernetes kubernetes, OutputStream out) {
        return new Environment(
                InputStream.nullInputStream(),
                out,
                OutputStream.nullOutputStream(),
                Environment.Terminals.NONE,
                Map.of(
                        "PATH", kubernetes.kubectlFolder() + ":/usr/bin:/bin",
                        "HOME", folder.toString(),
                        "KUBECONFIG", kubernetes.kubeconfig("admin").toString(),
                        "DWCPCTL_CONFIG", folder.resolve("config.yaml").toString()),
                folder,
                Clock.systemUTC(),
                () -> ZoneOffset.UTC,
                true,
                new SplittableRandom(1),
                never);
    }

    private void await(String what, BooleanSupplier condition) {
        Deadline limit = Deadline.after(A_MINUTE);
        while (!condition.getAsBoolean()) {
            assertThat(limit.hasPassed()).as("within a minute: " + what).isFalse();
            try {
                never.await(Duration.ofMillis(100));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static void populate(RealKubernetes kubernetes) {
        String objects = "/namespaces/" + NAMESPACE;
        kubernetes.create("/api/v1/namespaces", "{\"metadata\": {\"name\": \"triage\"}}");
        kubernetes.create("/apis/apps/v1" + objects + "/deployments", """
            {"metadata": {"name": "dwcp-v3"},
             "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "dwcp", "version": "v3"}},
              "template": {"metadata": {"labels": {"app": "dwcp", "version": "v3"}},
               "spec": {"containers": [{"name": "app", "image": "registry.example/dwcp:3.0.1", "env": [
                {"name": "FEATURE_FLAG_ROLLOUT", "value": "50"}]}]}}}}
            """);
        kubernetes.create("/api/v1" + objects + "/services", """
            {"metadata": {"name": "dwcp-service"},
             "spec": {"selector": {"app": "dwcp", "version": "v3"}, "ports": [{"port": 80, "targetPort": 8080}]}}
            """);
        kubernetes.create("/api/v1" + objects + "/configmaps", """
            {"metadata": {"name": "dwcp-v3-config"}, "data": {"mode": "hybrid"}}
            """);
    }

    @Test
    void what_changed_within_the_hour_is_said() throws IOException {
        Files.writeString(folder.resolve("config.yaml"), """
                schema: 1
                current-context: c
                contexts:
                  c:
                    prometheus: {urls: ["http://127.0.0.1:9"]}
                    kubernetes: {context: test, namespace: triage}
                """);
        try (RealKubernetes kubernetes = RealKubernetes.start(Files.createDirectory(folder.resolve("k8s")))) {
            populate(kubernetes);
            Cluster cluster = new KubectlCluster(
                    NAMES, environment(kubernetes, OutputStream.nullOutputStream()), () -> Deadline.after(A_MINUTE));
            await("rolled out", () -> cluster.deployment("dwcp-v3").isRolledOut());
            cluster.apply(new ClusterChange.SetEnv("dwcp-v3", Map.of("FEATURE_FLAG_ROLLOUT", "100")));
            cluster.apply(new ClusterChange.SetConfigKey("dwcp-v3-config", "mode", "strict"));
            await(
                    "rolled out again",
                    () -> cluster.deployment("dwcp-v3").isRolledOut()
                            && cluster.pods("dwcp-v3").size() == 2);
            String pod = cluster.pods("dwcp-v3").get(0).name();
            kubernetes.restart(NAMESPACE, pod);
            await("the restart", () -> cluster.pods("dwcp-v3").stream().anyMatch(p -> p.lastRestart() != null));

            JsonNode data = triage(kubernetes);

            assertThat(data.path("decision").asText()).isEqualTo("UNKNOWN");
            List<String> changes = new ArrayList<>();
            data.path("changes")
                    .forEach(change -> changes.add(change.path("object").asText() + ": "
                            + change.path("what").asText()));
            assertThat(changes)
                    .as(data.toString())
                    .containsExactlyInAnyOrder(
                            "dwcp-v3: revision 1",
                            "dwcp-v3: revision 2, FEATURE_FLAG_ROLLOUT 50 to 100",
                            "dwcp-v3-config: the config map was changed",
                            "dwcp-v3: pod " + pod + " restarted, once in all");

            cluster.apply(new ClusterChange.SelectVersion("dwcp-service", "v1", null));
            cluster.apply(new ClusterChange.PauseRollout("dwcp-v3"));

            assertThat(triage(kubernetes).path("changes"))
                    .extracting(change -> change.path("what").asText())
                    .contains("its rollout is paused", "it sends all traffic to v1");
        }
    }

    private JsonNode triage(RealKubernetes kubernetes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = App.run(environment(kubernetes, out), "triage", "-o", "json");
        String json = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(json).isEqualTo(3); // nothing of the metrics is known
        return new ObjectMapper().readTree(json).path("data");
    }
}
