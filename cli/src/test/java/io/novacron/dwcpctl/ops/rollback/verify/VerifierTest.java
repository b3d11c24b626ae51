package io.novacron.dwcpctl.ops.rollback.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.rules.RuleLibrary;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline;
import io.novacron.dwcpctl.ops.rollback.baseline.Measurement;
import io.novacron.dwcpctl.site.Replica;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.cluster.AbsentCluster;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.alert.FleetAlerts;
import io.novacron.dwcpctl.site.fleet.alert.FleetRules;
import io.novacron.dwcpctl.site.fleet.demo.Demo;
import io.novacron.dwcpctl.site.fleet.process.FleetProcesses;
import io.novacron.dwcpctl.site.fleet.query.SharedFleetSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollback on the demo's fleet, made by hand step by step, and what is said of it on the way. */
final class VerifierTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final ClusterNames NAMES = ClusterNames.USUAL;
    private static final Gates GATES = gates();
    private static final FleetRules RULES =
            new FleetRules(() -> RuleLibrary.read(new Library(new ShippedFiles(), null)), () -> 0L);

    @TempDir
    Path home;

    private Demo demo = Demo.open(Clock.fixed(NOW, ZoneOffset.UTC), null, null, null, warning -> {});

    @BeforeEach
    void open() {
        demo = Demo.open(
                Clock.fixed(NOW, ZoneOffset.UTC), new Journal(home.resolve("log")), "error-burst", null, warning -> {});
    }

    private static Gates gates() {
        Library library = new Library(new ShippedFiles(), null);
        return new Gates(library, new Cookbook(library));
    }

    private Site site(Cluster cluster) {
        MetricSource source = new SharedFleetSource("demo", demo, deadline());
        return new Site(
                "demo",
                true,
                source,
                List.of(new Replica("demo", source)),
                Set.copyOf(Fleet.REGIONS),
                new FleetAlerts("demo", RULES, demo::fleet, demo, demo.silences(), deadline()),
                List.of(),
                cluster,
                List.of(),
                new FleetProcesses(demo),
                demo);
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofMinutes(2));
    }

    private Verifier verifier(Cluster cluster) {
        return new Verifier(GATES, site(cluster), VerifierTest::deadline);
    }

    private Verifier verifier() {
        return verifier(demo.cluster());
    }

    private Baseline measured() throws InterruptedException {
        return new Measurement(
                        GATES, site(demo.cluster()).replicas(), Set.copyOf(Fleet.REGIONS), VerifierTest::deadline)
                .at(demo.now());
    }

    private void scaleAndSwitch() {
        demo.cluster().apply(new ClusterChange.Scale(NAMES.v1(), 18));
        demo.awaitUntil(demo.now().plusSeconds(60));
        demo.cluster().apply(new ClusterChange.SelectVersion(NAMES.service(), ClusterNames.V1, null));
    }

    @Test
    void is_verified_once_v1_has_served_enough_and_as_well_as_before() throws InterruptedException {
        Baseline before = measured();
        Instant started = demo.now();
        scaleAndSwitch();
        Occasion occasion = new Occasion("r1", started, demo.now(), true, before);
        demo.awaitUntil(demo.now().plusSeconds(5)); // the endpoints follow the selector after a moment

        Proof early = verifier().at(occasion, demo.now());
        List<Proof> looks = new ArrayList<>();
        Proof proof = verifier().await(occasion, demo, () -> false, looks::add);

        assertThat(early.verdict()).as(String.join("\n", early.lines())).isEqualTo(Verdict.NO_DATA);
        assertThat(early.outcome()).isEqualTo("done, unverified");
        // of 196 migrations the P99 is a tenth worse by chance: that is said, and looked at again
        assertThat(looks)
                .filteredOn(look -> look.verdict() == Verdict.WARN)
                .isNotEmpty()
                .allMatch(look -> !look.isSettled() && look.why().contains("of only 196 migrations"));
        assertThat(proof.verdict()).as(String.join("\n", proof.lines())).isEqualTo(Verdict.PASS);
        assertThat(proof.why()).isEmpty();
        assertThat(looks).hasSizeGreaterThan(1).last().isEqualTo(proof);
        assertThat(proof.at()).isBefore(occasion.started().plus(Duration.ofMinutes(6)));
        assertThat(proof.evidence())
                .extracting(Evidence::id)
                .contains("v1-up", "v1-serves", "v1-latency-p99", "v1-errors", "v1-latency-before", "v1-errors-before")
                .contains("service-selects-v1", "endpoints-ready", "time-to-v1")
                .doesNotContain("v1-latency-change");
        assertThat(ProofJson.evidence(ProofJson.write(proof))).hasSameSizeAs(proof.evidence());
    }

    @Test
    void while_the_service_selects_v3_it_has_failed() throws InterruptedException {
        Proof proof = verifier().at(null, demo.now());

        assertThat(proof.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(proof.why())
                .contains("service-selects-v1: it selects v3", "endpoints-ready: nobody serves behind it");
        assertThat(proof.evidence()).extracting(Evidence::id).contains("v1-latency-change");
    }

    @Test
    void what_the_cluster_does_not_say_is_not_known() throws InterruptedException {
        Instant started = demo.now();
        scaleAndSwitch();
        Instant served = demo.now();
        demo.awaitUntil(served.plus(Duration.ofMinutes(4)));
        Cluster silent = new AbsentCluster(
                NAMES,
                () -> new ClusterException(ClusterException.Kind.UNREACHABLE, "no route to the cluster", "Wait."));

        Proof proof = verifier(silent).at(new Occasion("r1", started, served, false, null), demo.now());

        assertThat(proof.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(proof.verdict().exitCode().code()).isEqualTo(3);
        assertThat(proof.why()).isEqualTo("service-selects-v1, endpoints-ready: no route to the cluster");
    }

    @Test
    void one_that_took_too_long_is_not_as_it_should() throws InterruptedException {
        Baseline before = measured();
        Instant started = demo.now().minusSeconds(90);
        scaleAndSwitch();
        Instant served = demo.now();
        demo.awaitUntil(served.plus(Duration.ofMinutes(4)));

        Proof urgent = verifier().at(new Occasion("r1", started, served, true, before), demo.now());
        Proof calm = verifier().at(new Occasion("r1", started, served, false, before), demo.now());

        assertThat(urgent.verdict()).isEqualTo(Verdict.WARN);
        assertThat(urgent.why()).isEqualTo("time-to-v1: it took longer than 2m");
        assertThat(calm.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void where_traffic_never_came_nothing_is_verified() throws InterruptedException {
        scaleAndSwitch();
        demo.awaitUntil(demo.now().plus(Duration.ofMinutes(4)));

        Proof proof = verifier().at(new Occasion("r1", NOW, null, false, null), demo.now());

        assertThat(proof.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(proof.why()).contains("time-to-v1: v1 was never seen to serve after the switch");
    }
}
