package io.novacron.dwcpctl.site.fleet;

import static io.novacron.dwcpctl.site.fleet.FleetReading.BEGINNING;
import static io.novacron.dwcpctl.site.fleet.FleetReading.HOUR;
import static io.novacron.dwcpctl.site.fleet.FleetReading.LOG;
import static io.novacron.dwcpctl.site.fleet.FleetReading.MINUTE;
import static io.novacron.dwcpctl.site.fleet.FleetReading.instant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What changes of the cluster do to the fleet: remedies, wrong remedies, drains, outages. */
class ChangedFleetTest {
    private static final String EU = "eu-west";
    private static final long SECOND = 1000;
    private static final ClusterChange.SetEnv STREAMS =
            new ClusterChange.SetEnv("dwcp-v3-amst", Map.of("STREAM_COUNT", "16"));
    private static final ClusterChange.SetEnv SNAPPY =
            new ClusterChange.SetEnv("dwcp-v3-hde", Map.of("COMPRESSION_ALGO", "snappy"));
    private static final ClusterChange.SelectVersion TO_V1 =
            new ClusterChange.SelectVersion("dwcp-service", "v1", null);

    /** A change of the cluster, so many milliseconds after the log's beginning. */
    private record Step(long after, ClusterChange change) {}

    private static Step at(long after, ClusterChange change) {
        return new Step(after, change);
    }

    private static FleetReading fleet(Scenario scenario, Step... steps) {
        List<FleetEvent> events = new ArrayList<>();
        if (!scenario.faults().isEmpty()) {
            events.add(
                    new FleetEvent.FaultStarted("f1", BEGINNING, scenario.id(), Set.of(EU), scenario.faults(), null));
        }
        for (Step step : steps) {
            events.add(new FleetEvent.ClusterChanged(instant(LOG + step.after), step.change));
        }
        return FleetReading.of(11, events.toArray(FleetEvent[]::new));
    }

    private static double v1Rate(FleetReading reading, long from, long to, String... labels) {
        return reading.rate(EU, from, to, "dwcp_v1_migrations_total", labels);
    }

    private static double failed(FleetReading reading, String version, long from, long to) {
        String total = "dwcp_" + version + "_migrations_total";
        return reading.increase(EU, from, to, total, "status", "failed") / reading.increase(EU, from, to, total);
    }

    private static double v1P99(FleetReading reading, long at) {
        return reading.quantile(
                0.99, EU, at - 5 * MINUTE, at, "dwcp_v1_migration_latency_seconds", "mode", "datacenter");
    }

    @Test
    void moreStreamsRelieveAThroughputCollapse() {
        FleetReading reading = fleet(Scenario.THROUGHPUT_COLLAPSE, at(10 * MINUTE, STREAMS));
        assertThat(reading.throughput(EU, LOG + 10 * MINUTE)).isBetween(1.3e9, 1.5e9);
        // pod by pod, ten seconds each
        assertThat(reading.throughput(EU, LOG + 10 * MINUTE + 25 * SECOND)).isBetween(1.95e9, 2.1e9);
        assertThat(reading.throughput(EU, LOG + 10 * MINUTE + 40 * SECOND)).isGreaterThan(2.55e9);
        assertThat(reading.sum(EU, LOG + 11 * MINUTE, "dwcp_v3_amst_active_streams"))
                .isLessThan(32);
        FleetReading scaled =
                fleet(Scenario.THROUGHPUT_COLLAPSE, at(10 * MINUTE, new ClusterChange.Scale("dwcp-v3-amst", 8)));
        assertThat(scaled.throughput(EU, LOG + 11 * MINUTE)).isGreaterThan(2.55e9);
        FleetReading taken = fleet(
                Scenario.THROUGHPUT_COLLAPSE,
                at(10 * MINUTE, STREAMS),
                at(20 * MINUTE, new ClusterChange.UndoRollout("dwcp-v3-amst", null)));
        assertThat(taken.throughput(EU, LOG + 30 * MINUTE)).isBetween(1.3e9, 1.5e9);
    }

