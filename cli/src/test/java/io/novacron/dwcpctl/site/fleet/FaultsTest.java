package io.novacron.dwcpctl.site.fleet;

import static io.novacron.dwcpctl.site.fleet.FleetReading.BEGINNING;
import static io.novacron.dwcpctl.site.fleet.FleetReading.DAY;
import static io.novacron.dwcpctl.site.fleet.FleetReading.HOUR;
import static io.novacron.dwcpctl.site.fleet.FleetReading.LOG;
import static io.novacron.dwcpctl.site.fleet.FleetReading.MINUTE;
import static io.novacron.dwcpctl.site.fleet.FleetReading.instant;
import static io.novacron.dwcpctl.site.fleet.FleetReading.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.novacron.dwcpctl.site.fleet.condition.PastIncidents;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.site.fleet.event.Selector;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault shows where it should, at figures at which the alerts of domain.md fire, and nowhere once it is over. */
class FaultsTest {
    private static final String EU = "eu-west";
    private static final String COMPLIANCE = "dwcp_v3_sla_compliance";

    private static FleetReading fault(Fault... faults) {
        return FleetReading.of(
                11, new FleetEvent.FaultStarted("f1", BEGINNING, "test", Set.of(EU), List.of(faults), null));
    }

    private static double compliance(FleetReading reading, String type, long at) {
        return reading.sum(EU, at, COMPLIANCE, "sla_type", type);
    }

    @Test
    void latencySpikeShowsInTheComponentAndInTheRegionsP99() {
        FleetReading reading = FleetReading.of(Scenario.LATENCY_SPIKE);
        long at = LOG + 5 * MINUTE;
        assertThat(reading.p99(EU, LOG)).isLessThan(0.4);
        assertThat(reading.p99(EU, at)).isBetween(0.9, 1.2);
        assertThat(reading.quantile(0.5, EU, LOG, at, "dwcp_v3_component_latency_seconds", "component", "hde"))
                .isBetween(0.5, 1.0);
        assertThat(reading.quantile(0.5, EU, LOG, at, "dwcp_v3_component_latency_seconds", "component", "amst"))
                .isLessThan(0.05);
        assertThat(reading.sum(EU, at, "dwcp_v3_hde_compression_latency_seconds"))
                .isCloseTo(0.6, within(0.001));
        assertThat(compliance(reading, "latency", at)).isZero();
        assertThat(compliance(reading, "throughput", at)).isEqualTo(1);
        assertThat(compliance(reading, "error_rate", at)).isEqualTo(1);
        assertThat(reading.throughput(EU, at)).isGreaterThan(2.5e9);
        // violated from the first second on, as 1 % of 30 seconds has passed
        assertThat(reading.increase(
                        EU, LOG, LOG + 10 * MINUTE + 2000, "dwcp_v3_sla_violations_total", "sla_type", "latency"))
                .isEqualTo(10);
        assertThat(reading.increase(
                        EU, at, at + 5 * MINUTE, "dwcp_v3_anomaly_detections_total", "anomaly_type", "latency"))
                .isBetween(2.0, 3.0);
    }

    @Test
    void theServiceJudgesItsLastThirtySeconds() {
        FleetReading reading = FleetReading.of(
                11,
                new FleetEvent.FaultStarted(
                        "f1", BEGINNING, "x", Set.of(EU), Scenario.LATENCY_SPIKE.faults(), minutes(5)));
        assertThat(compliance(reading, "latency", LOG)).isEqualTo(1);
        assertThat(compliance(reading, "latency", LOG + 1000)).isZero();
        assertThat(compliance(reading, "latency", LOG + 5 * MINUTE + 29_000)).isZero();
        assertThat(compliance(reading, "latency", LOG + 5 * MINUTE + 30_000)).isEqualTo(1);
    }

    @Test
    void throughputCollapsesWithItsStreamsSaturated() {
        FleetReading reading = FleetReading.of(Scenario.THROUGHPUT_COLLAPSE);
        for (long at = LOG + MINUTE; at < LOG + HOUR; at += MINUTE) {
            assertThat(reading.throughput(EU, at)).isBetween(1.3e9, 1.5e9);
            assertThat(reading.sum(EU, at, "dwcp_v3_amst_active_streams")).isBetween(451.0, 512.0);
            assertThat(reading.sum(EU, at, "dwcp_v3_amst_throughput_bytes_per_second"))
                    .isLessThan(2.0e9);
            assertThat(compliance(reading, "throughput", at)).isZero();
            assertThat(compliance(reading, "latency", at)).isEqualTo(1);
        }
        assertThat(reading.rate(EU, LOG, LOG + HOUR, "dwcp_v3_bytes_transferred_total", "direction", "tx"))
                .isCloseTo(1.4e9, within(0.1e9));
    }

