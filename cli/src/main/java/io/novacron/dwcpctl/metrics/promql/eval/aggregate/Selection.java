package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Aggregations that let some series of each group through as they are: which ones, decided step by step. */
abstract class Selection {
    /** Fills {@code chosen} with positions of {@code group} that have a value at a step, in the result's order. */
    abstract int choose(List<StepSeries> group, int step, int[] chosen);

    final StepMatrix select(Collection<List<StepSeries>> groups, int steps) {
        List<StepSeries> results = new ArrayList<>();
        for (List<StepSeries> group : groups) {
            if (steps == 1) {
                atOnce(group, results);
            } else {
                overSteps(group, steps, results);
            }
        }
        return StepMatrix.distinct(results);
    }

    private void atOnce(List<StepSeries> group, List<StepSeries> results) {
        int[] chosen = new int[group.size()];
        int count = choose(group, 0, chosen);
        for (int i = 0; i < count; i++) {
            results.add(group.get(chosen[i]));
        }
    }

    private void overSteps(List<StepSeries> group, int steps, List<StepSeries> results) {
        int[] chosen = new int[group.size()];
        double[][] kept = new double[group.size()][];
        for (int step = 0; step < steps; step++) {
            int count = choose(group, step, chosen);
            for (int i = 0; i < count; i++) {
                int series = chosen[i];
                if (kept[series] == null) {
                    kept[series] = StepMatrix.gaps(steps);
                }
                kept[series][step] = group.get(series).values()[step];
            }
        }
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] != null) {
                results.add(new StepSeries(group.get(i).labels(), kept[i]));
            }
        }
    }

    static boolean hasValue(List<StepSeries> group, int series, int step) {
        return !Gap.is(group.get(series).values()[step]);
    }
}