    @Test
    void theWrongRemedyChangesNothingAndCostsItsRestart() {
        FleetReading sick = fleet(Scenario.THROUGHPUT_COLLAPSE);
        FleetReading wrong = fleet(Scenario.THROUGHPUT_COLLAPSE, at(10 * MINUTE, SNAPPY));
        long from = LOG + 10 * MINUTE;
        assertThat(wrong.throughput(EU, from + 5 * MINUTE)).isEqualTo(sick.throughput(EU, from + 5 * MINUTE));
        assertThat(failed(sick, "v3", from, from + MINUTE)).isCloseTo(0.003, within(0.0015));
        assertThat(failed(wrong, "v3", from, from + MINUTE)).isBetween(0.005, 0.008);
        assertThat(wrong.increase(EU, from, from + MINUTE, "dwcp_v3_errors_total"))
                .isGreaterThan(3 + sick.increase(EU, from, from + MINUTE, "dwcp_v3_errors_total"));
        FleetReading tooFew = fleet(
                Scenario.THROUGHPUT_COLLAPSE,
                at(MINUTE, new ClusterChange.SetEnv("dwcp-v3-amst", Map.of("STREAM_COUNT", "12"))));
        assertThat(tooFew.throughput(EU, from)).isEqualTo(sick.throughput(EU, from));
        FleetReading elsewhere = fleet(
                Scenario.THROUGHPUT_COLLAPSE,
                at(MINUTE, new ClusterChange.SetEnv("dwcp-v3", Map.of("STREAM_COUNT", "16"))));
        assertThat(elsewhere.throughput(EU, from)).isEqualTo(sick.throughput(EU, from));
    }

    @Test
    void snappyRelievesALatencySpikeOfHde() {
        FleetReading reading = fleet(Scenario.LATENCY_SPIKE, at(10 * MINUTE, SNAPPY));
        assertThat(reading.p99(EU, LOG + 10 * MINUTE)).isGreaterThan(0.9);
        assertThat(reading.p99(EU, LOG + 16 * MINUTE)).isLessThan(0.4);
        assertThat(reading.sum(EU, LOG + 16 * MINUTE, "dwcp_v3_hde_compression_latency_seconds"))
                .isLessThan(100e-6);
        assertThat(reading.sum(EU, LOG + 16 * MINUTE, "dwcp_v3_hde_compression_ratio"))
                .isGreaterThan(0.75);
        assertThat(reading.increase(
                        EU, LOG + 11 * MINUTE, LOG + 16 * MINUTE, "dwcp_v3_hde_operations_total", "algorithm", "zstd"))
                .isZero();
        FleetReading wrong = fleet(Scenario.LATENCY_SPIKE, at(10 * MINUTE, STREAMS));
        assertThat(wrong.p99(EU, LOG + 16 * MINUTE)).isGreaterThan(0.9);
    }

    @Test
    void undoingABadReleaseEndsItsErrors() {
        long from = LOG + 14 * MINUTE;
        FleetReading sick = fleet(Scenario.ERROR_BURST);
        assertThat(sick.rate(EU, from, from + MINUTE, "dwcp_v3_errors_total")).isGreaterThan(110);
        for (ClusterChange remedy : List.of(
                new ClusterChange.UndoRollout("dwcp-v3", null),
                new ClusterChange.UndoRollout("dwcp-v3", 2L),
                new ClusterChange.SetEnv("dwcp-v3", Map.of("RPC_TIMEOUT_MS", "500")))) {
            FleetReading cured = fleet(Scenario.ERROR_BURST, at(10 * MINUTE, remedy));
            assertThat(cured.rate(EU, from, from + MINUTE, "dwcp_v3_errors_total"))
                    .as(remedy.toString())
                    .isLessThan(1);
            assertThat(failed(cured, "v3", from, from + 5 * MINUTE)).isLessThan(0.005);
        }
        for (ClusterChange wrong :
                List.of(new ClusterChange.RestartRollout("dwcp-v3"), SNAPPY, new ClusterChange.Scale("dwcp-v3", 16))) {
            assertThat(fleet(Scenario.ERROR_BURST, at(10 * MINUTE, wrong))
                            .rate(EU, from, from + MINUTE, "dwcp_v3_errors_total"))
                    .as(wrong.toString())
                    .isGreaterThan(110);
        }
    }

