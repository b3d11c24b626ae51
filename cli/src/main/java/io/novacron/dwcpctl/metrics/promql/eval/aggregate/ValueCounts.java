package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code count_values}: how many series of a group have each value, which becomes a label. */
final class ValueCounts {
    private final Groups groups;
    private final String label;
    private final Map<Labels, double[]> counts = new LinkedHashMap<>();

    ValueCounts(List<String> labels, boolean without, String label) {
        List<String> grouping = new ArrayList<>(labels);
        if (!without) {
            grouping.add(label);
        }
        this.groups = new Groups(grouping, without);
        this.label = label;
    }

    StepMatrix count(StepMatrix matrix, int steps) {
        for (StepSeries series : matrix.series()) {
            count(series, steps);
        }
        List<StepSeries> results = new ArrayList<>();
        counts.forEach((labels, values) -> results.add(new StepSeries(labels, values)));
        return new StepMatrix(results);
    }

    private void count(StepSeries series, int steps) {
        // a series tends to keep its value: the labels made of it are remembered
        Map<Double, double[]> byValue = new HashMap<>();
        double[] values = series.values();
        for (int i = 0; i < steps; i++) {
            if (!Gap.is(values[i])) {
                double[] group = byValue.computeIfAbsent(values[i], v -> {
                    Labels labels = groups.of(series.labels().with(label, Numbers.format(v)));
                    return counts.computeIfAbsent(labels, l -> StepMatrix.gaps(steps));
                });
                group[i] = Gap.is(group[i]) ? 1 : group[i] + 1;
            }
        }
    }
}
