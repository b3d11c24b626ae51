package io.novacron.dwcpctl.site.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import io.novacron.dwcpctl.site.fleet.metric.MetricFamily;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The metrics of the contract, written out again here: name, type, labels and the values they must take. */
class ContractTest {
    private static final String COMPONENTS = "component=amst|hde|pba|acp|ass|itp";
    private static final String MODES = "mode=datacenter|internet|hybrid";
    private static final String SIZES = "vm_size=small|large";
    private static final String STATUS = "status=success|failed";
    private static final String TRANSPORT = "transport=rdma|tcp|hybrid";
    private static final String TX_RX = "direction=tx|rx";
    private static final String ERRORS =
            "error_type=network_timeout|consensus_failure|compression_error|memory_error|state_sync_error";
    private static final String NODES = "node=*";

    private static final String MIGRATION_BUCKETS =
            "0.01 0.025 0.05 0.1 0.15 0.2 0.25 0.3 0.35 0.4 0.45 0.5 0.6 0.75 1 2.5 5 10 30 60 85 100 120 180 300 +Inf";
    private static final String V1_BUCKETS =
            "0.01 0.025 0.05 0.1 0.15 0.2 0.25 0.3 0.35 0.4 0.45 0.5 0.6 0.75 0.8 1 2.5 5 10 30 60 85 100 120 180 300 +Inf";
    private static final String COMPONENT_BUCKETS =
            "0.00005 0.0001 0.00025 0.0005 0.001 0.0025 0.005 0.01 0.025 0.05 0.1 0.2 0.5 1 5 +Inf";

    private static final Map<Job, List<String>> CONTRACT = Map.of(
            Job.APPLICATION,
            List.of(
                    "histogram dwcp_v3_migration_latency_seconds source=* destination=* " + SIZES + " " + MODES,
                    "histogram dwcp_v3_component_latency_seconds " + COMPONENTS,
                    "counter dwcp_v3_migrations_total " + MODES + " " + SIZES + " " + STATUS,
                    "gauge dwcp_v3_active_migrations",
                    "gauge dwcp_v3_active_connections",
                    "gauge dwcp_v3_throughput_bytes_per_second " + COMPONENTS + " " + TX_RX + " " + TRANSPORT,
                    "counter dwcp_v3_bytes_transferred_total " + TX_RX + " " + TRANSPORT,
                    "counter dwcp_v3_errors_total " + COMPONENTS + " " + ERRORS + " severity=*",
                    "gauge dwcp_v3_component_health " + COMPONENTS + " version=*",
                    "gauge dwcp_v3_resource_utilization_percent resource_type=cpu|memory|network|disk " + NODES,
                    "gauge dwcp_v3_rollout_progress_percent stage=*",
                    "gauge dwcp_v3_rollout_target_percent stage=*",
                    "gauge dwcp_v3_sla_compliance sla_type=latency|throughput|error_rate|availability metric=*",
                    "counter dwcp_v3_sla_violations_total sla_type=latency|throughput|error_rate|availability",
                    "counter dwcp_v3_anomaly_detections_total anomaly_type=latency|throughput|error_rate|resource severity=*",
                    "counter dwcp_v3_network_bytes_total direction=* " + NODES,
                    "counter dwcp_v3_disk_operations_total direction=* " + NODES,
                    "gauge dwcp_v3_build_info version=* revision=*"),
            Job.V1,
            List.of(
                    "histogram dwcp_v1_migration_latency_seconds " + MODES + " " + SIZES,
                    "counter dwcp_v1_migrations_total " + MODES + " " + SIZES + " " + STATUS,
                    "gauge dwcp_v1_throughput_bytes_per_second " + TX_RX + " " + TRANSPORT,
                    "counter dwcp_v1_errors_total " + ERRORS,
                    "gauge dwcp_v1_compression_ratio"),
            Job.AMST,
            List.of(
                    "gauge dwcp_v3_amst_throughput_bytes_per_second",
                    "gauge dwcp_v3_amst_active_streams",
                    "gauge dwcp_v3_amst_stream_efficiency_ratio",
                    "gauge dwcp_v3_amst_stream_utilization_percent",
                    "gauge dwcp_v3_amst_rdma_utilization_ratio",
                    "counter dwcp_v3_amst_mode_switches_total"),
            Job.HDE,
            List.of(
                    "gauge dwcp_v3_hde_compression_ratio",
                    "gauge dwcp_v3_hde_compression_latency_seconds",
                    "gauge dwcp_v3_hde_deduplication_ratio",
                    "counter dwcp_v3_hde_operations_total algorithm=snappy|lz4|zstd"),
            Job.PBA,
            List.of(
                    "gauge dwcp_v3_pba_prediction_accuracy",
                    "gauge dwcp_v3_pba_inference_latency_seconds",
                    "gauge dwcp_v3_pba_bandwidth_utilization_ratio",
                    "counter dwcp_v3_pba_predictions_total result=hit|miss"),
            Job.ACP,
            List.of(
                    "gauge dwcp_v3_acp_consensus_latency_seconds protocol=raft|pbft",
                    "gauge dwcp_v3_acp_quorum_size",
                    "gauge dwcp_v3_acp_quorum_required",
                    "counter dwcp_v3_acp_consensus_failures_total",
                    "counter dwcp_v3_acp_byzantine_detections_total",
                    "counter dwcp_v3_acp_leader_elections_total"),
            Job.ASS,
            List.of(
                    "gauge dwcp_v3_ass_sync_rate_bytes_per_second",
                    "gauge dwcp_v3_ass_sync_latency_seconds",
                    "gauge dwcp_v3_ass_state_size_bytes",
                    "counter dwcp_v3_ass_crdt_operations_total"),
            Job.PROMETHEUS,
            List.of(
                    "gauge prometheus_config_last_reload_successful",
                    "gauge prometheus_tsdb_head_series",
                    "counter prometheus_tsdb_head_samples_appended_total type=float|histogram",
                    "counter prometheus_target_scrapes_exceeded_sample_limit_total",
                    "counter prometheus_target_scrapes_sample_duplicate_timestamp_total",
                    "counter prometheus_rule_evaluation_failures_total rule_group=*",
                    "gauge prometheus_rule_group_interval_seconds rule_group=*",
                    "gauge prometheus_rule_group_last_duration_seconds rule_group=*",
                    "counter prometheus_notifications_errors_total alertmanager=*",
                    "counter prometheus_notifications_dropped_total"),
            Job.ALERTMANAGER,
            List.of(
                    "gauge alertmanager_config_last_reload_successful",
                    "counter alertmanager_alerts_received_total status=firing|resolved version=v2",
                    "counter alertmanager_notifications_failed_total integration=email|pagerduty|slack|webhook"),
            Job.ITP,
            List.of(
                    "gauge dwcp_v3_itp_placement_efficiency_ratio",
                    "gauge dwcp_v3_itp_decision_latency_seconds",
                    "counter dwcp_v3_itp_constraint_violations_total",
                    "counter dwcp_v3_itp_rebalancing_events_total"));

