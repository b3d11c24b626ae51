package io.novacron.dwcpctl.site.kubectl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.site.cluster.Autoscaler;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterContract;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.Permission;
import io.novacron.dwcpctl.site.cluster.Pod;
import io.novacron.dwcpctl.testing.RealKubernetes;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster by the real kubectl, against a real API server. */
class KubectlClusterIT extends ClusterContract {
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static RealKubernetes kubernetes;
    private static int opened;

    private final Cancellation never = new Cancellation();
    private ClusterNames names = ClusterNames.USUAL;

    @BeforeAll
    static void start() {
        kubernetes = RealKubernetes.start(folder);
    }

    @AfterAll
    static void stop() {
        if (kubernetes != null) {
            kubernetes.close();
        }
    }

    /** In a namespace of its own. */
    @Override
    protected Cluster open() {
        opened++;
        names = inNamespace("contract-" + opened);
        String objects = "/namespaces/" + names.namespace();
        kubernetes.create("/api/v1/namespaces", "{\"metadata\": {\"name\": \"%s\"}}".formatted(names.namespace()));
        kubernetes.create("/apis/apps/v1" + objects + "/deployments", deployment("dwcp-v3", "v3", 2));
        kubernetes.create("/apis/apps/v1" + objects + "/deployments", deployment("dwcp-v1", "v1", 1));
        kubernetes.create("/api/v1" + objects + "/services", """
            {"metadata": {"name": "dwcp-service"},
             "spec": {"selector": {"app": "dwcp", "version": "v3"}, "ports": [{"port": 80, "targetPort": 8080}]}}
            """);
        kubernetes.create("/api/v1" + objects + "/configmaps", """
            {"metadata": {"name": "dwcp-v3-config"}, "data": {"mode": "hybrid"}}
            """);
        return as("admin", names);
    }

    private static ClusterNames inNamespace(String namespace) {
        ClusterNames usual = ClusterNames.USUAL;
        return new ClusterNames(
                "test",
                namespace,
                usual.application(),
                usual.v1(),
                usual.service(),
                usual.configMap(),
                usual.rolloutFlag());
    }

    private static String deployment(String name, String version, int replicas) {
        return """
            {"metadata": {"name": "%1$s", "labels": {"team": "dwcp"}},
             "spec": {"replicas": %3$d, "selector": {"matchLabels": {"app": "dwcp", "version": "%2$s"}},
              "template": {"metadata": {"labels": {"app": "dwcp", "version": "%2$s"}},
               "spec": {"containers": [{"name": "app", "image": "registry.example/dwcp:%2$s", "env": [
                {"name": "FEATURE_FLAG_ROLLOUT", "value": "100"}, {"name": "EMPTY", "value": ""},
                {"name": "POD", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}]}]}}}}
            """.formatted(name, version, replicas);
    }

    private Cluster as(String user, ClusterNames cluster) {
        Map<String, String> variables = new HashMap<>();
        // what kubectl itself may need beside its own folder
        variables.put("PATH", kubernetes.kubectlFolder() + ":/usr/bin:/bin");
        variables.put("HOME", folder.toString());
        variables.put("KUBECONFIG", kubernetes.kubeconfig(user).toString());
        Environment environment = new Environment(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Environment.Terminals.NONE,
                variables,
                folder,
                Clock.systemUTC(),
                () -> ZoneOffset.UTC,
                true,
                new SplittableRandom(1),
                never);
        return new KubectlCluster(cluster, environment, () -> Deadline.after(A_MINUTE));
    }

