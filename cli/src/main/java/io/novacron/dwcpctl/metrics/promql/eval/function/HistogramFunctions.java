package io.novacron.dwcpctl.metrics.promql.eval.function;

import io.novacron.dwcpctl.metrics.promql.eval.number.Buckets;
import io.novacron.dwcpctl.metrics.promql.eval.step.Annotations;
import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.promql.tree.Span;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Functions of classic histograms, whose buckets are series with a label {@code le}. */
final class HistogramFunctions {
    private static final String BOUND = "le";

    private HistogramFunctions() {}

    static void addTo(Map<String, VectorFunction> table) {
        table.put("histogram_quantile", HistogramFunctions::quantile);
        table.put("histogram_fraction", HistogramFunctions::fraction);
    }

    /** One bucket's series. */
    private record Bucket(double bound, StepSeries series) {}

    private static StepMatrix quantile(Arguments a) {
        double[] quantiles = a.scalar(0);
        Span span = a.span(0);
        for (double quantile : quantiles) {
            if (!(quantile >= 0 && quantile <= 1)) {
                a.annotations().invalidQuantile(quantile, span);
            }
        }
        return perHistogram(a, 1, (buckets, step, name) -> {
            double value = buckets.quantile(quantiles[step]);
            if (buckets.wasRepaired()) {
                a.annotations().forcedMonotonicity(name, a.span(1));
            }
            return value;
        });
    }

    private static StepMatrix fraction(Arguments a) {
        double[] lower = a.scalar(0);
        double[] upper = a.scalar(1);
        return perHistogram(a, 2, (buckets, step, name) -> buckets.fraction(lower[step], upper[step]));
    }

    /** What to ask the buckets of a histogram at a step. */
    @FunctionalInterface
    private interface Question {
        double ask(Buckets buckets, int step, String metric);
    }

    private static StepMatrix perHistogram(Arguments a, int argument, Question question) {
        int steps = a.steps().count();
        List<StepSeries> results = new ArrayList<>();
        histograms(a.vector(argument), a.annotations(), a.span(argument)).forEach((labels, series) -> {
            double[] values = StepMatrix.gaps(steps);
            Buckets buckets = new Buckets(series.size());
            // Prometheus's annotations name the metric only where they first meet a histogram: it takes the name away
            // then
            String metric = labels.metric();
            for (int step = 0; step < steps; step++) {
                buckets.clear();
                for (Bucket bucket : series) {
                    double count = bucket.series().values()[step];
                    if (!Gap.is(count)) {
                        buckets.add(bucket.bound(), count);
                    }
                }
                if (!buckets.isEmpty()) {
                    values[step] = question.ask(buckets, step, metric);
                    metric = "";
                }
            }
            results.add(new StepSeries(labels.withoutMetric(), values));
        });
        return StepMatrix.merged(results);
    }

    private static Map<Labels, List<Bucket>> histograms(StepMatrix vector, Annotations annotations, Span span) {
        Map<Labels, List<Bucket>> histograms = new LinkedHashMap<>();
        for (StepSeries series : vector.series()) {
            String le = series.labels().get(BOUND);
            OptionalDouble bound = bound(le);
            if (bound.isPresent()) {
                histograms
                        .computeIfAbsent(series.labels().without(BOUND), l -> new ArrayList<>())
                        .add(new Bucket(bound.getAsDouble(), series));
            } else {
                annotations.badBucketLabel(series.labels().metric(), le, span);
            }
        }
        histograms.values().forEach(buckets -> buckets.sort(Comparator.comparingDouble(Bucket::bound)));
        return histograms;
    }

    private static OptionalDouble bound(String le) {
        try {
            return OptionalDouble.of(Numbers.parse(le));
        } catch (NumberFormatException malformed) {
            return OptionalDouble.empty();
        }
    }
}
