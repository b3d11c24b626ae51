package io.novacron.dwcpctl.metrics.promql.eval.number;

import java.util.Arrays;

/**
 * The cumulative buckets of one classic histogram at one moment: {@code BucketQuantile} and {@code BucketFraction} of
 * {@code promql/quantile.go}. Filled, asked once, cleared.
 */
public final class Buckets {
    private static final double TOLERANCE = 1e-12;

    private final double[] bounds;
    private final double[] counts;
    private int size;
    private boolean repaired;

    public Buckets(int capacity) {
        bounds = new double[capacity];
        counts = new double[capacity];
    }

    public void clear() {
        size = 0;
        repaired = false;
    }

    /** Adds one; bounds must not fall. Buckets of one bound are added up. */
    public void add(double bound, double count) {
        if (size > 0 && bounds[size - 1] == bound) {
            counts[size - 1] += count;
        } else {
            bounds[size] = bound;
            counts[size++] = count;
        }
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Whether {@link #quantile} met counts that fall with the bound by more than rounding, and lifted them. */
    public boolean wasRepaired() {
        return repaired;
    }

    /** The value below which a share of the observations lies. */
    public double quantile(double quantile) {
        if (Double.isNaN(quantile)) {
            return Double.NaN;
        }
        if (quantile < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (quantile > 1) {
            return Double.POSITIVE_INFINITY;
        }
        if (bounds[size - 1] != Double.POSITIVE_INFINITY) {
            return Double.NaN;
        }
        boolean lifted = liftFalls();
        if (size < 2 || counts[size - 1] == 0) {
            return Double.NaN;
        }
        repaired = lifted;
        return interpolate(quantile * counts[size - 1]);
    }

    private double interpolate(double rank) {
        int bucket = firstReaching(rank);
        if (bucket == size - 1) {
            return bounds[size - 2];
        }
        if (bucket == 0 && bounds[0] <= 0) {
            return bounds[0];
        }
        double start = bucket == 0 ? 0 : bounds[bucket - 1];
        double below = bucket == 0 ? 0 : counts[bucket - 1];
        double end = bounds[bucket];
        return start + (end - start) * ((rank - below) / (counts[bucket] - below));
    }

    /** Go's sort.Search over all but the last. */
    private int firstReaching(double rank) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (counts[middle] >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private boolean liftFalls() {
        boolean lifted = false;
        double previous = counts[0];
        for (int i = 1; i < size; i++) {
            double count = counts[i];
            if (count == previous) {
                continue;
            }
            if (almostEqual(previous, count)) {
                counts[i] = previous;
            } else if (count < previous) {
                counts[i] = previous;
                lifted = true;
            } else {
                previous = count;
            }
        }
        return lifted;
    }

    private static boolean almostEqual(double a, double b) {
        if ((Double.isNaN(a) && Double.isNaN(b)) || a == b) {
            return true;
        }
        double sum = Math.abs(a) + Math.abs(b);
        double difference = Math.abs(a - b);
        if (a == 0 || b == 0 || sum < Double.MIN_NORMAL) {
            return difference < TOLERANCE * Double.MIN_NORMAL;
        }
        return difference / Math.min(sum, Double.MAX_VALUE) < TOLERANCE;
    }

    /**
     * The share of the observations that lies between two values. NaN where one of them falls into the lowest bucket, which
     * has no lower bound: later versions of Prometheus take 0 for it, 3.5 does not.
     */
    public double fraction(double lower, double upper) {
        if (bounds[size - 1] != Double.POSITIVE_INFINITY) {
            return Double.NaN;
        }
        double count = counts[size - 1];
        if (count == 0 || Double.isNaN(lower) || Double.isNaN(upper)) {
            return Double.NaN;
        }
        if (lower >= upper) {
            return 0;
        }
        return (rankOf(upper, count) - rankOf(lower, count)) / count;
    }

    private double rankOf(double value, double count) {
        double rank = 0;
        for (int i = 0; i < size; i++) {
            double start = i == 0 ? Double.NEGATIVE_INFINITY : bounds[i - 1];
            double end = bounds[i];
            if (start >= value) {
                return capped(rank, count);
            }
            if (start < value && end > value) {
                return capped(rank + (counts[i] - rank) * (value - start) / (end - start), count);
            }
            rank = counts[i];
        }
        return count;
    }

    private static double capped(double rank, double count) {
        return rank > count ? count : rank;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(bounds, size)) + Arrays.toString(Arrays.copyOf(counts, size));
    }
}
