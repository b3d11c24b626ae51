package io.novacron.dwcpctl.ops.report.statistic;

import io.novacron.dwcpctl.metrics.series.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Extremes and spread of samples; what is not finite is left out.
 *
 * @param count finite samples, 1 or more
 * @param deviation the standard deviation of a sample (divided by n - 1); 0 for a single one
 * @param peak when the greatest was first seen
 * @param trough when the least was first seen
 */
public record Spread(int count, double min, double mean, double max, double deviation, Instant peak, Instant trough) {
    /** Empty where no sample is finite. */
    public static Optional<Spread> of(Samples samples) {
        int count = 0;
        double mean = 0;
        double squares = 0;
        int least = -1;
        int greatest = -1;
        for (int i = 0; i < samples.size(); i++) {
            double value = samples.value(i);
            if (!Double.isFinite(value)) {
                continue;
            }
            // Welford (1962): no difference of two large sums
            count++;
            double apart = value - mean;
            mean += apart / count;
            squares += apart * (value - mean);
            least = least < 0 || value < samples.value(least) ? i : least;
            greatest = greatest < 0 || value > samples.value(greatest) ? i : greatest;
        }
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(new Spread(
                count,
                samples.value(least),
                mean,
                samples.value(greatest),
                count == 1 ? 0 : Math.sqrt(squares / (count - 1)),
                Instant.ofEpochMilli(samples.millis(greatest)),
                Instant.ofEpochMilli(samples.millis(least))));
    }

    /**
     * Means of equal pieces of a range, oldest first.
     *
     * @param start not in the first piece itself: a value speaks of the time before it
     * @param pieces how many, 1 or more
     * @return NaN for a piece without a finite sample
     */
    public static List<Double> means(Samples samples, Instant start, Instant end, int pieces) {
        double[] sums = new double[pieces];
        int[] counts = new int[pieces];
        long from = start.toEpochMilli();
        long length = end.toEpochMilli() - from;
        for (int i = 0; i < samples.size(); i++) {
            long into = samples.millis(i) - from - 1;
            if (Double.isFinite(samples.value(i)) && into >= 0 && into < length) {
                int piece = (int) (into * pieces / length);
                sums[piece] += samples.value(i);
                counts[piece]++;
            }
        }
        List<Double> means = new ArrayList<>(pieces);
        for (int i = 0; i < pieces; i++) {
            means.add(counts[i] == 0 ? Double.NaN : sums[i] / counts[i]);
        }
        return means;
    }
}
