package io.novacron.dwcpctl.site.fleet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Pod;
import io.novacron.dwcpctl.site.cluster.Revision;
import io.novacron.dwcpctl.site.fleet.query.SharedFleetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's cluster, and processes that share it. */
class DemoClusterTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock WALL = Clock.fixed(START, ZoneOffset.UTC);
    private static final String V3 = "dwcp-v3";
    private static final String V1 = "dwcp-v1";

    @TempDir
    Path directory;

    private final List<String> remarks = new ArrayList<>();

    private Path log() {
        return directory.resolve("demo/log");
    }

    /** As another process would open it. */
    private Demo open() {
        return open(null);
    }

    private Demo open(@Nullable String scenario) {
        return Demo.open(WALL, new Journal(log()), scenario, null, remarks::add);
    }

    private static void wait(Demo demo, long millis) {
        demo.awaitUntil(demo.now().plusMillis(millis));
    }

    private static void refused(ClusterException.Kind kind, ExitCode code, String message, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(ClusterException.class, e -> {
                    assertThat(e.kind()).isEqualTo(kind);
                    assertThat(e.exitCode()).isEqualTo(code);
                })
                .hasMessage(message);
    }

    @Test
    void theSteadyCluster() {
        Cluster cluster = open().cluster();
        Deployment v3 = cluster.deployment(V3);
        assertThat(v3.replicas()).isEqualTo(new Deployment.Replicas(12, 12, 12, 12, 12));
        assertThat(v3.isRolledOut()).isTrue();
        assertThat(v3.paused()).isFalse();
        assertThat(v3.env()).isEqualTo(Map.of("FEATURE_FLAG_ROLLOUT", "100", "RPC_TIMEOUT_MS", "500"));
        assertThat(v3.image()).isEqualTo("registry.novacron.io/dwcp-v3:3.2.0");
        assertThat(v3.revision()).isEqualTo(2);
        assertThat(v3.changed()).isEqualTo(START.minus(Duration.ofDays(10)));
        assertThat(cluster.deployment("dwcp-v3-amst").env()).containsEntry("STREAM_COUNT", "8");
        assertThat(cluster.deployment(V1).replicas().ready()).isEqualTo(2);
        assertThat(cluster.rolloutHistory(V3))
                .extracting(Revision::number, Revision::since, Revision::changeCause)
                .containsExactly(
                        tuple(1L, START.minus(Duration.ofDays(15)), "rollout to 50 %"),
                        tuple(2L, START.minus(Duration.ofDays(10)), "rollout to 100 %"));
        assertThat(cluster.service("dwcp-service").version()).isEqualTo("v3");
        assertThat(cluster.endpoints("dwcp-service").ready("v3")).isEqualTo(12);
        assertThat(cluster.configMap("dwcp-v3-config").data()).containsEntry("log_level", "info");
        assertThat(cluster.pods(V3)).hasSize(12).allMatch(Pod::ready).allMatch(p -> p.restarts() == 0);
        assertThat(cluster.pods(V3).stream().map(Pod::name).distinct()).hasSize(12);
    }

    @Test
    void podsNeedTimeUntilTheyAreReady() {
        Demo demo = open();
        Cluster cluster = demo.cluster();
        String before = cluster.deployment(V1).resourceVersion();
        cluster.apply(new ClusterChange.Scale(V1, 5));
        Deployment asked = cluster.deployment(V1);
        assertThat(asked.replicas()).isEqualTo(new Deployment.Replicas(5, 5, 5, 2, 2));
        assertThat(asked.observed()).isFalse();
        assertThat(asked.resourceVersion()).isNotEqualTo(before);
        wait(demo, 9_999);
        assertThat(cluster.deployment(V1).replicas().ready()).isEqualTo(2);
        assertThat(cluster.deployment(V1).observed()).isTrue();
        wait(demo, 1);
        assertThat(cluster.deployment(V1).replicas().ready()).isEqualTo(3);
        assertThat(cluster.deployment(V1).isRolledOut()).isFalse();
        wait(demo, 2_000);
        assertThat(cluster.deployment(V1).isRolledOut()).isTrue();
        cluster.apply(new ClusterChange.Scale(V1, 1));
        assertThat(cluster.deployment(V1).replicas().total()).isEqualTo(1);
    }

    @Test
    void anotherTemplateReplacesThePodsOneByOneAndNeverLeavesTooFew() {
        Demo demo = open();
        Cluster cluster = demo.cluster();
        cluster.apply(new ClusterChange.SetEnv(V3, Map.of("RPC_TIMEOUT_MS", "400")));
        int updatedBefore = 0;
        for (int second = 0; second <= 120; second++) {
            Deployment v3 = cluster.deployment(V3);
            assertThat(v3.replicas().ready()).isEqualTo(12);
            assertThat(v3.replicas().total()).isEqualTo(second < 120 ? 13 : 12);
            assertThat(v3.replicas().updated()).isEqualTo(Math.min(12, second / 10 + 1));
            assertThat(v3.replicas().updated()).isGreaterThanOrEqualTo(updatedBefore);
            assertThat(v3.isRolledOut()).isEqualTo(second == 120);
            updatedBefore = v3.replicas().updated();
            wait(demo, 1_000);
        }
        assertThat(cluster.deployment(V3).revision()).isEqualTo(3);
    }

    @Test
    void whatIsChangedWhilePausedWaitsAndCannotBeUndone() {
        Demo demo = open();
        Cluster cluster = demo.cluster();
        cluster.apply(new ClusterChange.PauseRollout(V3));
        cluster.apply(new ClusterChange.PauseRollout(V3));
        cluster.apply(new ClusterChange.SetEnv(V3, Map.of("X", "1")));
        wait(demo, 600_000);
        Deployment paused = cluster.deployment(V3);
        assertThat(paused.paused()).isTrue();
        assertThat(paused.env()).containsEntry("X", "1");
        assertThat(paused.replicas().updated()).isZero();
        assertThat(paused.isRolledOut()).isFalse();
        assertThat(paused.revision()).isEqualTo(2);
        refused(
                ClusterException.Kind.REFUSED,
                ExitCode.BAD_INPUT,
                "deployment dwcp-v3 is paused and cannot be rolled back",
                () -> cluster.apply(new ClusterChange.UndoRollout(V3, null)));
        refused(
                ClusterException.Kind.REFUSED,
                ExitCode.BAD_INPUT,
                "deployment dwcp-v3 is paused and cannot be restarted",
                () -> cluster.apply(new ClusterChange.RestartRollout(V3)));
        refused(
                ClusterException.Kind.REFUSED,
                ExitCode.BAD_INPUT,
                "dwcp-v3 has no container \"app\"",
                () -> cluster.apply(new ClusterChange.ResumeWithEnv(V3, "app", Map.of("X", "2"))));
        cluster.apply(new ClusterChange.ResumeWithEnv(V3, V3, Map.of("FEATURE_FLAG_ROLLOUT", "0")));
        wait(demo, 120_000);
        Deployment resumed = cluster.deployment(V3);
        assertThat(resumed.isRolledOut()).isTrue();
        assertThat(resumed.env()).containsEntry("X", "1").containsEntry("FEATURE_FLAG_ROLLOUT", "0");
        assertThat(resumed.revision()).isEqualTo(3);
        // as kubectl does it: undoing brings the old flag back
        cluster.apply(new ClusterChange.UndoRollout(V3, null));
        assertThat(cluster.deployment(V3).env()).containsEntry("FEATURE_FLAG_ROLLOUT", "100");
        assertThat(cluster.rolloutHistory(V3)).extracting(Revision::number).containsExactly(1L, 3L, 4L);
        refused(
                ClusterException.Kind.NOT_FOUND,
                ExitCode.BAD_INPUT,
                "deployment dwcp-v3 has no revision 2",
                () -> cluster.apply(new ClusterChange.UndoRollout(V3, 2L)));
    }

    @Test
    void endpointsFollowTheSelectorAfterAMoment() {
        Demo demo = open();
        Cluster cluster = demo.cluster();
        cluster.apply(new ClusterChange.SelectVersion("dwcp-service", "v1", null));
        assertThat(cluster.service("dwcp-service").version()).isEqualTo("v1");
        assertThat(cluster.endpoints("dwcp-service").ready("v3")).isEqualTo(12);
        wait(demo, 2_000);
        assertThat(cluster.endpoints("dwcp-service").ready("v3")).isZero();
        assertThat(cluster.endpoints("dwcp-service").ready("v1")).isEqualTo(2);
        cluster.apply(new ClusterChange.Scale(V1, 3));
        assertThat(cluster.endpoints("dwcp-service").addresses()).hasSize(3);
        assertThat(cluster.endpoints("dwcp-service").ready()).isEqualTo(2);
        cluster.apply(new ClusterChange.Scale(V1, 0));
        assertThat(cluster.endpoints("dwcp-service").addresses()).isEmpty();
    }

    @Test
    void ofTwoWhoSawTheSameOnlyTheFirstMayChangeIt() {
        Cluster one = open().cluster();
        Cluster two = open().cluster();
        String seen = one.deployment(V3).resourceVersion();
        assertThat(two.deployment(V3).resourceVersion()).isEqualTo(seen);
        one.apply(new ClusterChange.Annotate(V3, "dwcpctl/rollback", "a", seen));
        int lines = new Journal(log()).read().size();
        assertThatThrownBy(() -> two.apply(new ClusterChange.Annotate(V3, "dwcpctl/rollback", "b", seen)))
                .isInstanceOfSatisfying(ClusterException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ClusterException.Kind.CONFLICT);
                    assertThat(e.exitCode()).isEqualTo(ExitCode.LOCKED);
                })
                .hasMessageStartingWith("deployment dwcp-v3 has changed: it has resource version ");
        assertThat(new Journal(log()).read()).hasSize(lines);
        assertThat(two.deployment(V3).annotations()).containsEntry("dwcpctl/rollback", "a");
        two.apply(new ClusterChange.Annotate(
                V3, "dwcpctl/rollback", null, two.deployment(V3).resourceVersion()));
        assertThat(one.deployment(V3).annotations()).doesNotContainKey("dwcpctl/rollback");
        assertThat(one.deployment(V3).revision()).isEqualTo(2);

        String service = one.service("dwcp-service").resourceVersion();
        one.apply(new ClusterChange.SelectVersion("dwcp-service", "v1", service));
        assertThatThrownBy(() -> two.apply(new ClusterChange.SelectVersion("dwcp-service", "v3", service)))
                .isInstanceOfSatisfying(
                        ClusterException.class, e -> assertThat(e.kind()).isEqualTo(ClusterException.Kind.CONFLICT));
        assertThat(remarks).isEmpty();
    }

    @Test
    void processesAgreeOnClusterAndMetrics() {
        Demo one = open("error-burst");
        Demo two = open();
        one.cluster().apply(new ClusterChange.Scale(V1, 14));
        wait(one, 30_000);
        one.cluster().apply(new ClusterChange.SelectVersion("dwcp-service", "v1", null));
        wait(one, 300_000);
        Demo three = open();
        assertThat(two.cluster().deployment(V1)).isEqualTo(one.cluster().deployment(V1));
        assertThat(three.cluster().deployment(V1)).isEqualTo(one.cluster().deployment(V1));
        assertThat(two.now()).isEqualTo(one.now()).isEqualTo(START.plusSeconds(330));
        String rate = "sum(rate(dwcp_v1_migrations_total{region=\"eu-west\"}[2m]))";
        double seen = query(one, rate);
        assertThat(seen).isGreaterThan(9);
        assertThat(query(two, rate)).isEqualTo(seen);
        assertThat(query(three, rate)).isEqualTo(seen);
    }

    private static double query(Demo demo, String promql) {
        SharedFleetSource source = new SharedFleetSource("demo", demo, Deadline.after(Duration.ofSeconds(30)));
        return number(source, demo, promql);
    }

    private static double number(SharedFleetSource source, Demo demo, String promql) {
        Value value = source.query(promql, demo.now()).value();
        return ((Value.Vector) value).points().get(0).sample().value();
    }

    @Test
    void aSourceSeesWhatIsDoneWhileItIsOpen() {
        Demo demo = open("latency-spike");
        SharedFleetSource source = new SharedFleetSource("demo", demo, Deadline.after(Duration.ofSeconds(30)));
        String p99 = "histogram_quantile(0.99, sum by (le) (rate(dwcp_v3_migration_latency_seconds_bucket"
                + "{region=\"eu-west\",mode=\"datacenter\"}[5m])))";
        assertThat(number(source, demo, p99)).isGreaterThan(0.9);
        demo.cluster().apply(new ClusterChange.SetEnv("dwcp-v3-hde", Map.of("COMPRESSION_ALGO", "snappy")));
        wait(demo, 400_000);
        assertThat(number(source, demo, p99)).isCloseTo(0.38, within(0.03));
    }

    @Test
    void theBadReleaseOfAScenarioIsInTheHistory() {
        Cluster cluster = open("error-burst").cluster();
        List<Revision> history = cluster.rolloutHistory(V3);
        Revision last = history.get(history.size() - 1);
        assertThat(last.number()).isEqualTo(3);
        assertThat(last.since()).isEqualTo(START.minus(Duration.ofMinutes(15)));
        assertThat(last.changeCause()).isEqualTo("RPC_TIMEOUT_MS=50");
        assertThat(cluster.deployment(V3).isRolledOut()).isTrue();
    }

    @Test
    void thePodsOfWhatIsDownAreNotReadyInItsRegion() {
        Cluster cluster = open("component-down").cluster();
        assertThat(cluster.deployment("dwcp-v3-hde").replicas().ready()).isEqualTo(2);
        List<Pod> down =
                cluster.pods("dwcp-v3-hde").stream().filter(p -> !p.ready()).toList();
        assertThat(down)
                .hasSize(2)
                .allMatch(p -> "eu-west".equals(p.labels().get("topology.kubernetes.io/region")))
                .allMatch(p -> p.restarts() == 4)
                .allMatch(p -> START.equals(p.lastRestart()));
        assertThat(cluster.endpoints("dwcp-service").ready("v3")).isEqualTo(12);
    }

    @Test
    void whatIsNotThereIsNamed() {
        Cluster cluster = open().cluster();
        assertThatThrownBy(() -> cluster.deployment("dwcp-v2"))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.suggestion()).startsWith("Did you mean dwcp-v3? "))
                .hasMessage("there is no deployment \"dwcp-v2\" in namespace dwcp-v3-production");
        refused(
                ClusterException.Kind.NOT_FOUND,
                ExitCode.BAD_INPUT,
                "there is no service \"s\" in namespace dwcp-v3-production",
                () -> cluster.apply(new ClusterChange.SelectVersion("s", "v1", null)));
        refused(
                ClusterException.Kind.NOT_FOUND,
                ExitCode.BAD_INPUT,
                "there is no config map \"c\" in namespace dwcp-v3-production",
                () -> cluster.configMap("c"));
        refused(
                ClusterException.Kind.REFUSED,
                ExitCode.BAD_INPUT,
                "deployment dwcp-v3-hde has no earlier revision",
                () -> cluster.apply(new ClusterChange.UndoRollout("dwcp-v3-hde", null)));
    }

    @Test
    void aConfigMapRemembersWhenItWasChanged() {
        Demo demo = open();
        Cluster cluster = demo.cluster();
        wait(demo, 60_000);
        cluster.apply(new ClusterChange.SetConfigKey("dwcp-v3-config", "log_level", "debug"));
        assertThat(cluster.configMap("dwcp-v3-config").data()).containsEntry("log_level", "debug");
        assertThat(cluster.configMap("dwcp-v3-config").changed()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void aLogOfAnEarlierVersionIsStillRead() throws IOException {
        Files.createDirectories(log().getParent());
        Files.writeString(log(), """
                {"event":"begun","at":"2026-03-01T11:00:00.000Z","seed":"7"}
                {"event":"scenario","at":"2026-03-01T11:30:00.000Z","id":"error-burst"}
                {"event":"advanced","millis":"60000"}
                """);
        Demo demo = open();
        assertThat(demo.scenario()).isEqualTo("error-burst");
        assertThat(demo.now()).isEqualTo(START.plusSeconds(60));
        assertThat(demo.fleet().log().seed()).isEqualTo(7);
        demo.cluster().apply(new ClusterChange.Scale(V1, 3));
        assertThat(Files.readString(log()))
                .endsWith("{\"event\":\"cluster-changed\",\"at\":\"2026-03-01T12:01:00Z\","
                        + "\"change\":{\"change\":\"scale\",\"deployment\":\"dwcp-v1\",\"replicas\":3}}\n");
    }

    @Test
    void aLineThatIsNotOursIsNamed() throws IOException {
        open();
        Files.writeString(log(), Files.readString(log()) + "{\"event\":\"cluster-changed\"}\n");
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessage("the log " + log() + ":2 is not one that this dwcpctl wrote: at is missing");
    }

    @Test
    void whatCannotBeKeptHoldsForThisProcessAndThatIsSaid() {
        Demo demo = Demo.open(WALL, new Journal(Path.of("/proc/nowhere/log")), null, null, remarks::add);
        assertThat(remarks).hasSize(1);
        assertThat(remarks.get(0)).startsWith("the demo's state is not kept: ");
        demo.cluster().apply(new ClusterChange.Scale(V1, 5));
        assertThat(demo.cluster().deployment(V1).replicas().desired()).isEqualTo(5);
        refused(
                ClusterException.Kind.NOT_FOUND,
                ExitCode.BAD_INPUT,
                "there is no deployment \"x\" in namespace dwcp-v3-production",
                () -> demo.cluster().apply(new ClusterChange.Scale("x", 5)));
        assertThat(remarks).hasSize(1);
    }
}