    @Test
    void errorBurstRaisesErrorsAndFailures() {
        FleetReading reading = FleetReading.of(Scenario.ERROR_BURST);
        long at = LOG + 10 * MINUTE;
        assertThat(reading.rate(EU, at - 5 * MINUTE, at, "dwcp_v3_errors_total"))
                .isBetween(110.0, 130.0);
        assertThat(reading.increase(EU, LOG, at, "dwcp_v3_migrations_total", "status", "failed")
                        / reading.increase(EU, LOG, at, "dwcp_v3_migrations_total"))
                .isCloseTo(0.063, within(0.003));
        assertThat(compliance(reading, "error_rate", at)).isZero();
        assertThat(compliance(reading, "latency", at)).isEqualTo(1);
        assertThat(reading.increase(
                        EU, LOG, at, "dwcp_v3_errors_total", "component", "amst", "error_type", "network_timeout"))
                .isGreaterThan(0.6 * reading.increase(EU, LOG, at, "dwcp_v3_errors_total"));
    }

    @Test
    void aComponentThatIsDownIsSilentAndUnhealthy() {
        FleetReading reading = FleetReading.of(Scenario.COMPONENT_DOWN);
        long at = LOG + MINUTE;
        assertThat(reading.target(Job.HDE, EU).answering().contains(at)).isFalse();
        assertThat(reading.target(Job.AMST, EU).answering().contains(at)).isTrue();
        assertThat(reading.sum(EU, at, "dwcp_v3_component_health", "component", "hde"))
                .isZero();
        assertThat(reading.sum(EU, at, "dwcp_v3_component_health")).isEqualTo(5);
        assertThat(compliance(reading, "availability", at)).isZero();
        assertThat(reading.increase(EU, LOG, LOG + HOUR, "dwcp_v3_hde_operations_total"))
                .isZero();
        assertThat(reading.increase(EU, LOG, LOG + HOUR, "dwcp_v3_component_latency_seconds_count", "component", "hde"))
                .isZero();
        assertThat(reading.rate(EU, LOG, LOG + HOUR, "dwcp_v3_errors_total")).isLessThan(1);
    }

    @Test
    void anApplicationThatIsDownCountsNothing() {
        FleetReading reading = fault(new Fault.Down(Job.APPLICATION));
        assertThat(reading.target(Job.APPLICATION, EU).answering().contains(LOG + 1))
                .isFalse();
        assertThat(reading.target(Job.HDE, EU).answering().contains(LOG + 1)).isTrue();
        assertThat(reading.increase(EU, LOG, LOG + HOUR, "dwcp_v3_migrations_total"))
                .isZero();
        assertThat(reading.increase(EU, LOG, LOG + HOUR, "dwcp_v3_errors_total"))
                .isZero();
        assertThat(reading.increase(EU, LOG, LOG + HOUR, "dwcp_v1_migrations_total"))
                .isPositive();
    }

    @Test
    void monitoringCanBeDownToo() {
        FleetReading reading = fault(new Fault.Down(Job.ALERTMANAGER), new Fault.Down(Job.V1));
        assertThat(reading.target(Job.ALERTMANAGER, "").answering().contains(LOG))
                .isFalse();
        assertThat(reading.target(Job.PROMETHEUS, "").answering().contains(LOG)).isTrue();
        assertThat(reading.target(Job.V1, EU).answering().contains(LOG)).isFalse();
        assertThat(reading.increase(EU, LOG, LOG + HOUR, "dwcp_v1_migrations_total"))
                .isZero();
        assertThat(reading.increase("", LOG, LOG + HOUR, "prometheus_notifications_dropped_total"))
                .isCloseTo(60, within(5.0));
        assertThat(reading.increase("", LOG - HOUR, LOG, "prometheus_notifications_dropped_total"))
                .isZero();
        assertThat(reading.increase("", LOG, LOG + HOUR, "alertmanager_alerts_received_total"))
                .isZero();
    }

    @Test
    void withoutPrometheusNoAlertReachesAlertmanager() {
        FleetReading reading = fault(new Fault.Down(Job.PROMETHEUS));
        assertThat(reading.increase("", LOG - HOUR, LOG, "alertmanager_alerts_received_total"))
                .isCloseTo(60, within(5.0));
        assertThat(reading.increase("", LOG, LOG + HOUR, "alertmanager_alerts_received_total"))
                .isZero();
    }

