package io.novacron.dwcpctl.metrics.promql.eval;

import io.novacron.dwcpctl.metrics.promql.MemoryStorage;
import io.novacron.dwcpctl.metrics.promql.Staleness;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * An hour of series made up from a seed, with what real ones suffer: resets, gaps, ends and returns marked by staleness
 * markers, late starts, jitter, NaN and infinities, ties, histograms with holes.
 */
final class GeneratedSeries {
    /** Of the first samples. */
    static final long START = 1_700_000_000_000L;

    static final long END = START + 3_600_000;

    private final Random random;
    private final List<Series> series = new ArrayList<>();

    private GeneratedSeries(long seed) {
        random = new Random(seed);
    }

    /** Sorted by their labels. */
    static List<Series> of(long seed) {
        GeneratedSeries generated = new GeneratedSeries(seed);
        generated.counters();
        generated.gauges();
        generated.histograms();
        generated.facts();
        generated.series.sort(Comparator.comparing(Series::labels));
        return generated.series;
    }

    static MemoryStorage storage(List<Series> series) {
        MemoryStorage storage = new MemoryStorage();
        for (Series one : series) {
            Samples samples = one.samples();
            for (int i = 0; i < samples.size(); i++) {
                storage.append(one.labels(), samples.millis(i), samples.value(i));
            }
        }
        return storage;
    }

    /** Gives the value at the n-th scrape. */
    private interface Shape {
        double at(int n);
    }

    private void add(Labels labels, Shape shape) {
        int interval = random.nextBoolean() ? 15_000 : 30_000;
        int jitter = random.nextInt(3) == 0 ? 700 : 1;
        long first = START + (random.nextInt(4) == 0 ? random.nextInt(1_500_000) : random.nextInt(interval));
        boolean interrupted = random.nextInt(3) == 0;
        boolean lossy = random.nextInt(3) == 0;
        ArraySamples.Builder samples = new ArraySamples.Builder();
        boolean away = false;
        int n = 0;
        for (long at = first; at < END; at += interval) {
            n++;
            if (interrupted && random.nextInt(25) == 0) {
                away = !away;
                if (away) {
                    samples.add(at, Staleness.MARKER);
                }
            }
            if (!away && !(lossy && random.nextInt(8) == 0)) {
                samples.add(at + random.nextInt(jitter), shape.at(n));
            }
            if (lossy && random.nextInt(60) == 0) {
                at += 400_000;
            }
        }
        if (samples.size() > 0) {
            series.add(new Series(labels, samples.build()));
        }
    }

    private Shape counter(double scale, boolean resets) {
        double[] value = {random.nextInt(3) == 0 ? 0 : random.nextDouble() * 100 * scale};
        boolean whole = random.nextBoolean();
        return n -> {
            value[0] = resets && random.nextInt(20) == 0 ? 0 : value[0] + random.nextDouble() * scale;
            return whole ? Math.floor(value[0]) : value[0];
        };
    }

    private void counters() {
        for (String job : List.of("api", "db")) {
            for (String instance : List.of("a:1", "b:2", "c:3")) {
                for (String code : List.of("200", "404", "500")) {
                    boolean rare = random.nextInt(6) == 0;
                    if (!rare) {
                        add(
                                Labels.of("__name__", "req_total", "job", job, "instance", instance, "code", code),
                                counter(20, random.nextBoolean()));
                    }
                }
                add(Labels.of("__name__", "err_total", "job", job, "instance", instance), counter(3, true));
            }
        }
    }

    private void gauges() {
        for (String instance : List.of("a:1", "b:2", "c:3")) {
            add(Labels.of("__name__", "temp", "job", "api", "instance", instance), n -> random.nextGaussian() * 30);
            add(Labels.of("__name__", "level", "job", "api", "instance", instance), n -> random.nextInt(4) - 1);
            add(Labels.of("__name__", "up", "job", "api", "instance", instance), n -> random.nextInt(9) == 0 ? 0 : 1);
            add(Labels.of("__name__", "wild", "instance", instance), n -> wild());
        }
        for (String instance : List.of("a:1", "c:3")) {
            add(Labels.of("__name__", "level", "job", "db", "instance", instance), n -> random.nextInt(4) - 1);
            add(Labels.of("__name__", "temp", "job", "db", "instance", instance), n -> random.nextDouble() * 1e-3);
        }
        add(Labels.of("__name__", "flat", "job", "api"), n -> 42.5);
        add(Labels.of("__name__", "born", "job", "api"), n -> (double) START / 1000 + 60 * n);
        add(Labels.of("__name__", "huge", "job", "api", "n", "1"), n -> Double.MAX_VALUE / (1 + random.nextInt(3)));
        add(Labels.of("__name__", "huge", "job", "api", "n", "2"), n -> Double.MAX_VALUE / (1 + random.nextInt(3)));
        add(Labels.of("__name__", "huge", "job", "api", "n", "10"), n -> -1e300 * random.nextDouble());
    }

    private double wild() {
        return switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> 0;
            case 4 -> -0.0;
            case 5 -> random.nextGaussian() * 1e12;
            case 6 -> Double.MIN_VALUE * random.nextInt(1000);
            default -> random.nextGaussian();
        };
    }

    private void histograms() {
        for (String instance : List.of("a:1", "b:2")) {
            histogram("lat", instance, List.of("0.05", "0.1", "0.25", "1", "+Inf"), false);
        }
        histogram("lat", "c:3", List.of("0.05", "0.1", "1"), false);
        histogram("delta", "a:1", List.of("-5", "-1", "0", "1", "5", "+Inf"), false);
        histogram("broken", "a:1", List.of("0.1", "0.5", "0.50", "1", "2", "+Inf"), true);
        add(Labels.of("__name__", "broken_bucket", "instance", "b:2", "le", "many"), counter(5, false));
        add(Labels.of("__name__", "broken_bucket", "instance", "b:2"), counter(5, false));
    }

    private void histogram(String name, String instance, List<String> bounds, boolean broken) {
        double[] counts = new double[bounds.size()];
        int[] scrape = {0};
        for (int b = 0; b < bounds.size(); b++) {
            int bucket = b;
            double pace = random.nextDouble() * 4;
            add(Labels.of("__name__", name + "_bucket", "instance", instance, "le", bounds.get(b)), n -> {
                scrape[0]++;
                counts[bucket] += Math.floor(random.nextDouble() * pace);
                double below = broken ? random.nextInt(10) : bucket == 0 ? 0 : 3.0 * n * bucket;
                return counts[bucket] + below;
            });
        }
        add(Labels.of("__name__", name + "_sum", "instance", instance), counter(2, false));
        add(Labels.of("__name__", name + "_count", "instance", instance), counter(5, false));
    }

    private void facts() {
        for (String instance : List.of("a:1", "b:2", "c:3")) {
            add(Labels.of("__name__", "build_info", "instance", instance, "version", "v" + random.nextInt(12)), n -> 1);
        }
        add(Labels.of("__name__", "build_info", "instance", "a:1", "version", "v99"), n -> n % 7 == 0 ? 0 : 1);
    }
}
