package io.novacron.dwcpctl.site.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.novacron.dwcpctl.site.cluster.ClusterException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Cluster} does, whoever stands behind it. */
public abstract class ClusterContract {
    private Cluster cluster;
    private String v3;
    private String v1;
    private String service;
    private String flag;

    /**
     * A cluster of its own for each test: v3 and v1 rolled out with at least one pod each, the flag at 100, not paused; the
     * service selects v3; the config map has at least one key.
     */
    protected abstract Cluster open();

    /** Lets the cluster's time go by until the condition holds; fails if it does not within a reasonable one. */
    protected abstract void await(String what, BooleanSupplier condition);

    @BeforeEach
    void openTheCluster() {
        cluster = open();
        v3 = cluster.names().application();
        v1 = cluster.names().v1();
        service = cluster.names().service();
        flag = cluster.names().rolloutFlag();
        awaitRolledOut(v3);
        awaitRolledOut(v1);
        await(
                "endpoints",
                () -> cluster.endpoints(service).ready("v3")
                        == cluster.deployment(v3).replicas().desired());
    }

    private void awaitRolledOut(String deployment) {
        await(deployment + " rolled out", () -> cluster.deployment(deployment).isRolledOut());
    }

    private static void assertRefused(Kind kind, ThrowingCallable call) {
        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"))
                .satisfies(e -> assertThat(e.suggestion()).isNotEmpty().doesNotContain("\n"));
    }

    private Set<String> podNames(String deployment) {
        return cluster.pods(deployment).stream().map(Pod::name).collect(Collectors.toSet());
    }

    private Revision latest(String deployment) {
        List<Revision> history = cluster.rolloutHistory(deployment);
        return history.get(history.size() - 1);
    }

    @Test
    void what_is_there_is_read() {
        Deployment deployment = cluster.deployment(v3);
        int replicas = deployment.replicas().desired();
        assertThat(deployment.name()).isEqualTo(v3);
        assertThat(replicas).isPositive();
        assertThat(deployment.paused()).isFalse();
        assertThat(deployment.container()).isNotEmpty();
        assertThat(deployment.image()).isNotEmpty();
        assertThat(deployment.env()).containsEntry(flag, "100");
        assertThat(deployment.resourceVersion()).isNotEmpty();
        assertThat(cluster.pods(v3)).hasSize(replicas).allSatisfy(pod -> {
            assertThat(pod.ready()).isTrue();
            assertThat(pod.labels()).containsEntry("version", "v3");
            assertThat(pod.restarts()).isZero();
            assertThat(pod.lastRestart()).isNull();
        });
        assertThat(podNames(v3)).doesNotContainAnyElementsOf(podNames(v1));
        assertThat(cluster.service(service).version()).isEqualTo("v3");
        assertThat(cluster.endpoints(service).ready()).isEqualTo(replicas);
        assertThat(cluster.endpoints(service).ready("v3")).isEqualTo(replicas);
        assertThat(cluster.endpoints(service).addresses())
                .extracting(Endpoints.Address::pod)
                .containsExactlyInAnyOrderElementsOf(podNames(v3));
        assertThat(cluster.configMap(cluster.names().configMap()).data()).isNotEmpty();
    }

    @Test
    void the_latest_revision_is_the_deployments_own() {
        Deployment deployment = cluster.deployment(v3);
        assertThat(cluster.rolloutHistory(v3)).isSortedAccordingTo((a, b) -> Long.compare(a.number(), b.number()));
        assertThat(latest(v3).number()).isEqualTo(deployment.revision()).isPositive();
        assertThat(latest(v3).env()).isEqualTo(deployment.env());
        assertThat(latest(v3).image()).isEqualTo(deployment.image());
    }

    @Test
    void a_scaled_deployment_comes_to_have_as_many_pods() {
        int wanted = cluster.deployment(v1).replicas().desired() + 2;
        cluster.apply(new ClusterChange.Scale(v1, wanted));
        assertThat(cluster.deployment(v1).replicas().desired()).isEqualTo(wanted);
        awaitRolledOut(v1);
        assertThat(cluster.pods(v1)).hasSize(wanted).allMatch(Pod::ready);
        cluster.apply(new ClusterChange.Scale(v1, wanted));
        cluster.apply(new ClusterChange.Scale(v1, 1));
        awaitRolledOut(v1);
        await("one pod", () -> cluster.pods(v1).size() == 1);
    }

    @Test
    void a_variable_that_is_set_restarts_the_pods_with_it() {
        Set<String> before = podNames(v3);
        long revision = cluster.deployment(v3).revision();
        cluster.apply(new ClusterChange.SetEnv(v3, Map.of(flag, "50")));
        assertThat(cluster.deployment(v3).env()).containsEntry(flag, "50");
        awaitRolledOut(v3);
        await("other pods", () -> podNames(v3).stream().noneMatch(before::contains));
        assertThat(latest(v3).number()).isEqualTo(revision + 1);
        assertThat(latest(v3).env()).containsEntry(flag, "50");
        assertThat(cluster.rolloutHistory(v3))
                .anySatisfy(r -> assertThat(r.env()).containsEntry(flag, "100"));
    }