    private final FleetReading reading = FleetReading.of(42);

    @ParameterizedTest
    @EnumSource(Job.class)
    void everyTargetExposesExactlyItsMetrics(Job job) {
        for (FleetTarget target :
                reading.fleet().targets().stream().filter(t -> t.job() == job).toList()) {
            List<String> exposed = target.families().stream()
                    .map(f -> f.type().text() + " " + f.name())
                    .toList();
            assertThat(exposed)
                    .containsExactlyInAnyOrderElementsOf(CONTRACT.getOrDefault(job, List.of()).stream()
                            .map(line -> line.replaceFirst("^(\\S+ \\S+).*", "$1"))
                            .toList());
            for (String line : CONTRACT.getOrDefault(job, List.of())) {
                checkLabels(target, line);
            }
        }
    }

    private static void checkLabels(FleetTarget target, String line) {
        String[] words = line.split(" ", -1);
        MetricFamily family = target.families().stream()
                .filter(f -> f.name().equals(words[1]))
                .findFirst()
                .orElseThrow();
        Map<String, Set<String>> seen = new TreeMap<>();
        for (FleetSeries series : family.series()) {
            series.labels()
                    .withoutMetric()
                    .forEach((name, value) ->
                            seen.computeIfAbsent(name, n -> new TreeSet<>()).add(value));
        }
        seen.remove("le");
        Map<String, String> wanted = Arrays.stream(words)
                .skip(2)
                .collect(Collectors.toMap(
                        w -> w.split("=", -1)[0], w -> w.split("=", -1)[1], (a, b) -> b, TreeMap::new));
        assertThat(seen.keySet()).as(words[1]).isEqualTo(wanted.keySet());
        wanted.forEach((label, values) -> {
            if (!values.equals("*")) {
                assertThat(seen.get(label))
                        .as(words[1] + " " + label)
                        .containsExactlyInAnyOrder(values.split("\\|", -1));
            }
        });
        if (family.type().text().equals("counter")) {
            // every combination of the values exists, so that none is absent until it happens
            int combinations = seen.values().stream().mapToInt(Set::size).reduce(1, (a, b) -> a * b);
            assertThat(family.series()).as(words[1]).hasSize(combinations);
        }
    }

