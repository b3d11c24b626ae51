package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How {@code by} and {@code without} divide series. */
final class Groups {
    private final List<String> labels;
    private final boolean without;

    Groups(List<String> labels, boolean without) {
        this.labels = labels;
        this.without = without;
    }

    Labels of(Labels series) {
        return without ? series.drop(labels) : series.keep(labels);
    }

    /** The series of each group, in the order in which they first appear. */
    Map<Labels, List<StepSeries>> divide(StepMatrix matrix) {
        Map<Labels, List<StepSeries>> groups = new LinkedHashMap<>();
        for (StepSeries series : matrix.series()) {
            groups.computeIfAbsent(of(series.labels()), l -> new ArrayList<>()).add(series);
        }
        return groups;
    }
}
