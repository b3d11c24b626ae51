package io.novacron.dwcpctl.metrics.promql.eval.join;

import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which series may pair: those that agree in the labels of {@code on}, or in all but those of {@code ignoring}. */
final class Signatures {
    private final VectorMatching matching;

    Signatures(VectorMatching matching) {
        this.matching = matching;
    }

    Labels of(Labels labels) {
        return matching.on() ? labels.keep(matching.labels()) : labels.drop(matching.labels());
    }

    /** Series by signature. */
    Map<Labels, List<StepSeries>> group(StepMatrix matrix) {
        Map<Labels, List<StepSeries>> groups = new LinkedHashMap<>();
        for (StepSeries series : matrix.series()) {
            groups.computeIfAbsent(of(series.labels()), l -> new ArrayList<>(2)).add(series);
        }
        return groups;
    }

    /** For each signature, at which steps any of its series has a value. */
    Map<Labels, boolean[]> presence(StepMatrix matrix, int steps) {
        Map<Labels, boolean[]> presence = new LinkedHashMap<>();
        group(matrix).forEach((signature, series) -> presence.put(signature, new StepMatrix(series).present(steps)));
        return presence;
    }
}
