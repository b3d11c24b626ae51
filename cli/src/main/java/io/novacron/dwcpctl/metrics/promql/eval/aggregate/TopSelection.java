package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.number.ValueOrder;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import java.util.List;

/** {@code topk} and {@code bottomk}. */
final class TopSelection extends Selection {
    private final int[] k;
    private final ValueOrder order;

    /**
     * A selection.
     *
     * @param order the wanted ones first
     */
    TopSelection(int[] k, ValueOrder order) {
        this.k = k;
        this.order = order;
    }

    @Override
    int choose(List<StepSeries> group, int step, int[] chosen) {
        if (k[step] < 1) {
            return 0;
        }
        ValueHeap heap = new ValueHeap(order, chosen);
        for (int i = 0; i < group.size(); i++) {
            if (hasValue(group, i, step)) {
                double value = group.get(i).values()[step];
                if (heap.size() < k[step]) {
                    heap.push(i, value);
                } else if (isBetter(value, heap.top())) {
                    heap.replaceTop(i, value);
                }
            }
        }
        heap.sort();
        return heap.size();
    }

    private boolean isBetter(double value, double than) {
        boolean ofNumbers = order == ValueOrder.DESCENDING ? value > than : value < than;
        return ofNumbers || (Double.isNaN(than) && !Double.isNaN(value));
    }
}
