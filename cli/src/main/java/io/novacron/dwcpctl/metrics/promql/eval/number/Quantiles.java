package io.novacron.dwcpctl.metrics.promql.eval.number;

import java.util.Arrays;

/** Quantiles of values, interpolated between neighbours: {@code promql/quantile.go}. */
public final class Quantiles {
    private static final int INSERTION_LIMIT = 12;

    private Quantiles() {}

    /** Of the first {@code size} values, which it sorts. NaN for none; infinite for a quantile outside of 0 to 1. */
    public static double quantile(double quantile, double[] values, int size) {
        if (size == 0 || Double.isNaN(quantile)) {
            return Double.NaN;
        }
        if (quantile < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (quantile > 1) {
            return Double.POSITIVE_INFINITY;
        }
        sort(values, size);
        double rank = quantile * (size - 1);
        int lower = (int) Math.max(0, Math.floor(rank));
        int upper = Math.min(size - 1, lower + 1);
        double weight = rank - Math.floor(rank);
        return values[lower] * (1 - weight) + values[upper] * weight;
    }

    /** The median distance from the median. */
    public static double medianAbsoluteDeviation(double[] values, int size) {
        double median = quantile(0.5, values, size);
        for (int i = 0; i < size; i++) {
            values[i] = Math.abs(values[i] - median);
        }
        return quantile(0.5, values, size);
    }

    /** NaN first. Few values keep their order where they are equal, as in Go: zeros may differ in their sign. */
    private static void sort(double[] values, int size) {
        if (size > INSERTION_LIMIT) {
            Arrays.sort(values, 0, size);
            moveNaNsToFront(values, size);
            return;
        }
        for (int i = 1; i < size; i++) {
            double value = values[i];
            int at = i;
            while (at > 0 && (Double.isNaN(value) || value < values[at - 1])) {
                values[at] = values[at - 1];
                at--;
            }
            values[at] = value;
        }
    }

    private static void moveNaNsToFront(double[] values, int size) {
        int numbers = size;
        while (numbers > 0 && Double.isNaN(values[numbers - 1])) {
            numbers--;
        }
        System.arraycopy(values, 0, values, size - numbers, numbers);
        Arrays.fill(values, 0, size - numbers, Double.NaN);
    }
}