    @Test
    void histogramsHaveTheContractsBuckets() {
        assertThat(buckets("dwcp_v3_migration_latency_seconds")).isEqualTo(MIGRATION_BUCKETS);
        assertThat(buckets("dwcp_v1_migration_latency_seconds")).isEqualTo(V1_BUCKETS);
        assertThat(buckets("dwcp_v3_component_latency_seconds")).isEqualTo(COMPONENT_BUCKETS);
    }

    private String buckets(String metric) {
        List<FleetSeries> all = reading.series("eu-west", metric + "_bucket");
        Labels first = all.get(0).labels().without("le");
        return all.stream()
                .filter(s -> s.labels().without("le").equals(first))
                .map(s -> s.labels().get("le"))
                .collect(Collectors.joining(" "));
    }

    @Test
    void countersAreZeroAtTheBeginning() {
        long beginning = reading.fleet().beginning();
        reading.families()
                .filter(f -> !f.type().text().equals("gauge"))
                .forEach(f -> f.series()
                        .forEach(s -> assertThat(s.value().at(beginning))
                                .as(s.labels().toString())
                                .isZero()));
    }

    @Test
    void sitesAreFewAndSeriesModerate() {
        Set<String> sites = new TreeSet<>();
        reading.series("eu-west", "dwcp_v3_migration_latency_seconds_count").forEach(s -> {
            sites.add(s.labels().get("source"));
            sites.add(s.labels().get("destination"));
        });
        assertThat(sites).containsExactly("eu-west-a", "eu-west-b", "eu-west-c", "us-east-a", "us-east-b", "us-east-c");
        assertThat(reading.target(Job.APPLICATION, "eu-west").series()).hasSizeBetween(500, 2000);
    }

    @Test
    void prometheusCountsTheSamplesOfThePage() {
        FleetTarget target = reading.target(Job.APPLICATION, "eu-west");
        long at = FleetReading.LOG;
        long lines =
                target.exposition(at).lines().filter(l -> !l.startsWith("#")).count();
        assertThat(target.series().stream()
                        .filter(s -> s.labels().metric().equals("scrape_samples_scraped"))
                        .map(s -> s.value().at(at)))
                .containsExactly((double) lines);
    }

    @Test
    void targetsAreThoseOfTheContractAtItsIntervals() {
        List<String> targets = reading.fleet().targets().stream()
                .map(t -> t.job().jobName() + "/" + t.region() + " " + t.job().intervalMillis())
                .toList();
        assertThat(targets)
                .containsExactly(
                        "dwcp-v3/eu-west 1000",
                        "dwcp-v3-amst/eu-west 5000",
                        "dwcp-v3-hde/eu-west 5000",
                        "dwcp-v3-pba/eu-west 5000",
                        "dwcp-v3-acp/eu-west 5000",
                        "dwcp-v3-ass/eu-west 5000",
                        "dwcp-v3-itp/eu-west 5000",
                        "dwcp-v1/eu-west 5000",
                        "dwcp-v3/us-east 1000",
                        "dwcp-v3-amst/us-east 5000",
                        "dwcp-v3-hde/us-east 5000",
                        "dwcp-v3-pba/us-east 5000",
                        "dwcp-v3-acp/us-east 5000",
                        "dwcp-v3-ass/us-east 5000",
                        "dwcp-v3-itp/us-east 5000",
                        "dwcp-v1/us-east 5000",
                        "prometheus/ 15000",
                        "alertmanager/ 15000",
                        "pushgateway/ 15000",
                        "grafana/ 15000");
        assertThat(reading.target(Job.HDE, "us-east").labels())
                .hasToString("{instance=\"dwcp-v3-hde.us-east:9092\", job=\"dwcp-v3-hde\", region=\"us-east\"}");
        assertThat(reading.target(Job.GRAFANA, "").labels())
                .hasToString("{instance=\"grafana:3000\", job=\"grafana\"}");
    }
}
