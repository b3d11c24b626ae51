package io.novacron.dwcpctl.site.fleet.metric;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.site.fleet.condition.Conditions;
import io.novacron.dwcpctl.site.fleet.condition.RegionHistory;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.wave.Buckets;
import io.novacron.dwcpctl.site.fleet.wave.Histogram;
import io.novacron.dwcpctl.site.fleet.wave.Level;
import io.novacron.dwcpctl.site.fleet.wave.Pieces;
import io.novacron.dwcpctl.site.fleet.wave.Rate;
import java.util.ArrayList;
import java.util.List;

/** What v3 itself counts: migrations, their latency, bytes and errors. */
final class ApplicationMetrics {
    /** The version that v3 runs. */
    static final String VERSION = "3.2.0";

    private static final String REVISION = "9f4c1e7b02ad";
    private static final int SITES = 3;
    private static final int OPERATIONS_PER_MIGRATION = 4;

    private final Exposure exposure;
    private final List<String> regions;
    private final String region;

    ApplicationMetrics(Exposure exposure, List<String> regions, String region) {
        this.exposure = exposure;
        this.regions = regions;
        this.region = region;
    }

    void expose() {
        migrations();
        operations();
        bytes();
        new Errors(exposure).expose();
        exposure.gauge("dwcp_v3_build_info", "The version that runs; always 1.")
                .quantity(Labels.of("version", VERSION, "revision", REVISION), c -> Level.constant(1))
                .done();
    }

    private void migrations() {
        Exposure.HistogramFamily latency = exposure.histogram(
                "dwcp_v3_migration_latency_seconds",
                "How long migrations took, in seconds.",
                Latencies.MIGRATION_BOUNDS);
        Exposure.CounterFamily total = exposure.counter("dwcp_v3_migrations_total", "Migrations that have ended.");
        for (Traffic.Mode mode : Traffic.Mode.values()) {
            List<String[]> ways = ways(mode);
            for (Traffic.Size size : Traffic.Size.values()) {
                double share = size.share() / ways.size();
                Pieces<Histogram.Flow> flows = exposure.flows(c -> flow(c, mode, size, share));
                for (String[] way : ways) {
                    Labels labels = Labels.of(
                            "source", way[0], "destination", way[1], "vm_size", size.label(), "mode", mode.label());
                    latency.observing(labels, flows);
                }
                Labels labels = Labels.of("mode", mode.label(), "vm_size", size.label());
                total.counting(
                        labels.with("status", "success"),
                        c -> Traffic.v3(c, mode).times(size.share() * (1 - Traffic.failed(c))));
                total.counting(
                        labels.with("status", "failed"),
                        c -> Traffic.v3(c, mode).times(size.share() * Traffic.failed(c)));
            }
        }
        latency.done();
        total.done();
        exposure.gauge("dwcp_v3_active_migrations", "Migrations under way.")
                .number(Labels.EMPTY, ApplicationMetrics::active)
                .done();
        exposure.gauge("dwcp_v3_active_connections", "Connections open between hosts.")
                .number(
                        Labels.EMPTY,
                        c -> c.servedByV3() == 0
                                ? Level.constant(12)
                                : Level.between(60, 150).noise(6, 4))
                .done();
    }

    /** Six ways among the region's own sites; to the other region, one from each site. */
    private List<String[]> ways(Traffic.Mode mode) {
        List<String[]> ways = new ArrayList<>();
        String other = regions.get((regions.indexOf(region) + 1) % regions.size());
        for (int from = 0; from < SITES; from++) {
            if (mode == Traffic.Mode.DATACENTER) {
                for (int to = 0; to < SITES; to++) {
                    if (from != to) {
                        ways.add(new String[] {site(region, from), site(region, to)});
                    }
                }
            } else {
                ways.add(new String[] {site(region, from), site(other, (from + 1) % SITES)});
            }
        }
        return ways;
    }

    private static String site(String region, int number) {
        return region + "-" + (char) ('a' + number);
    }

    private static Histogram.Flow flow(Conditions c, Traffic.Mode mode, Traffic.Size size, double share) {
        return new Histogram.Flow(
                Traffic.v3(c, mode).times(share),
                Buckets.of(Latencies.MIGRATION_BOUNDS, Latencies.v3(mode, size), c.addedLatency()),
                Buckets.of(
                        Latencies.MIGRATION_BOUNDS, Latencies.v3(mode, size).times(Latencies.BUSY), c.addedLatency()));
    }

