package io.novacron.dwcpctl.ops.rollback.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figure;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figures;
import io.novacron.dwcpctl.site.Replica;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.alert.AlertSource;
import io.novacron.dwcpctl.site.cluster.AbsentCluster;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.cluster.Service;
import io.novacron.dwcpctl.site.fleet.demo.Demo;
import io.novacron.dwcpctl.site.process.Processes;
import io.novacron.dwcpctl.testing.StoredMetrics;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of a rollback by what is seen of v1: a table for people, made here and kept true here. */
final class VerdictTableTest {
    private static final Path COMMITTED = Path.of("src", "test", "resources", "rollback", "verdicts.md");
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final ClusterNames NAMES = ClusterNames.USUAL;
    private static final Set<String> REGIONS = Set.of("eu-west", "us-east");

    /** What there is to be seen; each row of the table changes one thing of it. In us-east all is always well. */
    private static final class Seen {
        double p99 = 0.7;
        double failed = 0.01;
        double perSecond = 5;
        int up = 1;
        Duration old = Duration.ZERO;
        boolean down;
        double p99Before = 0.7;
        double failedBefore = 0.01;
        String selects = "v1";
        int v1Endpoints = 18;
        int v3Endpoints;
        boolean clusterDown;
        Duration toTraffic = Duration.ofSeconds(90);
        boolean isEmergency;
        boolean isNeverServed;

        @Nullable
        Seen otherReplica;
    }

    private static Map<String, Consumer<Seen>> rows() {
        Map<String, Consumer<Seen>> rows = new LinkedHashMap<>();
        rows.put("all is well", seen -> {});
        rows.put("targets of v1 are down", seen -> seen.up = 0);
        rows.put("v1 is up and serves nothing", seen -> seen.perSecond = 0);
        rows.put("P99 of 900 ms", seen -> seen.p99 = 0.9);
        rows.put("P99 of 900 ms, of few migrations", seen -> {
            seen.p99 = 0.9;
            seen.perSecond = 1;
        });
        rows.put("3 % fail", seen -> seen.failed = 0.03);
        rows.put("P99 of 750 ms, 600 ms before", seen -> {
            seen.p99 = 0.75;
            seen.p99Before = 0.6;
        });
        rows.put(
                "2 % fail, 1 % before",
                seen -> {
                    seen.failed = 0.02;
                    seen.perSecond = 50;
                });
        rows.put("one replica of Prometheus sees a P99 of 900 ms", seen -> {
            seen.otherReplica = new Seen();
            seen.otherReplica.p99 = 0.9;
        });
        rows.put("one replica of Prometheus is down", seen -> {
            seen.otherReplica = new Seen();
            seen.otherReplica.down = true;
        });
        rows.put("the service selects v3", seen -> seen.selects = "v3");
        rows.put("no pod of v1 serves", seen -> seen.v1Endpoints = 0);
        rows.put("2 of v1's 18 pods do not serve", seen -> seen.v1Endpoints = 16);
        rows.put("3 pods of v3 serve as well", seen -> seen.v3Endpoints = 3);
        rows.put("traffic on v1 after 2m30s", seen -> seen.toTraffic = Duration.ofSeconds(150));
        rows.put("the same in an emergency, or by itself", seen -> {
            seen.toTraffic = Duration.ofSeconds(150);
            seen.isEmergency = true;
        });
        rows.put("traffic on v1 after 3m30s", seen -> seen.toTraffic = Duration.ofSeconds(210));
        rows.put("v1 was never seen to get traffic", seen -> seen.isNeverServed = true);
        rows.put("47 migrations", seen -> seen.perSecond = 0.2);
        rows.put("figures are 90 s old", seen -> seen.old = Duration.ofSeconds(90));
        rows.put("Prometheus is down", seen -> seen.down = true);
        rows.put("the cluster does not answer", seen -> seen.clusterDown = true);
        return rows;
    }

    private static StoredMetrics metrics(String name, Seen eu, Seen us) {
        StoredMetrics metrics = new StoredMetrics(name);
        if (eu.down) {
            return metrics.failing(new SourceException(
                    SourceException.Kind.UNREACHABLE, "http://prometheus:9090: connection refused", "Start it."));
        }
        store(metrics, "eu-west", eu);
        store(metrics, "us-east", us);
        return metrics;
    }

    /** 99 % of the migrations fall into the bucket that ends at the P99. */
    private static void store(StoredMetrics metrics, String region, Seen seen) {
        Instant from = NOW.minus(Duration.ofMinutes(20));
        Instant to = NOW.minus(seen.old);
        double step = seen.perSecond * 15;
        metrics.series(labels("up", region), from, to, seen.up, 0);
        String total = "dwcp_v1_migrations_total";
        metrics.series(labels(total, region).with("status", "success"), from, to, 0, step * (1 - seen.failed));
        metrics.series(labels(total, region).with("status", "failed"), from, to, 0, step * seen.failed);
        Labels bucket =
                labels("dwcp_v1_migration_latency_seconds_bucket", region).with("mode", "datacenter");
        metrics.series(bucket.with("le", "0.1"), from, to, 0, 0);
        metrics.series(bucket.with("le", String.valueOf(seen.p99)), from, to, 0, step * 0.99);
        metrics.series(bucket.with("le", "2"), from, to, 0, step);
        metrics.series(bucket.with("le", "+Inf"), from, to, 0, step);
    }

