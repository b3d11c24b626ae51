package io.novacron.dwcpctl.site.fleet.metric;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.site.fleet.condition.Conditions;
import io.novacron.dwcpctl.site.fleet.wave.Buckets;
import io.novacron.dwcpctl.site.fleet.wave.Histogram;
import io.novacron.dwcpctl.site.fleet.wave.Level;
import io.novacron.dwcpctl.site.fleet.wave.Weibull;
import java.util.List;

/** What the predecessor exposes. */
final class V1Metrics {
    /** Errors logged per migration that fails. */
    private static final double ERRORS_PER_FAILURE = 1;

    private static final List<Double> ERROR_SHARES = List.of(0.55, 0.0, 0.2, 0.05, 0.2);

    private final Exposure exposure;

    V1Metrics(Exposure exposure) {
        this.exposure = exposure;
    }

    void expose() {
        Exposure.HistogramFamily latency = exposure.histogram(
                "dwcp_v1_migration_latency_seconds", "How long migrations took, in seconds.", Latencies.V1_BOUNDS);
        Exposure.CounterFamily total = exposure.counter("dwcp_v1_migrations_total", "Migrations that have ended.");
        for (Traffic.Mode mode : Traffic.Mode.values()) {
            for (Traffic.Size size : Traffic.Size.values()) {
                Labels labels = Labels.of("mode", mode.label(), "vm_size", size.label());
                latency.observing(labels, exposure.flows(c -> flow(c, mode, size)));
                total.counting(
                        labels.with("status", "success"),
                        c -> V1Load.of(c).succeeded(Traffic.v1(c, mode).times(size.share())));
                total.counting(
                        labels.with("status", "failed"),
                        c -> V1Load.of(c).failed(Traffic.v1(c, mode).times(size.share())));
            }
        }
        latency.done();
        total.done();
        Exposure.GaugeFamily throughput =
                exposure.gauge("dwcp_v1_throughput_bytes_per_second", "What v1 moves now, in bytes per second.");
        for (String direction : new String[] {"tx", "rx"}) {
            for (Traffic.Transport transport : Traffic.Transport.values()) {
                throughput.quantity(
                        Labels.of("direction", direction, "transport", transport.label()),
                        c -> Traffic.v1Throughput(c).times(transport.share()));
            }
        }
        throughput.done();
        Exposure.CounterFamily errors = exposure.counter("dwcp_v1_errors_total", "Errors logged.");
        for (int i = 0; i < Errors.TYPES.size(); i++) {
            double perFailure = ERRORS_PER_FAILURE * ERROR_SHARES.get(i);
            errors.counting(
                    Labels.of("error_type", Errors.TYPES.get(i)),
                    c -> V1Load.of(c).failed(Traffic.v1(c)).times(perFailure));
        }
        errors.done();
        exposure.gauge("dwcp_v1_compression_ratio", "The part of the bytes that compression saves.")
                .quantity(Labels.EMPTY, c -> Level.constant(0.5).noise(0.01, 0.005))
                .done();
    }

    private static Histogram.Flow flow(Conditions c, Traffic.Mode mode, Traffic.Size size) {
        V1Load load = V1Load.of(c);
        Weibull night = Latencies.v1(mode, size);
        Weibull day = night.times(Latencies.BUSY);
        return new Histogram.Flow(
                Traffic.v1(c, mode).times(size.share()),
                Buckets.of(Latencies.V1_BOUNDS, load.isBearable() ? night : night.times(load.slowness(0)), 0),
                Buckets.of(Latencies.V1_BOUNDS, load.isBearable() ? day : day.times(load.slowness(1)), 0));
    }
}