    /** Little's law: the rate times the mean duration; while v3 drains, falling to nothing. */
    private static Level active(Conditions c) {
        Long draining = c.draining();
        double night = 0;
        double day = 0;
        for (Traffic.Mode mode : Traffic.Mode.values()) {
            Rate rate = draining == null ? Traffic.v3(c, mode) : Traffic.drained(c, mode);
            for (Traffic.Size size : Traffic.Size.values()) {
                Buckets lasting = Buckets.of(Latencies.MIGRATION_BOUNDS, Latencies.v3(mode, size), c.addedLatency());
                night += rate.at(0) * size.share() * lasting.mean();
                day += rate.at(1) * size.share() * lasting.mean();
            }
        }
        if (night == 0) {
            return Level.constant(0);
        }
        if (draining != null) {
            double perSecond = -day / RegionHistory.DRAIN.toSeconds();
            return Level.between(night, day).moving(perSecond, draining, 0, day);
        }
        return Level.between(night, day).noise(1, 1);
    }

    private void operations() {
        Exposure.HistogramFamily latency = exposure.histogram(
                "dwcp_v3_component_latency_seconds",
                "How long operations of a component took, in seconds.",
                Latencies.COMPONENT_BOUNDS);
        Exposure.GaugeFamily health =
                exposure.gauge("dwcp_v3_component_health", "1 where a component is healthy, else 0.");
        for (Job component : Job.components()) {
            latency.observing(
                    Labels.of("component", component.id()),
                    exposure.flows(c -> new Histogram.Flow(
                            c.isDown(component) ? Rate.ZERO : Traffic.v3(c).times(OPERATIONS_PER_MIGRATION),
                            Buckets.of(
                                    Latencies.COMPONENT_BOUNDS, Latencies.operation(component), c.delayOf(component)),
                            Buckets.of(
                                    Latencies.COMPONENT_BOUNDS,
                                    Latencies.operation(component).times(Latencies.BUSY),
                                    c.delayOf(component)))));
            health.quantity(
                    Labels.of("component", component.id(), "version", VERSION),
                    c -> Level.constant(c.isDown(component) ? 0 : 1));
        }
        latency.done();
        health.done();
    }

    private void bytes() {
        Exposure.GaugeFamily throughput = exposure.gauge(
                "dwcp_v3_throughput_bytes_per_second", "What a component moves now, in bytes per second.");
        for (Job component : Job.components()) {
            for (Direction direction : Direction.values()) {
                for (Traffic.Transport transport : Traffic.Transport.values()) {
                    throughput.quantity(
                            Labels.of(
                                    "component", component.id(),
                                    "direction", direction.label,
                                    "transport", transport.label()),
                            c -> c.isDown(component) && component != Job.AMST
                                    ? Level.constant(0)
                                    : Traffic.v3Throughput(c)
                                            .times(ofAmst(component) * direction.share * transport.share()));
                }
            }
        }
        throughput.done();
        Exposure.CounterFamily transferred =
                exposure.counter("dwcp_v3_bytes_transferred_total", "Bytes moved by migrations.");
        for (Direction direction : Direction.values()) {
            for (Traffic.Transport transport : Traffic.Transport.values()) {
                transferred.counting(
                        Labels.of("direction", direction.label, "transport", transport.label()),
                        c -> rate(Traffic.v3Throughput(c)).times(direction.share * transport.share()));
            }
        }
        transferred.done();
    }

    private static Rate rate(Level level) {
        return Rate.between(level.base(), level.base() + level.busy());
    }

    /** What a component moves for each byte of AMST. */
    private static double ofAmst(Job component) {
        return switch (component) {
            case AMST -> 1;
            case HDE -> 0.34;
            case ASS -> 0.05;
            default -> 0.001;
        };
    }

    /** The value of the label {@code direction}; a little less comes in than goes out. */
    private enum Direction {
        TX("tx", 1),
        RX("rx", 0.98);

        private final String label;
        private final double share;

        Direction(String label, double share) {
            this.label = label;
            this.share = share;
        }
    }
}