    @Test
    void aRestartGivesLeakedMemoryBackForAWhile() {
        FleetReading reading = fleet(Scenario.MEMORY_LEAK, at(HOUR, new ClusterChange.RestartRollout("dwcp-v3")));
        double before = memory(reading, LOG + HOUR);
        double after = memory(reading, LOG + HOUR + 3 * MINUTE);
        assertThat(before - after).isBetween(14.0, 22.0);
        assertThat(memory(reading, LOG + 2 * HOUR + 3 * MINUTE) - after).isBetween(15.0, 25.0);
    }

    private static double memory(FleetReading reading, long at) {
        return reading.sum(EU, at, "dwcp_v3_resource_utilization_percent", "resource_type", "memory") / 3;
    }

    @Test
    void aPausedDeploymentAppliesNothingUntilItIsResumed() {
        FleetReading reading = fleet(
                Scenario.ERROR_BURST,
                at(MINUTE, new ClusterChange.PauseRollout("dwcp-v3")),
                at(2 * MINUTE, new ClusterChange.SetEnv("dwcp-v3", Map.of("RPC_TIMEOUT_MS", "500"))),
                at(20 * MINUTE, new ClusterChange.ResumeRollout("dwcp-v3")));
        long resumed = LOG + 20 * MINUTE;
        assertThat(reading.rate(EU, resumed - MINUTE, resumed, "dwcp_v3_errors_total"))
                .isGreaterThan(110);
        assertThat(reading.rate(EU, resumed + 3 * MINUTE, resumed + 4 * MINUTE, "dwcp_v3_errors_total"))
                .isLessThan(1);
    }

    @Test
    void selectedV1CarriesTheTrafficOnceItHasPodsAndV3Drains() {
        long selected = LOG + 2 * MINUTE;
        FleetReading reading =
                fleet(Scenario.ERROR_BURST, at(MINUTE, new ClusterChange.Scale("dwcp-v1", 14)), at(2 * MINUTE, TO_V1));
        double before = v1Rate(reading, selected - MINUTE, selected);
        double after = v1Rate(reading, selected + MINUTE, selected + 2 * MINUTE);
        assertThat(after / before).isCloseTo(10, within(2.0));
        assertThat(failed(reading, "v1", selected + MINUTE, selected + 6 * MINUTE))
                .isCloseTo(0.018, within(0.004));
        assertThat(v1P99(reading, selected + 6 * MINUTE)).isBetween(0.6, 0.75);
        // the endpoints follow two seconds later
        assertThat(reading.increase(EU, selected, selected + 2 * SECOND, "dwcp_v3_migrations_total"))
                .isPositive();
        assertThat(reading.increase(EU, selected + 2 * SECOND, selected + HOUR, "dwcp_v3_migrations_total"))
                .isZero();
        assertThat(reading.sum(EU, selected + MINUTE, "dwcp_v3_active_migrations"))
                .isPositive();
        assertThat(reading.sum(EU, selected + 2 * MINUTE + 2 * SECOND, "dwcp_v3_active_migrations"))
                .isZero();
        // what does nothing makes no errors
        assertThat(reading.increase(EU, selected + 3 * MINUTE, selected + HOUR, "dwcp_v3_errors_total"))
                .isZero();
        assertThat(v1Rate(FleetReading.of(11), selected, selected + MINUTE)).isLessThan(0.2 * after);
        assertThat(reading.increase("us-east", selected + 2 * SECOND, selected + HOUR, "dwcp_v3_migrations_total"))
                .isZero();
    }

