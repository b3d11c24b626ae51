package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.number.ValueOrder;
import java.util.Arrays;

/**
 * Positions in a heap by their values, the last one in some order on top, moved as Go's {@code container/heap} does it:
 * that decides which of equal values stay, and in which order.
 */
final class ValueHeap {
    private final ValueOrder order;
    private final int[] positions;
    private final double[] values;
    private int size;

    /** A heap in an array that it fills. */
    ValueHeap(ValueOrder order, int[] positions) {
        this.order = order;
        this.positions = positions;
        this.values = new double[positions.length];
    }

    int size() {
        return size;
    }

    double top() {
        return values[0];
    }

    void push(int position, double value) {
        int child = size++;
        positions[child] = position;
        values[child] = value;
        while (child > 0) {
            int parent = (child - 1) / 2;
            if (!order.isLater(values[child], values[parent])) {
                return;
            }
            swap(child, parent);
            child = parent;
        }
    }

    void replaceTop(int position, double value) {
        positions[0] = position;
        values[0] = value;
        int parent = 0;
        while (2 * parent + 1 < size) {
            int child = 2 * parent + 1;
            if (child + 1 < size && order.isLater(values[child + 1], values[child])) {
                child++;
            }
            if (!order.isLater(values[child], values[parent])) {
                return;
            }
            swap(child, parent);
            parent = child;
        }
    }

    /** Puts the positions in order. It is no heap any more then. */
    void sort() {
        int[] sorted = Arrays.copyOf(positions, size);
        order.sort(sorted, Arrays.copyOf(values, size));
        System.arraycopy(sorted, 0, positions, 0, size);
    }

    private void swap(int i, int j) {
        int position = positions[i];
        positions[i] = positions[j];
        positions[j] = position;
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
