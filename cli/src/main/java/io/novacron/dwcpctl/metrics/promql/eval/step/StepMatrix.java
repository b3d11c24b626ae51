package io.novacron.dwcpctl.metrics.promql.eval.step;

import io.novacron.dwcpctl.metrics.promql.PromqlEvaluationException;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What an expression comes to at all steps: series in the order Prometheus gives them, none without any value. */
public record StepMatrix(List<StepSeries> series) {
    public static final StepMatrix EMPTY = new StepMatrix(List.of());

    private static final String DUPLICATE = "vector cannot contain metrics with the same labelset";

    public StepMatrix {
        series = List.copyOf(series);
    }

    /** A scalar, or a vector of one series without labels. */
    public static StepMatrix of(double[] values) {
        return new StepMatrix(List.of(new StepSeries(Labels.EMPTY, values)));
    }

    /**
     * Series whose labels must all differ, as after a function over ranges.
     *
     * @throws PromqlEvaluationException if two are the same
     */
    public static StepMatrix distinct(List<StepSeries> series) {
        Set<Labels> seen = new HashSet<>(2 * series.size());
        List<StepSeries> kept = new ArrayList<>(series.size());
        for (StepSeries one : series) {
            if (one.hasValues()) {
                if (!seen.add(one.labels())) {
                    throw new PromqlEvaluationException(DUPLICATE);
                }
                kept.add(one);
            }
        }
        return new StepMatrix(kept);
    }

    /**
     * Series made step by step: those with the same labels become one.
     *
     * @throws PromqlEvaluationException if two of them have a value at the same step
     */
    public static StepMatrix merged(List<StepSeries> series) {
        Map<Labels, StepSeries> byLabels = new HashMap<>(2 * series.size());
        List<StepSeries> kept = new ArrayList<>(series.size());
        for (StepSeries one : series) {
            if (!one.hasValues()) {
                continue;
            }
            StepSeries first = byLabels.putIfAbsent(one.labels(), one);
            if (first == null) {
                kept.add(one);
            } else {
                merge(first.values(), one.values());
            }
        }
        return new StepMatrix(kept);
    }

    private static void merge(double[] into, double[] from) {
        for (int i = 0; i < from.length; i++) {
            if (!Gap.is(from[i])) {
                if (!Gap.is(into[i])) {
                    throw new PromqlEvaluationException(DUPLICATE);
                }
                into[i] = from[i];
            }
        }
    }

    public StepMatrix relabelled(UnaryOperator<Labels> change) {
        List<StepSeries> changed = new ArrayList<>(series.size());
        for (StepSeries one : series) {
            changed.add(one.withLabels(change.apply(one.labels())));
        }
        return merged(changed);
    }

    /** For each step whether any series has a value there. */
    public boolean[] present(int steps) {
        boolean[] present = new boolean[steps];
        for (StepSeries one : series) {
            double[] values = one.values();
            for (int i = 0; i < steps; i++) {
                present[i] |= !Gap.is(values[i]);
            }
        }
        return present;
    }

    /** This result of a single step, at every one of {@code steps}. */
    public StepMatrix repeated(int steps) {
        List<StepSeries> repeated = new ArrayList<>(series.size());
        for (StepSeries one : series) {
            repeated.add(new StepSeries(one.labels(), filled(steps, one.values()[0])));
        }
        return new StepMatrix(repeated);
    }

    public static double[] gaps(int steps) {
        return filled(steps, Gap.VALUE);
    }

    public static double[] filled(int steps, double value) {
        double[] values = new double[steps];
        Arrays.fill(values, value);
        return values;
    }
}
