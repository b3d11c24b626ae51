package io.novacron.dwcpctl.metrics.promql.eval.number;

import java.util.Arrays;

/** Quantiles of values, interpolated between neighbours: {@code promql/quantile.go}. */
public final class Quantiles {
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
        int numbers = sort(values, size);
        double rank = quantile * (size - 1);
        int lower = (int) Math.max(0, Math.floor(rank));
        int upper = Math.min(size - 1, lower + 1);
        double weight = rank - Math.floor(rank);
        return sorted(values, size, numbers, lower) * (1 - weight) + sorted(values, size, numbers, upper) * weight;
    }

    /** The median distance from the median. */
    public static double medianAbsoluteDeviation(double[] values, int size) {
        double median = quantile(0.5, values, size);
        for (int i = 0; i < size; i++) {
            values[i] = Math.abs(values[i] - median);
        }
        return quantile(0.5, values, size);
    }

    // Java sorts NaN last, Prometheus first: how many are numbers tells where it goes on
    private static int sort(double[] values, int size) {
        Arrays.sort(values, 0, size);
        int numbers = size;
        while (numbers > 0 && Double.isNaN(values[numbers - 1])) {
            numbers--;
        }
        return numbers;
    }

    private static double sorted(double[] values, int size, int numbers, int i) {
        int nans = size - numbers;
        return i < nans ? Double.NaN : values[i - nans];
    }
}