    @Test
    void v1WithTooFewPodsShowsIt() {
        FleetReading reading = fleet(Scenario.STEADY, at(MINUTE, TO_V1));
        long at = LOG + 10 * MINUTE;
        assertThat(failed(reading, "v1", at - 5 * MINUTE, at)).isBetween(0.5, 0.9);
        assertThat(v1P99(reading, at)).isGreaterThan(1.2);
        assertThat(reading.sum(EU, at, "dwcp_v1_throughput_bytes_per_second", "direction", "tx"))
                .isLessThan(1.0e9);
        assertThat(v1Rate(reading, at - MINUTE, at, "status", "success")).isCloseTo(6, within(1.0));
        FleetReading rescued =
                fleet(Scenario.STEADY, at(MINUTE, TO_V1), at(2 * MINUTE, new ClusterChange.Scale("dwcp-v1", 14)));
        assertThat(failed(rescued, "v1", at - 5 * MINUTE, at)).isLessThan(0.022);
        assertThat(v1P99(rescued, at)).isLessThan(0.75);
    }

    @Test
    void aServiceWithoutReadyEndpointsServesNobody() {
        FleetReading reading = fleet(
                Scenario.STEADY,
                at(MINUTE, new ClusterChange.Scale("dwcp-v1", 0)),
                at(2 * MINUTE, TO_V1),
                at(10 * MINUTE, new ClusterChange.Scale("dwcp-v1", 12)));
        long out = LOG + 3 * MINUTE;
        assertThat(reading.target(Job.V1, EU).answering().contains(out)).isFalse();
        assertThat(reading.increase(EU, out, LOG + 10 * MINUTE, "dwcp_v1_migrations_total"))
                .isZero();
        assertThat(reading.increase(EU, out, LOG + 10 * MINUTE, "dwcp_v3_migrations_total"))
                .isZero();
        assertThat(reading.target(Job.V1, EU).answering().contains(LOG + 10 * MINUTE + 9 * SECOND))
                .isFalse();
        assertThat(reading.target(Job.V1, EU).answering().contains(LOG + 10 * MINUTE + 10 * SECOND))
                .isTrue();
        assertThat(v1Rate(reading, LOG + 11 * MINUTE, LOG + 12 * MINUTE)).isGreaterThan(9);
        FleetReading nobody =
                fleet(Scenario.STEADY, at(MINUTE, new ClusterChange.SelectVersion("dwcp-service", "v2", null)));
        assertThat(nobody.increase(EU, out, LOG + HOUR, "dwcp_v3_migrations_total"))
                .isZero();
        assertThat(v1Rate(nobody, out, LOG + HOUR))
                .isCloseTo(v1Rate(FleetReading.of(11), out, LOG + HOUR), within(0.1));
    }

    @Test
    void withoutPodsATargetIsDown() {
        FleetReading reading = fleet(
                Scenario.STEADY,
                at(MINUTE, new ClusterChange.Scale("dwcp-v3-hde", 0)),
                at(2 * MINUTE, new ClusterChange.Scale("dwcp-v3", 0)));
        long at = LOG + 90 * SECOND;
        assertThat(reading.target(Job.HDE, EU).answering().contains(at)).isFalse();
        assertThat(reading.target(Job.APPLICATION, EU).answering().contains(at)).isTrue();
        assertThat(reading.sum(EU, at, "dwcp_v3_component_health", "component", "hde"))
                .isZero();
        assertThat(reading.target(Job.APPLICATION, EU).answering().contains(LOG + 3 * MINUTE))
                .isFalse();
    }

