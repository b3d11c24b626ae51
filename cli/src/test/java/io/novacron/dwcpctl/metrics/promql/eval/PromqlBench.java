package io.novacron.dwcpctl.metrics.promql.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.metrics.promql.MemoryStorage;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cookbook's queries over 24 hours at one-minute steps: our engine, and a real Prometheus 3 over HTTP (its answer read
 * to the last byte, not decoded), on the same samples, turn by turn in one run. No part of the build: {@code mvn -Pbench}
 * runs it and writes {@code target/bench/promql.md}.
 */
class PromqlBench {
    private static final int WARM_UP = Integer.getInteger("dwcpctl.bench.warmUp", 4);
    private static final int RUNS = Integer.getInteger("dwcpctl.bench.runs", 11);

    private static final Instant END = Instant.parse("2026-03-10T12:00:00Z");
    private static final Duration SPAN = Duration.ofHours(24);
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final long SCRAPE_MILLIS = 15_000;

    /** What there is before the first step; queries that look back further, by hours and days, are left out. */
    private static final Duration BEFORE = Duration.ofMinutes(10);

    private final long from = END.minus(SPAN).toEpochMilli();
    private final long to = END.toEpochMilli();
    private final PromqlEngine engine = new PromqlEngine(EngineOptions.DEFAULT);
    private final MemoryStorage storage = new MemoryStorage();
    private long samples;

    @TempDir
    private Path folder;

    private record Row(String id, double ours, double theirs) {
        double ratio() {
            return ours / theirs;
        }
    }

    @Test
    void cookbookOverOneDay() throws Exception {
        Map<String, String> queries = new LinkedHashMap<>();
        new Cookbook(new Library(new ShippedFiles(), null))
                .all().stream()
                        .filter(query -> looksBackNoFurther(query.resolve(Map.of())))
                        .forEach(query -> queries.put(query.id(), query.resolve(Map.of())));
        List<Series> series = series(queries);
        for (Series one : series) {
            for (int i = 0; i < one.samples().size(); i++) {
                storage.append(
                        one.labels(), one.samples().millis(i), one.samples().value(i));
            }
            samples += one.samples().size();
        }
        List<Row> rows = new ArrayList<>();
        // one head block for all, so that no compaction falls into the run
        try (RealPrometheus server = RealPrometheus.start(
                RealPrograms.THREE,
                folder,
                "global: {}",
                "--storage.tsdb.retention.time=100y",
                "--storage.tsdb.min-block-duration=96h",
                "--storage.tsdb.max-block-duration=96h",
                "--web.enable-remote-write-receiver")) {
            PrometheusApi prometheus = new PrometheusApi(server.url());
            for (int i = 0; i < series.size(); i += 50) {
                prometheus.write(series.subList(i, Math.min(series.size(), i + 50)));
            }
            for (Map.Entry<String, String> query : queries.entrySet()) {
                requireSame(prometheus, query.getKey(), query.getValue());
            }
            for (Map.Entry<String, String> query : queries.entrySet()) {
                rows.add(measure(prometheus, query.getKey(), query.getValue()));
            }
        }
        Path report = Path.of("target", "bench", "promql.md");
        Files.createDirectories(report.getParent());
        Files.writeString(report, report(rows, series.size()), StandardCharsets.UTF_8);
    }

    private static boolean looksBackNoFurther(String promql) {
        return Leaf.of(PromqlParser.parse(promql)).stream()
                .allMatch(leaf -> leaf.rangeMillis() + leaf.shift().offsetMillis() <= BEFORE.toMillis());
    }

    /** What the simulated fleet would have stored for these queries, thinned to one scrape interval. */
    private List<Series> series(Map<String, String> queries) {
        Set<String> metrics = new TreeSet<>();
        for (String promql : queries.values()) {
            Leaf.of(PromqlParser.parse(promql))
                    .forEach(leaf -> metrics.add(leaf.selector().name()));
        }
        Fleet fleet = Fleet.of(new FleetLog(1, END.minus(SPAN).minus(BEFORE), List.of()));
        FleetStorage fleetStorage = new FleetStorage(fleet, to);
        List<Series> all = new ArrayList<>();
        for (String metric : metrics) {
            List<Matcher> named = List.of(new Matcher("__name__", Matcher.Operator.EQUAL, metric));
            for (Series one : fleetStorage.select(named, from - BEFORE.toMillis(), to)) {
                Samples thinned = thinned(one.samples());
                if (thinned.size() > 0) {
                    all.add(new Series(one.labels(), thinned));
                }
            }
        }
        return all;
    }

    private static Samples thinned(Samples full) {
        ArraySamples.Builder kept = new ArraySamples.Builder();
        long next = Long.MIN_VALUE;
        for (int i = 0; i < full.size(); i++) {
            if (full.millis(i) >= next) {
                kept.add(full.millis(i), full.value(i));
                next = full.millis(i) + SCRAPE_MILLIS;
            }
        }
        return kept.build();
    }

    private void requireSame(PrometheusApi prometheus, String id, String promql) throws Exception {
        Answer ours = Answer.ofOurs(() -> engine.range(promql, storage, from, to, STEP.toMillis()));
        Answer theirs = Answer.ofTheirs(prometheus.range(promql, from, to, STEP.toMillis()));

        assertThat(ours.series()).as(id).isNotEmpty();
        assertThat(ours.isNear(theirs, 4)).as(id).isTrue();
    }

    private Row measure(PrometheusApi prometheus, String id, String promql) throws Exception {
        double[] ours = new double[RUNS];
        double[] theirs = new double[RUNS];
        for (int run = -WARM_UP; run < RUNS; run++) {
            long start = System.nanoTime();
            engine.range(promql, storage, from, to, STEP.toMillis());
            long between = System.nanoTime();
            prometheus.rangeText(promql, from, to, STEP.toMillis());
            long end = System.nanoTime();
            if (run >= 0) {
                ours[run] = (between - start) / 1e6;
                theirs[run] = (end - between) / 1e6;
            }
        }
        return new Row(id, median(ours), median(theirs));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private String report(List<Row> rows, int seriesCount) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%,d series, %,d samples; %d warm-up and %d measured runs of each query; medians.\n",
                seriesCount,
                samples,
                WARM_UP,
                RUNS);
        line(text, "| query | engine, ms | Prometheus over HTTP, ms | ratio |");
        line(text, "|---|---:|---:|---:|");
        for (Row row : rows) {
            line(text, "| %s | %.1f | %.1f | %.2f |", row.id(), row.ours(), row.theirs(), row.ratio());
        }
        double[] ratios = rows.stream().mapToDouble(Row::ratio).toArray();
        line(
                text,
                "\nMedian ratio %.2f, largest %.2f.",
                median(ratios),
                Arrays.stream(ratios).max().orElseThrow());
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
