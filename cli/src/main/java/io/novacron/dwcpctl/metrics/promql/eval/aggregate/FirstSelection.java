package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import java.util.List;

/** {@code limitk}: the first of each group. */
final class FirstSelection extends Selection {
    private final int[] k;

    FirstSelection(int[] k) {
        this.k = k;
    }

    @Override
    int choose(List<StepSeries> group, int step, int[] chosen) {
        int size = 0;
        for (int i = 0; i < group.size() && size < k[step]; i++) {
            if (hasValue(group, i, step)) {
                chosen[size++] = i;
            }
        }
        return size;
    }
}
