package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.number.ValueOrder;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import java.util.List;

/** {@code limitk}: the first of each group; they come out as they lie in a heap. */
final class FirstSelection extends Selection {
    private final int[] k;

    FirstSelection(int[] k) {
        this.k = k;
    }

    @Override
    int choose(List<StepSeries> group, int step, int[] chosen) {
        ValueHeap heap = new ValueHeap(ValueOrder.DESCENDING, chosen);
        for (int i = 0; i < group.size() && heap.size() < k[step]; i++) {
            if (hasValue(group, i, step)) {
                heap.push(i, group.get(i).values()[step]);
            }
        }
        return heap.size();
    }
}