    @Override
    protected void await(String what, BooleanSupplier condition) {
        Deadline limit = Deadline.after(A_MINUTE);
        while (!condition.getAsBoolean()) {
            assertThat(limit.hasPassed()).as("within a minute: " + what).isFalse();
            try {
                never.await(Duration.ofMillis(50));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static ClusterException failure(Runnable call) {
        return assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(call::run)
                .actual();
    }

    @Test
    void who_has_no_right_is_told_so() {
        Cluster limited = as("limited", names);
        List<Runnable> calls = List.of(
                () -> limited.deployment("dwcp-v3"),
                () -> limited.pods("dwcp-v3"),
                () -> limited.rolloutHistory("dwcp-v3"),
                () -> limited.service("dwcp-service"),
                () -> limited.endpoints("dwcp-service"),
                () -> limited.configMap("dwcp-v3-config"),
                () -> limited.autoscalers("dwcp-v1"),
                () -> limited.apply(new ClusterChange.Scale("dwcp-v1", 3)),
                () -> limited.apply(new ClusterChange.SelectVersion("dwcp-service", "v1", null)));
        for (Runnable call : calls) {
            ClusterException refused = failure(call);
            assertThat(refused.kind()).as(refused.getMessage()).isEqualTo(ClusterException.Kind.FORBIDDEN);
            assertThat(refused.exitCode()).isEqualTo(ExitCode.NO_PERMISSION);
        }
        assertThat(failure(() -> limited.deployment("dwcp-v3")))
                .hasMessage(
                        "kubectl get deployment/dwcp-v3: deployments.apps \"dwcp-v3\" is forbidden: User \"limited\""
                                + " cannot get resource \"deployments\" in API group \"apps\" in the namespace \""
                                + names.namespace() + "\"");
        assertThat(limited.permits(new Permission("patch", "services", "dwcp-service", null)))
                .isFalse();
        assertThat(limited.permits(new Permission("patch", "deployments.apps", "dwcp-v1", "scale")))
                .isFalse();
    }

    @Test
    void what_a_change_is_said_to_need_is_enough_for_it() {
        List<ClusterChange> changes = List.of(
                new ClusterChange.Scale("dwcp-v1", 2),
                new ClusterChange.SetEnv("dwcp-v3", Map.of("A", "1")),
                new ClusterChange.PauseRollout("dwcp-v3"),
                new ClusterChange.ResumeRollout("dwcp-v3"),
                new ClusterChange.PauseRollout("dwcp-v3"),
                new ClusterChange.ResumeWithEnv("dwcp-v3", "app", Map.of("A", "2")),
                new ClusterChange.UndoRollout("dwcp-v3", 1L),
                new ClusterChange.RestartRollout("dwcp-v3"),
                new ClusterChange.Annotate("dwcp-v3", "a", "b", null),
                new ClusterChange.SelectVersion("dwcp-service", "v1", null),
                new ClusterChange.SetConfigKey("dwcp-v3-config", "a", "b"));
        Cluster operator = as("operator", names);
        for (int i = 0; i < changes.size(); i++) {
            List<Permission> needed = Permission.neededFor(changes.get(i));
            assertThat(operator.permits(needed.get(1))).isFalse();
            grant("role-" + i, needed);
            for (Permission permission : needed) {
                await(permission.toString(), () -> operator.permits(permission));
            }
            operator.apply(changes.get(i));
            revoke("role-" + i);
            await("revoked", () -> !operator.permits(needed.get(1)));
        }
    }

    private void grant(String role, List<Permission> permissions) {
        StringBuilder rules = new StringBuilder();
        for (Permission permission : permissions) {
            int dot = permission.resource().indexOf('.');
            String resource =
                    dot < 0 ? permission.resource() : permission.resource().substring(0, dot);
            rules.append(rules.isEmpty() ? "" : ",")
                    .append("{\"verbs\": [\"%s\"], \"apiGroups\": [\"%s\"], \"resources\": [\"%s\"]%s}"
                            .formatted(
                                    permission.verb(),
                                    dot < 0 ? "" : permission.resource().substring(dot + 1),
                                    resource + (permission.subresource() == null ? "" : "/" + permission.subresource()),
                                    permission.name() == null
                                            ? ""
                                            : ", \"resourceNames\": [\"" + permission.name() + "\"]"));
        }
        String roles = "/apis/rbac.authorization.k8s.io/v1/namespaces/" + names.namespace();
        kubernetes.create(
                roles + "/roles", "{\"metadata\": {\"name\": \"%s\"}, \"rules\": [%s]}".formatted(role, rules));
        kubernetes.create(roles + "/rolebindings", """
            {"metadata": {"name": "%1$s"},
             "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "%1$s"},
             "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "operator"}]}
            """.formatted(role));
    }

    private void revoke(String role) {
        kubernetes.delete(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/" + names.namespace() + "/rolebindings/" + role);
    }

    @Test
    void a_namespace_or_context_that_is_not_there_is_said() {
        assertThat(failure(() -> as("admin", inNamespace("nowhere")).deployment("dwcp-v3")))
                .hasMessage("kubectl get deployment/dwcp-v3: namespaces \"nowhere\" not found")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(ClusterException.Kind.NOT_FOUND));
        assertThat(failure(() -> as("admin", inNamespace("nowhere")).endpoints("dwcp-service")))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(ClusterException.Kind.NOT_FOUND));
        ClusterNames usual = ClusterNames.USUAL;
        ClusterNames elsewhere = new ClusterNames(
                "prod",
                usual.namespace(),
                usual.application(),
                usual.v1(),
                usual.service(),
                usual.configMap(),
                usual.rolloutFlag());
        assertThat(failure(() -> as("admin", elsewhere).deployment("dwcp-v3")))
                .hasMessageStartingWith("kubectl get deployment/dwcp-v3: context ")
                .hasMessageContaining("prod")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(ClusterException.Kind.NOT_CONFIGURED));
    }

    @Test
    void what_the_cluster_writes_itself_is_no_change() {
        Cluster cluster = as("admin", names);
        Instant created = Objects.requireNonNull(cluster.deployment("dwcp-v3").changed());
        // the API server notes whole seconds
        Instant next = created.plusSeconds(1);
        await("the next second", () -> Instant.now().isAfter(next.plusSeconds(1)));
        cluster.apply(new ClusterChange.SetEnv("dwcp-v3", Map.of("A", "b")));
        await("restarted", () -> cluster.deployment("dwcp-v3").isRolledOut());
        Instant restarted = Objects.requireNonNull(cluster.deployment("dwcp-v3").changed());
        assertThat(restarted).isAfter(created);
        await("the next second", () -> Instant.now().isAfter(restarted.plusSeconds(2)));
        Set<String> before = pods(cluster);
        kubernetes.delete("/api/v1/namespaces/" + names.namespace() + "/pods");
        await("other pods", () -> {
            Set<String> now = pods(cluster);
            return !now.isEmpty() && Collections.disjoint(before, now);
        });
        await("they are ready", () -> cluster.deployment("dwcp-v3").isRolledOut());
        assertThat(cluster.deployment("dwcp-v3").changed()).isEqualTo(restarted);
        assertThat(cluster.service("dwcp-service").changed()).isNotNull().isBefore(restarted);
        assertThat(cluster.configMap("dwcp-v3-config").changed()).isNotNull().isBefore(restarted);
    }

    private static Set<String> pods(Cluster cluster) {
        return cluster.pods("dwcp-v3").stream().map(Pod::name).collect(Collectors.toSet());
    }

    @Test
    void an_autoscaler_is_found_by_what_it_scales() {
        String path = "/apis/autoscaling/v1/namespaces/" + names.namespace() + "/horizontalpodautoscalers";
        String autoscaler = """
            {"metadata": {"name": "%s"}, "spec": {"minReplicas": 2, "maxReplicas": 9,
             "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "%s", "name": "dwcp-v1"}}}
            """;
        kubernetes.create(path, autoscaler.formatted("one", "Deployment"));
        kubernetes.create(path, autoscaler.formatted("other", "StatefulSet"));
        Cluster cluster = as("admin", names);
        assertThat(cluster.autoscalers("dwcp-v1")).hasValue(List.of(new Autoscaler("one", "dwcp-v1", 2, 9)));
        assertThat(cluster.autoscalers("dwcp-v3")).hasValue(List.of());
    }

    @Test
    void pods_that_do_not_come_up_are_seen_as_such() {
        Cluster cluster = as("admin", names);
        kubernetes.hold("v1");
        try {
            cluster.apply(new ClusterChange.Scale("dwcp-v1", 3));
            await("three pods", () -> cluster.pods("dwcp-v1").size() == 3);
            assertThat(cluster.pods("dwcp-v1").stream().filter(Pod::ready)).hasSize(1);
            assertThat(cluster.deployment("dwcp-v1").isRolledOut()).isFalse();
            assertThat(cluster.deployment("dwcp-v1").replicas().available()).isEqualTo(1);
        } finally {
            kubernetes.release("v1");
        }
        await("they came up", () -> cluster.deployment("dwcp-v1").isRolledOut());
    }

    @Test
    void what_is_set_to_nothing_is_there_and_what_comes_from_elsewhere_is_not() {
        assertThat(as("admin", names).deployment("dwcp-v3").env())
                .containsExactlyInAnyOrderEntriesOf(Map.of("FEATURE_FLAG_ROLLOUT", "100", "EMPTY", ""));
    }
}