    @Test
    void consensusFails() {
        FleetReading reading = FleetReading.of(Scenario.CONSENSUS_FAILURE);
        assertThat(reading.rate(EU, LOG, LOG + 2 * MINUTE, "dwcp_v3_acp_consensus_failures_total"))
                .isCloseTo(0.5, within(0.06));
        for (FleetSeries series : reading.series(EU, "dwcp_v3_acp_consensus_latency_seconds")) {
            assertThat(series.value().at(LOG + MINUTE)).isGreaterThan(0.1);
        }
        double quorum = reading.sum(EU, LOG + MINUTE, "dwcp_v3_acp_quorum_size");
        assertThat(quorum).isGreaterThanOrEqualTo(reading.sum(EU, LOG + MINUTE, "dwcp_v3_acp_quorum_required"));
        assertThat(reading.increase(
                        EU, LOG, LOG + 10 * MINUTE, "dwcp_v3_errors_total", "error_type", "consensus_failure"))
                .isCloseTo(300, within(30.0));
    }

    @Test
    void memoryLeaksByMoreThanFivePointsInThirtyMinutes() {
        FleetReading reading = FleetReading.of(Scenario.MEMORY_LEAK);
        for (FleetSeries series :
                reading.series(EU, "dwcp_v3_resource_utilization_percent", "resource_type", "memory")) {
            double before = series.value().at(LOG);
            double after = series.value().at(LOG + 30 * MINUTE);
            assertThat(after - before).isBetween(6.0, 14.0);
            assertThat(series.value().at(LOG + HOUR)).isBetween(72.0, 85.0);
            assertThat(series.value().at(LOG + DAY)).isLessThanOrEqualTo(99);
        }
    }

    @Test
    void theRolloutStalls() {
        FleetReading reading = FleetReading.of(Scenario.STALLED_ROLLOUT);
        for (long at = LOG; at < LOG + HOUR; at += MINUTE) {
            assertThat(reading.sum(EU, at, "dwcp_v3_rollout_progress_percent")).isEqualTo(62);
            assertThat(reading.sum(EU, at, "dwcp_v3_rollout_target_percent")).isEqualTo(100);
        }
    }

    @Test
    void manyAnomaliesAtOnceBringThreeSlasDown() {
        FleetReading reading = FleetReading.of(Scenario.MULTI_ANOMALY);
        long at = LOG + 5 * MINUTE;
        for (String type : List.of("latency", "throughput", "error_rate")) {
            assertThat(compliance(reading, type, at)).isZero();
        }
        for (String type : List.of("latency", "throughput", "error_rate", "resource")) {
            assertThat(reading.increase(EU, LOG, at, "dwcp_v3_anomaly_detections_total", "anomaly_type", type))
                    .isPositive();
        }
        assertThat(reading.p99(EU, at)).isGreaterThan(0.5);
        assertThat(reading.throughput(EU, at)).isLessThan(2.0e9);
        assertThat(reading.rate(EU, LOG, at, "dwcp_v3_errors_total")).isGreaterThan(100);
        double cpu = reading.sum(EU, at, "dwcp_v3_resource_utilization_percent", "resource_type", "cpu") / 3;
        assertThat(cpu).isBetween(80.5, 100.0);
    }

