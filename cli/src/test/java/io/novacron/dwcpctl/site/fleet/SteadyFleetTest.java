package io.novacron.dwcpctl.site.fleet;

import static io.novacron.dwcpctl.site.fleet.FleetReading.DAY;
import static io.novacron.dwcpctl.site.fleet.FleetReading.HOUR;
import static io.novacron.dwcpctl.site.fleet.FleetReading.LOG;
import static io.novacron.dwcpctl.site.fleet.FleetReading.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.novacron.dwcpctl.site.fleet.condition.PastIncidents;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nothing is wrong, every target of domain.md is met the whole day round. */
class SteadyFleetTest {
    private static final String LATENCY = "dwcp_v3_migration_latency_seconds";

    private final FleetReading reading = FleetReading.of(42);

    @ParameterizedTest
    @ValueSource(strings = {"eu-west", "us-east"})
    void latencyMeetsItsTargets(String region) {
        for (long at = LOG; at < LOG + DAY; at += 10 * MINUTE) {
            long from = at - 5 * MINUTE;
            double[] limits = {0.2, 0.3, 0.4, 0.295, 0.4, 0.75};
            double[] quantiles = {0.5, 0.75, 0.9, 0.95, 0.99, 0.999};
            for (int i = 0; i < limits.length; i++) {
                assertThat(reading.quantile(quantiles[i], region, from, at, LATENCY, "mode", "datacenter"))
                        .as("P" + 100 * quantiles[i])
                        .isLessThan(limits[i]);
            }
            assertThat(reading.p99(region, at)).isBetween(0.355, 0.395);
        }
        assertThat(reading.quantile(0.99, region, LOG, LOG + DAY, LATENCY, "mode", "datacenter", "vm_size", "small"))
                .isLessThan(0.25);
        assertThat(reading.quantile(0.99, region, LOG, LOG + DAY, LATENCY, "mode", "datacenter", "vm_size", "large"))
                .isBetween(0.4, 0.45);
        assertThat(reading.quantile(0.99, region, LOG, LOG + DAY, LATENCY, "mode", "internet", "vm_size", "large"))
                .isBetween(60.0, 85.0);
        assertThat(reading.quantile(0.5, region, LOG, LOG + DAY, LATENCY, "mode", "internet"))
                .isBetween(20.0, 50.0);
        assertThat(reading.quantile(0.99, region, LOG, LOG + DAY, LATENCY, "mode", "hybrid"))
                .isBetween(60.0, 120.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west", "us-east"})
    void trafficThroughputAndErrorsMeetTheirTargets(String region) {
        double least = Double.MAX_VALUE;
        double throughput = 0;
        int n = 0;
        for (long at = LOG; at < LOG + DAY; at += 3 * MINUTE) {
            long from = at - 3 * MINUTE;
            least = Math.min(least, reading.rate(region, from, at, LATENCY + "_count", "mode", "datacenter"));
            double now = reading.throughput(region, at);
            assertThat(now).isGreaterThan(2.58e9);
            assertThat(reading.sum(region, at, "dwcp_v3_amst_throughput_bytes_per_second"))
                    .isBetween(2.58e9, 2.82e9);
            throughput += now;
            n++;
            assertThat(reading.rate(region, at - 5 * MINUTE, at, "dwcp_v3_errors_total"))
                    .isLessThan(0.3);
            double failed =
                    reading.increase(region, at - 10 * MINUTE, at, "dwcp_v3_migrations_total", "status", "failed");
            double all = reading.increase(region, at - 10 * MINUTE, at, "dwcp_v3_migrations_total");
            assertThat(failed / all).isLessThan(0.005);
            for (String resource : List.of("cpu", "memory", "network", "disk")) {
                for (FleetSeries series :
                        reading.series(region, "dwcp_v3_resource_utilization_percent", "resource_type", resource)) {
                    assertThat(series.value().at(at)).isBetween(20.0, 78.0);
                }
            }
            assertThat(reading.sum(region, at, "dwcp_v3_sla_compliance")).isEqualTo(4);
            assertThat(reading.sum(region, at, "dwcp_v3_component_health")).isEqualTo(6);
            assertThat(reading.sum(region, at, "dwcp_v3_rollout_progress_percent"))
                    .isEqualTo(100);
            assertThat(reading.sum(region, at, "dwcp_v3_rollout_target_percent"))
                    .isEqualTo(100);
            assertThat(reading.sum(region, at, "dwcp_v3_active_migrations")).isBetween(10.0, 100.0);
        }
        assertThat(least).isGreaterThan(8);
        assertThat(throughput / n).isCloseTo(2.7e9, within(0.02e9));
        assertThat(reading.increase(region, LOG, LOG + DAY, "dwcp_v3_migrations_total", "status", "failed")
                        / reading.increase(region, LOG, LOG + DAY, "dwcp_v3_migrations_total"))
                .isCloseTo(0.003, within(0.0001));
        assertThat(reading.increase(region, LOG, LOG + DAY, "dwcp_v3_anomaly_detections_total"))
                .isZero();
        assertThat(reading.increase(region, LOG, LOG + DAY, "dwcp_v3_sla_violations_total"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west", "us-east"})
    void memoryNeverLooksLikeALeak(String region) {
        for (FleetSeries series :
                reading.series(region, "dwcp_v3_resource_utilization_percent", "resource_type", "memory")) {
            for (long at = LOG; at < LOG + DAY; at += MINUTE) {
                assertThat(series.value().at(at) - series.value().at(at - 30 * MINUTE))
                        .isLessThan(5);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west", "us-east"})
    void componentsMeetTheirTargets(String region) {
        for (long at = LOG; at < LOG + DAY; at += 7 * MINUTE) {
            between(region, at, "dwcp_v3_amst_active_streams", 8, 32);
            between(region, at, "dwcp_v3_amst_stream_efficiency_ratio", 0.80, 1);
            between(region, at, "dwcp_v3_amst_stream_utilization_percent", 0, 100);
            between(region, at, "dwcp_v3_amst_rdma_utilization_ratio", 0.90, 1);
            between(region, at, "dwcp_v3_hde_compression_ratio", 0.75, 0.85);
            between(region, at, "dwcp_v3_hde_compression_latency_seconds", 0, 100e-6);
            between(region, at, "dwcp_v3_hde_deduplication_ratio", 0.50, 0.70);
            between(region, at, "dwcp_v3_pba_prediction_accuracy", 0.85, 1);
            between(region, at, "dwcp_v3_pba_inference_latency_seconds", 0, 500e-6);
            between(region, at, "dwcp_v3_pba_bandwidth_utilization_ratio", 0.90, 1);
            between(region, at, "dwcp_v3_acp_consensus_latency_seconds", 0, 0.1);
            between(region, at, "dwcp_v3_acp_quorum_size", 3, 7);
            between(region, at, "dwcp_v3_ass_sync_rate_bytes_per_second", 100e6, 1e9);
            between(region, at, "dwcp_v3_ass_sync_latency_seconds", 0, 0.2);
            between(region, at, "dwcp_v3_itp_placement_efficiency_ratio", 0.90, 1);
            between(region, at, "dwcp_v3_itp_decision_latency_seconds", 0, 0.05);
            between(region, at, "dwcp_v1_compression_ratio", 0.48, 0.52);
        }
        assertThat(reading.sum(region, LOG + DAY, "dwcp_v3_acp_consensus_failures_total"))
                .isZero();
        assertThat(reading.sum(region, LOG + DAY, "dwcp_v3_acp_byzantine_detections_total"))
                .isZero();
        assertThat(reading.sum(region, LOG + DAY, "dwcp_v3_itp_constraint_violations_total"))
                .isZero();
        assertThat(reading.increase(region, LOG, LOG + DAY, "dwcp_v3_amst_mode_switches_total"))
                .isLessThan(15);
        double misses = reading.increase(region, LOG, LOG + DAY, "dwcp_v3_pba_predictions_total", "result", "miss");
        assertThat(misses / reading.increase(region, LOG, LOG + DAY, "dwcp_v3_pba_predictions_total"))
                .isCloseTo(0.03, within(0.001));
    }

    private void between(String region, long at, String metric, double low, double high) {
        for (FleetSeries series : reading.series(region, metric)) {
            assertThat(series.value().at(at)).as(series.labels().toString()).isBetween(low, high);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"amst 0.05", "hde 0.0001", "pba 0.0005", "acp 0.1", "ass 0.2", "itp 0.05"})
    void operationsOfComponentsAreAsQuickAsTheirTargets(String line) {
        String[] words = line.split(" ", -1);
        for (String region : Fleet.REGIONS) {
            assertThat(reading.quantile(
                            0.99, region, LOG, LOG + DAY, "dwcp_v3_component_latency_seconds", "component", words[0]))
                    .isLessThan(Double.parseDouble(words[1]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west", "us-east"})
    void v1IsWhatItWas(String region) {
        for (long at = LOG; at < LOG + DAY; at += 15 * MINUTE) {
            assertThat(reading.quantile(
                            0.99,
                            region,
                            at - 30 * MINUTE,
                            at,
                            "dwcp_v1_migration_latency_seconds",
                            "mode",
                            "datacenter"))
                    .isBetween(0.64, 0.75);
            assertThat(reading.sum(region, at, "dwcp_v1_throughput_bytes_per_second", "direction", "tx"))
                    .isBetween(1.8e9, 1.87e9);
        }
        double all = reading.increase(region, LOG, LOG + DAY, "dwcp_v1_migrations_total");
        assertThat(reading.increase(region, LOG, LOG + DAY, "dwcp_v1_migrations_total", "status", "failed") / all)
                .isCloseTo(0.018, within(0.0005));
        double v3 = reading.increase(region, LOG, LOG + DAY, "dwcp_v3_migrations_total");
        assertThat(v3 / (all + v3)).isCloseTo(PastIncidents.V3_SHARE, within(0.005));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west", "us-east"})
    void aDaysTrafficIsTheIntegralOfTheDocumentedRates(String region) {
        // 10 at the trough, 30 at the peak, of which g's mean is 8/15; v3 serves 90 %
        double expected = 0.9 * (10 + 20 * 8.0 / 15) * 86_400;
        assertThat(reading.increase(region, LOG, LOG + DAY, LATENCY + "_count", "mode", "datacenter"))
                .isCloseTo(expected, within(expected * 0.002));
        assertThat(reading.increase(
                        region,
                        LOG,
                        LOG + DAY,
                        "dwcp_v3_bytes_transferred_total",
                        "direction",
                        "tx",
                        "transport",
                        "rdma"))
                .isCloseTo(0.72 * (2.67e9 + 0.06e9 * 8 / 15) * 86_400, within(1e11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west", "us-east"})
    void monitoringAndAllElseAnswers(String region) {
        assertThat(reading.targets(region))
                .hasSize(8)
                .allMatch(t -> t.answering().contains(LOG));
        for (Job job : List.of(Job.PROMETHEUS, Job.ALERTMANAGER, Job.PUSHGATEWAY, Job.GRAFANA)) {
            FleetTarget target = reading.target(job, "");
            assertThat(target.series()).extracting(s -> s.labels().metric()).contains("up");
            assertThat(target.answering().contains(LOG + HOUR)).isTrue();
        }
    }
}
