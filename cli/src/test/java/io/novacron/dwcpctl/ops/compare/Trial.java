package io.novacron.dwcpctl.ops.compare;

import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.ops.evidence.Question;
import io.novacron.dwcpctl.ops.evidence.Reply;
import io.novacron.dwcpctl.ops.evidence.Testimony;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Two sides made up: what each window of them has, told as Prometheus would tell it. */
final class Trial {
    static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    static final String EU = "eu-west";

    private static final String FILE = """
            schema: 1
            baseline: old
            candidate: new
            minimum: 100
            resamples: 200
            series:
              failed: {by: [mode], baseline: 'f_old', candidate: 'f_new'}
              all: {by: [mode], baseline: 'a_old', candidate: 'a_new'}
              buckets: {by: [mode], baseline: 'b_old', candidate: 'b_new'}
              speed: {by: [], baseline: 's_old', candidate: 's_new'}
              delay: {by: [], baseline: 'd_old', candidate: 'd_new'}
            metrics:
              - {id: errors, title: E, ratio: {part: failed, whole: all}, unit: ratio, better: lower, tolerance: 0.05, why: More fail.}
              - {id: p90, title: P, quantile: {of: buckets, share: 0.9}, unit: seconds, better: lower, tolerance: 0.05, why: Slower.}
              - {id: speed, title: S, mean: {of: speed}, unit: none, better: higher, tolerance: 0.05, target: 0.3, why: Less.}
              - {id: delay, title: D, mean: {of: delay}, unit: seconds, better: lower, tolerance: 0.05, why: Later.}
            """;
    private static final double[] BOUNDS = {0.1, 0.2, 0.5, 1, 2, 5, Double.POSITIVE_INFINITY};

    private final Metric metric;
    private final Map<String, List<Series>> answers = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private int windows = 60;

    Trial(String metric) {
        this.metric = MetricFile.read("trial.yaml", FILE).stream()
                .filter(one -> one.id().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    Trial(Metric metric) {
        this.metric = metric;
    }

    Metric metric() {
        return metric;
    }

    Trial windows(int number) {
        windows = number;
        return this;
    }

    /** Windows of parts and wholes. */
    Trial sums(String side, String mode, double[] parts, double[] wholes) {
        add("f_" + side, Labels.of("region", EU, "mode", mode), parts);
        add("a_" + side, Labels.of("region", EU, "mode", mode), wholes);
        return this;
    }

    /** Windows of values. */
    Trial values(String side, double... values) {
        add("s_" + side, Labels.of("region", EU), values);
        add("d_" + side, Labels.of("region", EU), values);
        return this;
    }

    /** Windows of observations. */
    Trial observed(String side, String mode, List<double[]> observations) {
        for (double bound : BOUNDS) {
            double[] counts = new double[observations.size()];
            for (int i = 0; i < counts.length; i++) {
                for (double observation : observations.get(i)) {
                    counts[i] += observation <= bound ? 1 : 0;
                }
            }
            add("b_" + side, Labels.of("region", EU, "mode", mode, "le", Numbers.format(bound)), counts);
        }
        return this;
    }

    Trial warns(String warning) {
        warnings.add(warning);
        return this;
    }

    /** The values of the last windows; those before have none. */
    private void add(String promql, Labels labels, double... values) {
        answers.computeIfAbsent(promql, p -> new ArrayList<>()).add(series(labels, values, 0));
    }

    private static Series series(Labels labels, double[] values, int late) {
        ArraySamples.Builder samples = new ArraySamples.Builder();
        long end = NOW.toEpochMilli() - late * 60_000L;
        for (int i = 0; i < values.length; i++) {
            samples.add(end - (values.length - 1 - i) * 60_000L, values[i]);
        }
        return new Series(labels, samples.build());
    }

    /** Ends one side's data some windows before the end. */
    Trial endsEarlier(String side, int late, double... values) {
        answers.put("s_" + side, List.of(series(Labels.of("region", EU), values, late)));
        return this;
    }

    /** Another order of everything that an answer leaves open. */
    Trial shuffled(long seed) {
        answers.replaceAll((promql, series) -> {
            List<Series> other = new ArrayList<>(series);
            Collections.shuffle(other, new Random(seed));
            return other;
        });
        return this;
    }

    Span span() {
        return new Span(NOW, Duration.ofMinutes(windows), null);
    }

    Testimony testimony() {
        Map<Question, Reply> replies = new LinkedHashMap<>();
        for (Question question : span().questions(metric)) {
            List<Series> series = answers.getOrDefault(question.text(), List.of());
            replies.put(question, new Reply(new Value.Matrix(series), List.of(), warnings, Duration.ofMillis(3), null));
        }
        return new Testimony(Map.of("one", replies));
    }

    Comparison comparison() {
        return Comparison.of(List.of(metric), span(), Set.of(EU), testimony());
    }

    Contrast contrast() {
        return comparison().contrasts().get(0);
    }

    static double[] constant(int size, double value) {
        double[] values = new double[size];
        java.util.Arrays.fill(values, value);
        return values;
    }
}