    private static Labels labels(String name, String region) {
        return Labels.of(Labels.NAME, name, "job", "dwcp-v1", "instance", region + ":8080", "region", region);
    }

    private static Cluster cluster(Seen seen) {
        if (seen.clusterDown) {
            return new AbsentCluster(
                    NAMES,
                    () -> new ClusterException(
                            ClusterException.Kind.UNREACHABLE, "kubectl: connection refused", "Start it."));
        }
        List<Endpoints.Address> addresses = new ArrayList<>();
        for (int i = 0; i < seen.v1Endpoints; i++) {
            addresses.add(new Endpoints.Address("10.0.1." + i, "dwcp-v1-" + i, "v1", true));
        }
        for (int i = 0; i < seen.v3Endpoints; i++) {
            addresses.add(new Endpoints.Address("10.0.3." + i, "dwcp-v3-" + i, "v3", true));
        }
        Map<String, Object> answers = Map.of(
                "names",
                NAMES,
                "service",
                new Service(NAMES.service(), Map.of("version", seen.selects), Map.of(), Map.of(), "1", NOW),
                "endpoints",
                new Endpoints(NAMES.service(), addresses),
                "deployment",
                new Deployment(
                        NAMES.v1(),
                        new Deployment.Replicas(18, 18, 18, 18, 18),
                        false,
                        true,
                        "dwcp",
                        "registry/dwcp:v1",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        "1",
                        1,
                        NOW));
        return (Cluster) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, (proxy, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new AssertionError("nobody needs " + method);
                    }
                    return answer;
                });
    }

    private static <T> T unasked(Class<T> port) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    throw new AssertionError("nobody needs " + method);
                }));
    }

    private static Proof proof(Seen seen) throws InterruptedException {
        List<Replica> replicas = new ArrayList<>(List.of(new Replica("prometheus-0", metrics("0", seen, new Seen()))));
        if (seen.otherReplica != null) {
            replicas.add(new Replica("prometheus-1", metrics("1", seen.otherReplica, new Seen())));
        }
        Demo demo = Demo.open(Clock.fixed(NOW, ZoneOffset.UTC), null, null, null, warning -> {});
        Site site = new Site(
                "production",
                false,
                replicas.get(0).source(),
                replicas,
                REGIONS,
                unasked(AlertSource.class),
                List.of(),
                cluster(seen),
                List.of(),
                unasked(Processes.class),
                demo);
        Figure p99 = new Figure(seen.p99Before, 9000.0, Duration.ofMinutes(30), Duration.ofSeconds(5), "");
        Figure failed = new Figure(seen.failedBefore, 9000.0, Duration.ofMinutes(30), Duration.ofSeconds(5), "");
        Figures well = new Figures(
                new Figure(0.7, 9000.0, Duration.ofMinutes(30), Duration.ofSeconds(5), ""),
                new Figure(0.01, 9000.0, Duration.ofMinutes(30), Duration.ofSeconds(5), ""));
        Map<String, Figures> v1 = Map.of("eu-west", new Figures(p99, failed), "us-east", well);
        Instant served = NOW.minus(Duration.ofMinutes(4));
        Occasion occasion = new Occasion(
                "r1",
                served.minus(seen.toTraffic),
                seen.isNeverServed ? null : served,
                seen.isEmergency,
                new Baseline(served.minus(seen.toTraffic), v1, v1));
        Library library = new Library(new ShippedFiles(), null);
        return new Verifier(
                        new Gates(library, new Cookbook(library)), site, () -> Deadline.after(Duration.ofSeconds(30)))
                .at(occasion, demo.now());
    }

    @Test
    void of_everything_that_may_be_seen() throws InterruptedException, IOException {
        List<String> lines = new ArrayList<>(List.of("| seen | must be | exit | it says |", "|---|---|---|---|"));
        for (Map.Entry<String, Consumer<Seen>> row : rows().entrySet()) {
            Seen seen = new Seen();
            row.getValue().accept(seen);
            Proof proof = proof(seen);
            Evidence worst = proof.evidence().get(0);
            String mustBe =
                    worst.verdict().exitCode().code() == 0 || worst.wanted().isEmpty()
                            ? ""
                            : worst.title() + " " + worst.wanted();
            lines.add("| " + row.getKey() + " | " + mustBe + " | "
                    + proof.verdict().exitCode().code() + " | " + proof.outcome()
                    + (proof.why().isEmpty() ? "" : ": " + proof.why()) + " |");
        }
        String actual = String.join("\n", lines) + "\n";
        Files.writeString(Path.of("target", "rollback-verdicts.md"), actual);

        assertThat(actual).isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void the_readme_has_the_table() throws IOException {
        assertThat(Files.readString(Path.of("..", "README.md"))).contains(Files.readString(COMMITTED));
    }
}
