package io.novacron.dwcpctl.metrics.promql.eval;

import io.novacron.dwcpctl.metrics.promql.Staleness;
import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.promql.eval.step.Steps;
import io.novacron.dwcpctl.metrics.promql.eval.window.Latest;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.TimeShift;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what selectors and subqueries name, once for all steps. */
final class Selectors {
    private final Query query;
    private final Steps steps;
    private final int count;

    Selectors(Query query, Steps steps) {
        this.query = query;
        this.steps = steps;
        this.count = steps.count();
    }

    /** The moment that a shifted selector looks at for a step. */
    long shifted(TimeShift shift, int step) {
        return shift.apply(steps.at(step), query.steps().start(), query.steps().end());
    }

    /** Each series' latest sample at every step: its value, or its time in seconds. */
    StepMatrix latest(Expr.VectorSelector selector, boolean times) {
        long lookback = query.options().lookbackMillis();
        TimeShift shift = selector.shift();
        long first = shifted(shift, 0);
        List<StepSeries> results = new ArrayList<>();
        for (Series series : query.select(selector.matchers(), first - lookback + 1, shifted(shift, count - 1))) {
            query.checkTime();
            double[] values = new double[count];
            Latest latest = new Latest(series.samples(), lookback);
            boolean any = false;
            for (int i = 0; i < count; i++) {
                boolean found = latest.seek(shifted(shift, i));
                any |= found;
                values[i] = !found ? Gap.VALUE : times ? latest.millis() / 1000.0 : latest.value();
            }
            if (any) {
                query.hold(count);
                results.add(new StepSeries(series.labels(), values));
            }
        }
        return new StepMatrix(results);
    }

    /** Series and the ranges of their samples that each step sees. */
    record Ranges(List<Series> series, TimeShift shift, long rangeMillis) {}

    Ranges ranges(Expr rangeVector) {
        if (rangeVector instanceof Expr.MatrixSelector matrix) {
            TimeShift shift = matrix.selector().shift();
            List<Series> series = query.select(
                    matrix.selector().matchers(),
                    shifted(shift, 0) - matrix.rangeMillis() + 1,
                    shifted(shift, count - 1));
            return new Ranges(series, shift, matrix.rangeMillis());
        }
        if (rangeVector instanceof Expr.Subquery subquery) {
            return new Ranges(inner(subquery), subquery.shift(), subquery.rangeMillis());
        }
        throw new IllegalArgumentException("no range vector: " + rangeVector.type());
    }

    /** What a subquery's expression comes to, over all that the steps see of it, as if it had been recorded. */
    private List<Series> inner(Expr.Subquery subquery) {
        long interval = subquery.stepMillis() > 0
                ? subquery.stepMillis()
                : query.options().subqueryIntervalMillis();
        long start = shifted(subquery.shift(), 0) - subquery.rangeMillis();
        // the first multiple of the interval after the excluded start; rounded towards zero as Go does
        long aligned = interval * (start / interval);
        if (aligned <= start) {
            aligned += interval;
        }
        Steps inner = new Steps(aligned, shifted(subquery.shift(), count - 1), interval);
        if (inner.count() == 0) {
            return List.of();
        }
        List<Series> series = new ArrayList<>();
        for (StepSeries one :
                new StepEvaluator(query, inner).evaluate(subquery.expr()).series()) {
            series.add(new Series(one.labels(), recorded(one.values(), inner)));
        }
        return series;
    }

    private static Samples recorded(double[] values, Steps inner) {
        long[] times = new long[values.length];
        double[] kept = new double[values.length];
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Gap.is(values[i])) {
                times[size] = inner.at(i);
                kept[size++] = values[i];
            }
        }
        return ArraySamples.of(Arrays.copyOf(times, size), Arrays.copyOf(kept, size));
    }

    /** The samples themselves, of a range vector on its own. */
    List<Series> samples(Expr rangeVector) {
        Ranges ranges = ranges(rangeVector);
        long end = shifted(ranges.shift(), 0);
        long start = end - ranges.rangeMillis();
        List<Series> results = new ArrayList<>();
        for (Series series : ranges.series()) {
            ArraySamples.Builder kept = new ArraySamples.Builder();
            Samples samples = series.samples();
            for (int i = samples.firstAfter(start); i < samples.size() && samples.millis(i) <= end; i++) {
                if (!Staleness.isStale(samples.value(i))) {
                    kept.add(samples.millis(i), samples.value(i));
                }
            }
            if (kept.size() > 0) {
                query.hold(kept.size());
                results.add(new Series(series.labels(), kept.build()));
            }
        }
        return results;
    }
}
