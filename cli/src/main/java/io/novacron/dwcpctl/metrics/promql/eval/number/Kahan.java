package io.novacron.dwcpctl.metrics.promql.eval.number;

/**
 * Compensated summation after Kahan and Neumaier, as Prometheus's {@code kahanSumInc} has it: the sum, and beside it what
 * rounding has lost.
 */
public final class Kahan {
    private Kahan() {}

    /** What is lost so far, once {@code increment} has been added to {@code sum} and gave {@code total}. */
    public static double lost(double increment, double sum, double total, double lost) {
        if (Double.isInfinite(total)) {
            return 0;
        }
        return Math.abs(sum) >= Math.abs(increment)
                ? lost + ((sum - total) + increment)
                : lost + ((increment - total) + sum);
    }

    /** The sum of {@code values[from]} to {@code values[to - 1]}. */
    public static double sum(double[] values, int from, int to) {
        double sum = 0;
        double lost = 0;
        for (int i = from; i < to; i++) {
            double total = sum + values[i];
            lost = lost(values[i], sum, total, lost);
            sum = total;
        }
        return Double.isInfinite(sum) ? sum : sum + lost;
    }

    /** Their mean; where the sum would overflow it goes on with a running mean. */
    public static double mean(double[] values, int from, int to) {
        double sum = values[from];
        double lost = 0;
        for (int i = from + 1; i < to; i++) {
            double total = sum + values[i];
            if (Double.isInfinite(total)) {
                return runningMean(values, from, i, to, sum, lost);
            }
            lost = lost(values[i], sum, total, lost);
            sum = total;
        }
        double count = to - from;
        return sum / count + lost / count;
    }

    private static double runningMean(double[] values, int from, int next, int to, double sum, double sumLost) {
        double mean = sum / (next - from);
        double lost = sumLost / (next - from);
        for (int i = next; i < to; i++) {
            double count = i - from + 1;
            double share = (count - 1) / count;
            double increment = values[i] / count;
            double old = share * mean;
            double total = increment + old;
            lost = lost(increment, old, total, share * lost);
            mean = total;
        }
        return mean + lost;
    }

    /** Their population variance, after Welford. */
    public static double variance(double[] values, int from, int to) {
        double mean = 0;
        double meanLost = 0;
        double squares = 0;
        double squaresLost = 0;
        for (int i = from; i < to; i++) {
            double delta = values[i] - (mean + meanLost);
            double increment = delta / (i - from + 1);
            double total = mean + increment;
            meanLost = lost(increment, mean, total, meanLost);
            mean = total;
            double square = delta * (values[i] - (mean + meanLost));
            double sum = squares + square;
            squaresLost = lost(square, squares, sum, squaresLost);
            squares = sum;
        }
        return (squares + squaresLost) / (to - from);
    }
}
