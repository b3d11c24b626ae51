package io.novacron.dwcpctl.site.fleet.metric;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.site.fleet.condition.Conditions;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.wave.Level;
import io.novacron.dwcpctl.site.fleet.wave.Rate;
import java.util.function.Function;

/** What the six components expose. Where nothing is wrong every value, noise at its worst included, meets its target. */
final class ComponentMetrics {
    private static final double FEW = 1.0 / 7200;

    private final Exposure exposure;

    ComponentMetrics(Exposure exposure) {
        this.exposure = exposure;
    }

    void expose(Job component) {
        switch (component) {
            case AMST -> amst();
            case HDE -> hde();
            case PBA -> pba();
            case ACP -> acp();
            case ASS -> ass();
            case ITP -> itp();
            default -> throw new IllegalArgumentException(component + " is not a component");
        }
    }

    private void amst() {
        gauge(
                "dwcp_v3_amst_throughput_bytes_per_second",
                "What all streams send together, in bytes per second.",
                Traffic::v3Throughput);
        exposure.gauge("dwcp_v3_amst_active_streams", "Streams in use; the limit is 512.")
                .number(
                        Labels.EMPTY,
                        c -> c.throughputCollapsed()
                                ? Level.constant(488).noise(8, 6)
                                : Level.between(14, 20).noise(2, 1))
                .done();
        gauge(
                "dwcp_v3_amst_stream_efficiency_ratio",
                "The part of the streams' capacity that carries payload.",
                c -> c.throughputCollapsed() ? noisy(0.46) : noisy(0.88));
        gauge(
                "dwcp_v3_amst_stream_utilization_percent",
                "How busy the streams in use are, in percent.",
                c -> c.throughputCollapsed()
                        ? Level.constant(97).noise(1, 1)
                        : Level.between(52, 68).noise(3, 2));
        gauge("dwcp_v3_amst_rdma_utilization_ratio", "The part of the RDMA capacity in use.", c -> noisy(0.94));
        counter(
                "dwcp_v3_amst_mode_switches_total",
                "Switches between transports.",
                c -> Rate.of(c.throughputCollapsed() ? 0.05 : FEW));
    }

    private void hde() {
        gauge(
                "dwcp_v3_hde_compression_ratio",
                "The part of the bytes that compression saves.",
                c -> noisy(0.80 - 0.02 * c.snappy()));
        gauge(
                "dwcp_v3_hde_compression_latency_seconds",
                "How long one block takes to compress, in seconds.",
                c -> Level.between(52e-6, 60e-6).noise(6e-6, 4e-6).plus(c.delayOf(Job.HDE)));
        gauge("dwcp_v3_hde_deduplication_ratio", "The part of the blocks that was there already.", c -> noisy(0.61));
        Exposure.CounterFamily operations =
                exposure.counter("dwcp_v3_hde_operations_total", "Blocks compressed, by algorithm.");
        operations
                .counting(Labels.of("algorithm", "snappy"), c -> Traffic.v3(c).times(4 + 36 * c.snappy()))
                .counting(Labels.of("algorithm", "lz4"), c -> Traffic.v3(c).times(12 * (1 - c.snappy())))
                .counting(Labels.of("algorithm", "zstd"), c -> Traffic.v3(c).times(24 * (1 - c.snappy())))
                .done();
    }

    private void pba() {
        gauge("dwcp_v3_pba_prediction_accuracy", "The part of the predictions that were right.", c -> noisy(0.92));
        gauge(
                "dwcp_v3_pba_inference_latency_seconds",
                "How long the LSTM takes for a prediction, in seconds.",
                c -> Level.between(290e-6, 330e-6).noise(30e-6, 20e-6).plus(c.delayOf(Job.PBA)));
        gauge(
                "dwcp_v3_pba_bandwidth_utilization_ratio",
                "The part of the allocated bandwidth in use.",
                c -> noisy(0.94));
        exposure.counter("dwcp_v3_pba_predictions_total", "Predictions made.")
                .counting(Labels.of("result", "hit"), c -> Traffic.v3(c).times(2 * 0.97))
                .counting(Labels.of("result", "miss"), c -> Traffic.v3(c).times(2 * 0.03))
                .done();
    }

    private void acp() {
        exposure.gauge("dwcp_v3_acp_consensus_latency_seconds", "How long agreement takes, in seconds.")
                .quantity(Labels.of("protocol", "raft"), c -> consensus(c, 0.030))
                .quantity(Labels.of("protocol", "pbft"), c -> consensus(c, 0.060))
                .done();
        exposure.gauge("dwcp_v3_acp_quorum_size", "Members that take part.")
                .number(Labels.EMPTY, c -> Level.constant(c.consensusFailures() > 0 ? 4 : 5))
                .done();
        exposure.gauge("dwcp_v3_acp_quorum_required", "Members that must take part.")
                .number(Labels.EMPTY, c -> Level.constant(3))
                .done();
        counter(
                "dwcp_v3_acp_consensus_failures_total",
                "Rounds without agreement.",
                c -> Rate.of(c.consensusFailures()));
        counter("dwcp_v3_acp_byzantine_detections_total", "Members caught lying.", c -> Rate.ZERO);
        counter(
                "dwcp_v3_acp_leader_elections_total",
                "Elections of a leader.",
                c -> Rate.of(FEW / 12 + c.consensusFailures() / 10));
    }

    private static Level consensus(Conditions c, double usual) {
        double failing = c.consensusFailures() > 0 ? 0.12 : 0;
        return Level.between(usual, usual * 1.1).noise(usual / 10, usual / 12).plus(c.delayOf(Job.ACP) + failing);
    }

    private void ass() {
        gauge(
                "dwcp_v3_ass_sync_rate_bytes_per_second",
                "State brought up to date, in bytes per second.",
                c -> c.servedByV3() == 0
                        ? Level.constant(0)
                        : Level.between(132e6, 146e6).noise(6e6, 4e6));
        gauge(
                "dwcp_v3_ass_sync_latency_seconds",
                "How long a change takes to reach all, in seconds.",
                c -> Level.between(0.090, 0.105).noise(0.010, 0.006).plus(c.delayOf(Job.ASS)));
        gauge(
                "dwcp_v3_ass_state_size_bytes",
                "State kept, in bytes.",
                c -> Level.between(3.1e9, 3.4e9).noise(5e7, 1e7));
        counter(
                "dwcp_v3_ass_crdt_operations_total",
                "Changes merged.",
                c -> Traffic.v3(c).times(24));
    }

    private void itp() {
        gauge("dwcp_v3_itp_placement_efficiency_ratio", "How near placements come to the best.", c -> noisy(0.94));
        gauge(
                "dwcp_v3_itp_decision_latency_seconds",
                "How long a placement takes to decide, in seconds.",
                c -> Level.between(0.019, 0.023).noise(0.003, 0.002).plus(c.delayOf(Job.ITP)));
        counter("dwcp_v3_itp_constraint_violations_total", "Placements against a constraint.", c -> Rate.ZERO);
        counter("dwcp_v3_itp_rebalancing_events_total", "Times that placements were evened out.", c -> Rate.of(FEW));
    }

    /** A ratio with noise of 0.015 and 0.01. */
    private static Level noisy(double ratio) {
        return Level.constant(ratio).noise(0.015, 0.01);
    }

    private void gauge(String name, String help, Function<Conditions, Level> level) {
        exposure.gauge(name, help).quantity(Labels.EMPTY, level).done();
    }

    private void counter(String name, String help, Function<Conditions, Rate> rate) {
        exposure.counter(name, help).counting(Labels.EMPTY, rate).done();
    }
}
