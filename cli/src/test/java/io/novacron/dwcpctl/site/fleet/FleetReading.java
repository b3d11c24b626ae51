package io.novacron.dwcpctl.site.fleet;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import io.novacron.dwcpctl.site.fleet.metric.MetricFamily;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a fleet as tests think of it: sums, increases and quantiles of what a region's targets expose. */
record FleetReading(Fleet fleet) {
    static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00Z");
    static final long LOG = BEGINNING.toEpochMilli();
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    static FleetReading of(long seed, FleetEvent... events) {
        return new FleetReading(Fleet.of(new FleetLog(seed, BEGINNING, List.of(events))));
    }

    /** A scenario in both regions from the log's beginning on. */
    static FleetReading of(Scenario scenario) {
        return of(
                11,
                new FleetEvent.FaultStarted(
                        "f1", BEGINNING, scenario.id(), Set.copyOf(Fleet.REGIONS), scenario.faults(), null));
    }

    /** The series of a region with this name whose labels include the given ones ({@code name, value …}). */
    List<FleetSeries> series(String region, String metric, String... labels) {
        Map<String, String> wanted = Labels.of(labels).toMap();
        return targets(region)
                .flatMap(t -> t.families().stream())
                .flatMap(f -> f.series().stream())
                .filter(s -> s.labels().metric().equals(metric))
                .filter(s -> wanted.entrySet().stream()
                        .allMatch(w -> s.labels().get(w.getKey()).equals(w.getValue())))
                .toList();
    }

    Stream<FleetTarget> targets(String region) {
        return fleet.targets().stream().filter(t -> t.region().equals(region));
    }

    Stream<MetricFamily> families() {
        return fleet.targets().stream().flatMap(t -> t.families().stream());
    }

    FleetTarget target(Job job, String region) {
        return fleet.target(job, region);
    }

    double sum(String region, long at, String metric, String... labels) {
        List<FleetSeries> found = series(region, metric, labels);
        if (found.isEmpty()) {
            throw new AssertionError("no series " + metric + " " + List.of(labels));
        }
        return found.stream()
                .filter(s -> s.present().contains(at))
                .mapToDouble(s -> s.value().at(at))
                .sum();
    }

    double increase(String region, long from, long to, String metric, String... labels) {
        return sum(region, to, metric, labels) - sum(region, from, metric, labels);
    }

    double rate(String region, long from, long to, String metric, String... labels) {
        return increase(region, from, to, metric, labels) / ((to - from) / 1000.0);
    }

    /** As {@code histogram_quantile} works it out of the increase of the buckets. */
    double quantile(double q, String region, long from, long to, String metric, String... labels) {
        TreeMap<Double, Double> counts = new TreeMap<>();
        series(region, metric + "_bucket", labels)
                .forEach(s -> counts.merge(
                        s.labels().get("le").equals("+Inf")
                                ? Double.POSITIVE_INFINITY
                                : Double.parseDouble(s.labels().get("le")),
                        s.value().at(to) - s.value().at(from),
                        Double::sum));
        double rank = q * counts.lastEntry().getValue();
        double low = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : counts.entrySet()) {
            if (bucket.getValue() >= rank) {
                return bucket.getKey().isInfinite()
                        ? low
                        : low + (bucket.getKey() - low) * (rank - below) / (bucket.getValue() - below);
            }
            low = bucket.getKey();
            below = bucket.getValue();
        }
        return Double.NaN;
    }

    /** The P99 of datacenter migrations over five minutes. */
    double p99(String region, long at) {
        return quantile(0.99, region, at - 5 * MINUTE, at, "dwcp_v3_migration_latency_seconds", "mode", "datacenter");
    }

    /** What the throughput SLA is about. */
    double throughput(String region, long at) {
        return sum(region, at, "dwcp_v3_throughput_bytes_per_second", "component", "amst", "direction", "tx");
    }

    static Instant instant(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    static Duration minutes(long n) {
        return Duration.ofMinutes(n);
    }
}