    @Test
    void anOverrideSaysWhatItIsTold() {
        FleetReading reading = fault(
                new Fault.MetricOverridden(new Selector("dwcp_v3_acp_quorum_size", Map.of()), 2),
                new Fault.MetricOverridden(new Selector("dwcp_v3_acp_byzantine_detections_total", Map.of()), 0.1),
                new Fault.MetricOverridden(new Selector("dwcp_v3_sla_compliance", Map.of("sla_type", "latency")), 0));
        assertThat(reading.sum(EU, LOG - 1, "dwcp_v3_acp_quorum_size")).isEqualTo(5);
        assertThat(reading.sum(EU, LOG, "dwcp_v3_acp_quorum_size")).isEqualTo(2);
        assertThat(reading.sum("us-east", LOG, "dwcp_v3_acp_quorum_size")).isEqualTo(5);
        assertThat(reading.increase(EU, LOG, LOG + 100_000, "dwcp_v3_acp_byzantine_detections_total"))
                .isEqualTo(10);
        assertThat(compliance(reading, "latency", LOG)).isZero();
        assertThat(compliance(reading, "throughput", LOG)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void clearingRestores(Scenario scenario) {
        FleetReading calm = FleetReading.of(11);
        FleetReading cleared = FleetReading.of(
                11,
                new FleetEvent.FaultStarted("f1", BEGINNING, scenario.id(), Set.of(EU), scenario.faults(), null),
                new FleetEvent.FaultCleared("f1", instant(LOG + 10 * MINUTE)));
        long at = LOG + 20 * MINUTE;
        for (FleetTarget target : calm.targets(EU).toList()) {
            FleetTarget after = cleared.target(target.job(), EU);
            assertThat(after.answering().contains(at)).isTrue();
            for (int f = 0; f < target.families().size(); f++) {
                List<FleetSeries> expected = target.families().get(f).series();
                List<FleetSeries> actual = after.families().get(f).series();
                boolean gauge = target.families().get(f).type().text().equals("gauge");
                for (int s = 0; s < expected.size(); s++) {
                    String what = expected.get(s).labels().toString();
                    if (gauge) {
                        assertThat(actual.get(s).value().at(at))
                                .as(what)
                                .isEqualTo(expected.get(s).value().at(at));
                    } else {
                        double wanted = expected.get(s).value().at(at + HOUR)
                                - expected.get(s).value().at(at);
                        double got = actual.get(s).value().at(at + HOUR)
                                - actual.get(s).value().at(at);
                        // what was counted meanwhile moves the moments of the steps; a bucket sums 26 of them
                        assertThat(got).as(what).isCloseTo(wanted, within(30 + 1e-9 * wanted));
                    }
                }
            }
        }
    }

    @Test
    void theIncidentsOfThePastAreThere() {
        FleetReading reading = FleetReading.of(11);
        long latency = PastIncidents.latestLatency(BEGINNING).toEpochMilli();
        assertThat(latency).isEqualTo(LOG - 9 * HOUR);
        assertThat(reading.p99(EU, latency)).isLessThan(0.4);
        assertThat(reading.p99(EU, latency + 10 * MINUTE)).isGreaterThan(0.7);
        assertThat(reading.p99("us-east", latency + 10 * MINUTE)).isLessThan(0.4);
        assertThat(reading.p99(EU, latency + 26 * MINUTE)).isLessThan(0.4);
        long errors = PastIncidents.latestErrors(BEGINNING).toEpochMilli();
        assertThat(errors).isEqualTo(LOG - 4 * DAY);
        assertThat(reading.rate("us-east", errors, errors + 10 * MINUTE, "dwcp_v3_errors_total"))
                .isGreaterThan(35);
        assertThat(reading.rate(EU, errors, errors + 10 * MINUTE, "dwcp_v3_errors_total"))
                .isLessThan(1);
        assertThat(reading.sum(EU, LOG, "dwcp_v3_sla_violations_total", "sla_type", "latency"))
                .isEqualTo(20);
        assertThat(reading.sum("us-east", LOG, "dwcp_v3_sla_violations_total", "sla_type", "error_rate"))
                .isEqualTo(12);
    }

    @Test
    void trafficGoesWhereItIsSent() {
        long shifted = LOG + MINUTE;
        FleetReading reading = FleetReading.of(11, new FleetEvent.TrafficShifted(instant(shifted), Set.of(EU), 0));
        long later = shifted + 10 * MINUTE;
        assertThat(reading.increase(EU, shifted, later, "dwcp_v3_migrations_total"))
                .isZero();
        assertThat(reading.rate(EU, shifted, later, "dwcp_v1_migrations_total", "mode", "datacenter"))
                .isGreaterThan(9);
        // v3 drains within two minutes and is idle then, which violates nothing
        double before = reading.sum(EU, shifted - 1, "dwcp_v3_active_migrations");
        double halfway = reading.sum(EU, shifted + MINUTE, "dwcp_v3_active_migrations");
        assertThat(halfway).isBetween(1.0, before - 1);
        assertThat(reading.sum(EU, shifted + 2 * MINUTE, "dwcp_v3_active_migrations"))
                .isZero();
        assertThat(reading.throughput(EU, later)).isZero();
        assertThat(reading.sum(EU, later, COMPLIANCE)).isEqualTo(4);
        assertThat(reading.increase("us-east", shifted, later, "dwcp_v3_migrations_total"))
                .isPositive();
    }

    @Test
    void theRolloutsHistoryHasItsStages() {
        FleetReading reading = FleetReading.of(11);
        long tenDays = LOG - 10 * DAY;
        assertThat(reading.sum(EU, tenDays - HOUR, "dwcp_v3_rollout_progress_percent", "stage", "50"))
                .isEqualTo(50);
        assertThat(reading.sum(EU, tenDays + 12 * HOUR, "dwcp_v3_rollout_progress_percent", "stage", "100"))
                .isCloseTo(75, within(0.01));
        assertThat(reading.sum(EU, tenDays + HOUR, "dwcp_v3_rollout_progress_percent", "stage", "50"))
                .isZero();
        assertThat(reading.target(Job.APPLICATION, EU).exposition(LOG))
                .contains("dwcp_v3_rollout_progress_percent{stage=\"100\"} 100\n")
                .doesNotContain("stage=\"50\"");
    }
}
