package io.novacron.dwcpctl.metrics.promql.eval.number;

/**
 * The line of least squares through samples: {@code linearRegression} of {@code promql/functions.go}.
 *
 * @param slope per second
 * @param intercept the line's value at the moment asked for
 */
public record Regression(double slope, double intercept) {
    /** Through samples {@code from} to {@code to - 1}; at least one. */
    public static Regression of(long[] millis, double[] values, int from, int to, long interceptMillis) {
        if (isConstant(values, from, to)) {
            return Double.isInfinite(values[from])
                    ? new Regression(Double.NaN, Double.NaN)
                    : new Regression(0, values[from]);
        }
        Sums sums = new Sums();
        for (int i = from; i < to; i++) {
            sums.add((millis[i] - interceptMillis) / 1e3, values[i]);
        }
        return sums.line(to - from);
    }

    private static boolean isConstant(double[] values, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (values[i] != values[from]) {
                return false;
            }
        }
        return true;
    }

    private static final class Sums {
        private final double[] sums = new double[4];
        private final double[] lost = new double[4];

        void add(double x, double y) {
            add(0, x);
            add(1, y);
            add(2, x * y);
            add(3, x * x);
        }

        private void add(int i, double increment) {
            double total = sums[i] + increment;
            lost[i] = Kahan.lost(increment, sums[i], total, lost[i]);
            sums[i] = total;
        }

        Regression line(double n) {
            double sumX = sums[0] + lost[0];
            double sumY = sums[1] + lost[1];
            double covariance = sums[2] + lost[2] - sumX * sumY / n;
            double variance = sums[3] + lost[3] - sumX * sumX / n;
            double slope = covariance / variance;
            return new Regression(slope, sumY / n - slope * sumX / n);
        }
    }
}
