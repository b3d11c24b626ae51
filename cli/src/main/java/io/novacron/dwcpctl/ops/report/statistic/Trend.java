package io.novacron.dwcpctl.ops.report.statistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether values rise or fall, by the test of Mann (1945) and Kendall (1975) with its correction for ties, and by how much,
 * by the estimator of Sen (1968): both as in Gilbert, Statistical Methods for Environmental Pollution Monitoring (1987),
 * sections 16.4 and 17.3. Neither supposes a distribution, and single outliers move neither.
 *
 * @param count values, {@link #LEAST} or more
 * @param score the standardised Z: beyond ±1.96 chance would do as much in less than one of twenty cases
 * @param slope the median change from one value to the next
 */
public record Trend(int count, double score, double slope) {
    /** With fewer values the normal approximation of the test does not hold (Gilbert gives 10; Kendall's tables end there). */
    public static final int LEAST = 10;

    private static final double TWO_SIDED_5_PERCENT = 1.96;

    /** Of values in equal steps of time; what is not finite is left out. Empty where there are too few. */
    public static Optional<Trend> of(List<Double> values) {
        List<double[]> known = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (Double.isFinite(values.get(i))) {
                known.add(new double[] {i, values.get(i)});
            }
        }
        int n = known.size();
        if (n < LEAST) {
            return Optional.empty();
        }
        long s = 0;
        double[] slopes = new double[n * (n - 1) / 2];
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double rise = known.get(j)[1] - known.get(i)[1];
                s += (long) Math.signum(rise);
                slopes[k++] = rise / (known.get(j)[0] - known.get(i)[0]);
            }
        }
        double variance = variance(known.stream().mapToDouble(p -> p[1]).toArray());
        double score = s == 0 || variance <= 0 ? 0 : (s - Long.signum(s)) / Math.sqrt(variance);
        Arrays.sort(slopes);
        int half = slopes.length / 2;
        double slope = slopes.length % 2 == 1 ? slopes[half] : (slopes[half - 1] + slopes[half]) / 2;
        return Optional.of(new Trend(n, score, slope));
    }

    private static double variance(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double n = values.length;
        double variance = n * (n - 1) * (2 * n + 5);
        for (int i = 0; i < sorted.length; ) {
            int end = i;
            while (end < sorted.length && sorted[end] == sorted[i]) {
                end++;
            }
            double ties = end - i;
            variance -= ties * (ties - 1) * (2 * ties + 5);
            i = end;
        }
        return variance / 18;
    }

    public boolean isRising() {
        return score > TWO_SIDED_5_PERCENT;
    }

    public boolean isFalling() {
        return score < -TWO_SIDED_5_PERCENT;
    }
}