    @Test
    void a_variable_set_to_the_value_it_has_changes_nothing() {
        Set<String> before = podNames(v3);
        Deployment deployment = cluster.deployment(v3);
        cluster.apply(new ClusterChange.SetEnv(v3, Map.of(flag, "100")));
        assertThat(cluster.deployment(v3).isRolledOut()).isTrue();
        assertThat(cluster.deployment(v3).revision()).isEqualTo(deployment.revision());
        assertThat(podNames(v3)).isEqualTo(before);
    }

    @Test
    void a_paused_deployment_applies_nothing_until_it_is_resumed() {
        Set<String> before = podNames(v3);
        long revision = latest(v3).number();
        cluster.apply(new ClusterChange.PauseRollout(v3));
        cluster.apply(new ClusterChange.PauseRollout(v3));
        assertThat(cluster.deployment(v3).paused()).isTrue();
        cluster.apply(new ClusterChange.SetEnv(v3, Map.of(flag, "0")));
        await("the change seen", () -> cluster.deployment(v3).observed());
        assertThat(cluster.deployment(v3).env()).containsEntry(flag, "0");
        assertThat(cluster.deployment(v3).isRolledOut()).isFalse();
        assertThat(latest(v3).number()).isEqualTo(revision);
        assertThat(podNames(v3)).isEqualTo(before);
        cluster.apply(new ClusterChange.ResumeRollout(v3));
        cluster.apply(new ClusterChange.ResumeRollout(v3));
        assertThat(cluster.deployment(v3).paused()).isFalse();
        awaitRolledOut(v3);
        await("other pods", () -> podNames(v3).stream().noneMatch(before::contains));
        assertThat(latest(v3).env()).containsEntry(flag, "0");
    }

    @Test
    void a_paused_deployment_is_scaled_all_the_same() {
        cluster.apply(new ClusterChange.PauseRollout(v1));
        int wanted = cluster.deployment(v1).replicas().desired() + 1;
        cluster.apply(new ClusterChange.Scale(v1, wanted));
        await("more pods", () -> cluster.deployment(v1).replicas().available() == wanted);
    }

    @Test
    void it_is_resumed_and_given_a_variable_in_one_change() {
        long revision = latest(v3).number();
        cluster.apply(new ClusterChange.PauseRollout(v3));
        String container = cluster.deployment(v3).container();
        cluster.apply(new ClusterChange.ResumeWithEnv(v3, container, Map.of(flag, "0")));
        assertThat(cluster.deployment(v3).paused()).isFalse();
        assertThat(cluster.deployment(v3).env()).containsEntry(flag, "0");
        awaitRolledOut(v3);
        assertThat(latest(v3).number()).isEqualTo(revision + 1);
        assertThat(latest(v3).env()).containsEntry(flag, "0");
    }

    @Test
    void the_endpoints_follow_the_selected_version() {
        Service before = cluster.service(service);
        int replicas = cluster.deployment(v1).replicas().desired();
        cluster.apply(new ClusterChange.SelectVersion(service, "v1", before.resourceVersion()));
        assertThat(cluster.service(service).version()).isEqualTo("v1");
        assertThat(cluster.service(service).selector().keySet())
                .isEqualTo(before.selector().keySet());
        assertThat(cluster.service(service).resourceVersion()).isNotEqualTo(before.resourceVersion());
        await(
                "v1 behind the service",
                () -> cluster.endpoints(service).ready("v1") == replicas
                        && cluster.endpoints(service).ready("v3") == 0);
        assertRefused(
                Kind.CONFLICT,
                () -> cluster.apply(new ClusterChange.SelectVersion(service, "v3", before.resourceVersion())));
        assertThat(cluster.service(service).version()).isEqualTo("v1");
        cluster.apply(new ClusterChange.SelectVersion(service, "v3", null));
        assertThat(cluster.service(service).version()).isEqualTo("v3");
    }

    @Test
    void an_annotation_under_a_stale_resource_version_conflicts() {
        String key = "dwcpctl.novacron.io/rollback";
        Deployment before = cluster.deployment(v3);
        cluster.apply(new ClusterChange.Annotate(v3, key, "{\"run\": \"one two\"}", before.resourceVersion()));
        assertThat(cluster.deployment(v3).annotations()).containsEntry(key, "{\"run\": \"one two\"}");
        assertRefused(
                Kind.CONFLICT,
                () -> cluster.apply(new ClusterChange.Annotate(v3, key, "three", before.resourceVersion())));
        assertThat(cluster.deployment(v3).annotations()).containsEntry(key, "{\"run\": \"one two\"}");
        cluster.apply(new ClusterChange.Annotate(v3, key, "four", null));
        assertThat(cluster.deployment(v3).annotations()).containsEntry(key, "four");
        cluster.apply(new ClusterChange.Annotate(v3, key, null, null));
        assertThat(cluster.deployment(v3).annotations()).doesNotContainKey(key);
        cluster.apply(new ClusterChange.Annotate(v3, key, null, null));
        assertThat(cluster.deployment(v3).isRolledOut()).isTrue();
    }

