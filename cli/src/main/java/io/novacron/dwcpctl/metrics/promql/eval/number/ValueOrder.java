package io.novacron.dwcpctl.metrics.promql.eval.number;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntBinaryOperator;

/**
 * The order of values in {@code sort}, {@code topk} and their kin, NaN last either way. Few values (Go's limit for
 * insertion sort) with ties come out exactly in Prometheus's order; ties among more, in the order they came in.
 */
public enum ValueOrder {
    ASCENDING,
    DESCENDING;

    private static final int INSERTION_LIMIT = 12;

    /** Whether {@code a} lies below {@code b} in a heap that keeps what comes last of all in this order at its top. */
    public boolean isLater(double a, double b) {
        return Double.isNaN(a) || (this == DESCENDING ? a < b : a > b);
    }

    /** Sorts positions by the value each has: {@code values[i]} is that of {@code positions[i]}. */
    public void sort(int[] positions, double[] values) {
        if (positions.length <= INSERTION_LIMIT) {
            for (int i = 1; i < positions.length; i++) {
                for (int j = i; j > 0 && isLater(values[j - 1], values[j]); j--) {
                    swap(positions, values, j);
                }
            }
            return;
        }
        Integer[] order = new Integer[positions.length];
        Arrays.setAll(order, i -> i);
        IntBinaryOperator compare = (i, j) -> compare(values[i], values[j]);
        Arrays.sort(order, (Comparator<Integer>) compare::applyAsInt);
        int[] oldPositions = positions.clone();
        double[] oldValues = values.clone();
        for (int i = 0; i < order.length; i++) {
            positions[i] = oldPositions[order[i]];
            values[i] = oldValues[order[i]];
        }
    }

    private int compare(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
        }
        int order = a < b ? -1 : a > b ? 1 : 0;
        return this == ASCENDING ? order : -order;
    }

    private static void swap(int[] positions, double[] values, int j) {
        int position = positions[j];
        positions[j] = positions[j - 1];
        positions[j - 1] = position;
        double value = values[j];
        values[j] = values[j - 1];
        values[j - 1] = value;
    }
}