    @Test
    void theFlagTakesEffectPodByPod() {
        FleetReading reading = fleet(
                Scenario.STEADY,
                at(0, new ClusterChange.Scale("dwcp-v1", 14)),
                at(MINUTE, new ClusterChange.SetEnv("dwcp-v3", Map.of("FEATURE_FLAG_ROLLOUT", "0"))));
        double before = reading.rate(EU, LOG, LOG + MINUTE, "dwcp_v3_migrations_total");
        double halfway = reading.rate(EU, LOG + 2 * MINUTE, LOG + 2 * MINUTE + 10 * SECOND, "dwcp_v3_migrations_total");
        assertThat(halfway / before).isCloseTo(7 / 12.0, within(0.12));
        assertThat(reading.increase(EU, LOG + 3 * MINUTE, LOG + HOUR, "dwcp_v3_migrations_total"))
                .isZero();
        assertThat(v1Rate(reading, LOG + 4 * MINUTE, LOG + 5 * MINUTE)).isGreaterThan(0.9 * before);
        assertThat(reading.sum(EU, LOG + 4 * MINUTE, "dwcp_v3_rollout_progress_percent"))
                .isZero();
        assertThat(reading.sum(EU, LOG + 4 * MINUTE, "dwcp_v3_rollout_target_percent"))
                .isZero();
    }

    @Test
    void theSameLogGivesTheSameFleetAndTheEndOfAFaultMendsItsRelease() {
        Step[] steps = {
            at(MINUTE, new ClusterChange.Scale("dwcp-v1", 14)),
            at(2 * MINUTE, TO_V1),
            at(3 * MINUTE, new ClusterChange.RestartRollout("dwcp-v3")),
            at(3 * MINUTE + 25 * SECOND, new ClusterChange.Scale("dwcp-v3", 6)),
        };
        FleetReading one = fleet(Scenario.MULTI_ANOMALY, steps);
        FleetReading two = fleet(Scenario.MULTI_ANOMALY, steps);
        for (Job job : List.of(Job.APPLICATION, Job.V1, Job.AMST)) {
            assertThat(one.target(job, EU).exposition(LOG + 4 * MINUTE))
                    .isEqualTo(two.target(job, EU).exposition(LOG + 4 * MINUTE));
        }
        assertThat(one.fleet().workloads().deployment(Job.APPLICATION).pods(LOG + 10 * MINUTE))
                .hasSize(6)
                .isEqualTo(two.fleet().workloads().deployment(Job.APPLICATION).pods(LOG + 10 * MINUTE));
        Fleet cleared = Fleet.of(
                fleet(Scenario.ERROR_BURST).fleet().log().with(new FleetEvent.FaultCleared("f1", instant(LOG + HOUR))));
        assertThat(timeout(cleared, LOG - 1)).isEqualTo("500");
        assertThat(timeout(cleared, LOG)).isEqualTo("50");
        assertThat(timeout(cleared, LOG + HOUR)).isEqualTo("500");
    }

    private static String timeout(Fleet fleet, long at) {
        return fleet.workloads().deployment(Job.APPLICATION).spec(at).template().variable("RPC_TIMEOUT_MS");
    }

    @Test
    void aChangeThatAsksForNothingNewChangesNoFigure() {
        FleetReading calm = FleetReading.of(11);
        FleetReading touched = fleet(
                Scenario.STEADY,
                at(MINUTE, new ClusterChange.Scale("dwcp-v1", 2)),
                at(MINUTE, new ClusterChange.Annotate("dwcp-v3", "k", "v", null)),
                at(MINUTE, new ClusterChange.Scale("no-such", 0)),
                at(MINUTE, new ClusterChange.UndoRollout("dwcp-v3-hde", null)));
        for (FleetTarget target : calm.targets(EU).toList()) {
            assertThat(touched.target(target.job(), EU).exposition(LOG + HOUR))
                    .isEqualTo(target.exposition(LOG + HOUR));
        }
    }
}
