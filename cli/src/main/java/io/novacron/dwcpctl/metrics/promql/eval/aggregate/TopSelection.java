package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.number.ValueOrder;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import java.util.Arrays;
import java.util.List;

/**
 * {@code topk} and {@code bottomk}, by a heap with the least wanted series on top, moved as Go's {@code container/heap}
 * does it: that decides which of equal values stay.
 */
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
        int limit = Math.min(k[step], group.size());
        if (limit < 1) {
            return 0;
        }
        double[] values = new double[limit];
        int size = 0;
        for (int i = 0; i < group.size(); i++) {
            if (!hasValue(group, i, step)) {
                continue;
            }
            double value = group.get(i).values()[step];
            if (size < limit) {
                chosen[size] = i;
                values[size] = value;
                up(chosen, values, size++);
            } else if (isBetter(value, values[0])) {
                chosen[0] = i;
                values[0] = value;
                down(chosen, values, size);
            }
        }
        int[] positions = Arrays.copyOf(chosen, size);
        order.sort(positions, Arrays.copyOf(values, size));
        System.arraycopy(positions, 0, chosen, 0, size);
        return size;
    }

    private boolean isBetter(double value, double than) {
        boolean numbers = order == ValueOrder.DESCENDING ? value > than : value < than;
        return numbers || (Double.isNaN(than) && !Double.isNaN(value));
    }

    private void up(int[] chosen, double[] values, int from) {
        int child = from;
        while (child > 0) {
            int parent = (child - 1) / 2;
            if (!order.isLater(values[child], values[parent])) {
                return;
            }
            swap(chosen, values, child, parent);
            child = parent;
        }
    }

    private void down(int[] chosen, double[] values, int size) {
        int parent = 0;
        while (2 * parent + 1 < size) {
            int child = 2 * parent + 1;
            if (child + 1 < size && order.isLater(values[child + 1], values[child])) {
                child++;
            }
            if (!order.isLater(values[child], values[parent])) {
                return;
            }
            swap(chosen, values, child, parent);
            parent = child;
        }
    }

    private static void swap(int[] chosen, double[] values, int i, int j) {
        int position = chosen[i];
        chosen[i] = chosen[j];
        chosen[j] = position;
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