    @Test
    void an_earlier_template_comes_back_as_a_new_revision() {
        long first = latest(v3).number();
        cluster.apply(new ClusterChange.SetEnv(v3, Map.of(flag, "50")));
        awaitRolledOut(v3);
        cluster.apply(new ClusterChange.UndoRollout(v3, null));
        awaitRolledOut(v3);
        assertThat(cluster.deployment(v3).env()).containsEntry(flag, "100");
        assertThat(latest(v3).number()).isEqualTo(first + 2);
        assertThat(cluster.rolloutHistory(v3)).extracting(Revision::number).doesNotContain(first);
        cluster.apply(new ClusterChange.UndoRollout(v3, first + 1));
        awaitRolledOut(v3);
        assertThat(cluster.deployment(v3).env()).containsEntry(flag, "50");
        assertRefused(Kind.NOT_FOUND, () -> cluster.apply(new ClusterChange.UndoRollout(v3, first + 90)));
    }

    @Test
    void while_paused_nothing_is_undone_or_restarted() {
        cluster.apply(new ClusterChange.SetEnv(v3, Map.of(flag, "50")));
        awaitRolledOut(v3);
        cluster.apply(new ClusterChange.PauseRollout(v3));
        assertRefused(Kind.REFUSED, () -> cluster.apply(new ClusterChange.UndoRollout(v3, null)));
        assertRefused(Kind.REFUSED, () -> cluster.apply(new ClusterChange.RestartRollout(v3)));
        assertThat(cluster.deployment(v3).env()).containsEntry(flag, "50");
        assertThat(cluster.deployment(v3).paused()).isTrue();
    }

    @Test
    void a_restart_replaces_every_pod() {
        Set<String> before = podNames(v1);
        Map<String, String> env = cluster.deployment(v1).env();
        cluster.apply(new ClusterChange.RestartRollout(v1));
        awaitRolledOut(v1);
        await("other pods", () -> podNames(v1).stream().noneMatch(before::contains));
        assertThat(cluster.deployment(v1).env()).isEqualTo(env);
    }

    @Test
    void a_key_of_the_config_map_is_set_beside_the_others() {
        String name = cluster.names().configMap();
        ConfigMap before = cluster.configMap(name);
        cluster.apply(new ClusterChange.SetConfigKey(name, "note", "it's \"so\"\n"));
        ConfigMap after = cluster.configMap(name);
        assertThat(after.data()).containsAllEntriesOf(before.data()).containsEntry("note", "it's \"so\"\n");
        assertThat(after.resourceVersion()).isNotEqualTo(before.resourceVersion());
    }

    @Test
    void what_is_not_there_is_not_found() {
        List<ThrowingCallable> calls = List.of(
                () -> cluster.deployment("nope"),
                () -> cluster.rolloutHistory("nope"),
                () -> cluster.pods("nope"),
                () -> cluster.service("nope"),
                () -> cluster.endpoints("nope"),
                () -> cluster.configMap("nope"),
                () -> cluster.apply(new ClusterChange.Scale("nope", 1)),
                () -> cluster.apply(new ClusterChange.SetEnv("nope", Map.of("A", "b"))),
                () -> cluster.apply(new ClusterChange.PauseRollout("nope")),
                () -> cluster.apply(new ClusterChange.ResumeRollout("nope")),
                () -> cluster.apply(new ClusterChange.ResumeWithEnv("nope", "app", Map.of("A", "b"))),
                () -> cluster.apply(new ClusterChange.UndoRollout("nope", null)),
                () -> cluster.apply(new ClusterChange.RestartRollout("nope")),
                () -> cluster.apply(new ClusterChange.Annotate("nope", "a", "b", null)),
                () -> cluster.apply(new ClusterChange.SelectVersion("nope", "v1", null)),
                () -> cluster.apply(new ClusterChange.SetConfigKey("nope", "a", "b")));
        for (ThrowingCallable call : calls) {
            assertRefused(Kind.NOT_FOUND, call);
        }
    }

    @Test
    void whoever_may_change_it_is_told_so() {
        for (Permission permission : Permission.neededFor(new ClusterChange.Scale(v1, 1))) {
            assertThat(cluster.permits(permission)).as(permission.toString()).isTrue();
        }
        assertThat(cluster.autoscalers(v1)).hasValue(List.of());
    }
}
