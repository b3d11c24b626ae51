package io.novacron.dwcpctl.site.fleet.wave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A distribution as a histogram with fixed bounds can show it: the cumulative part at each bound, evenly spread between
 * them. That is what {@code histogram_quantile} assumes, so quantiles worked out from the buckets are exact here.
 */
public final class Buckets {
    private static final double NEVER_SEEN = 1e-9;

    private final double[] bounds;
    /** Of each bound, then of +Inf, which is always 1. */
    private final double[] cumulative;

    private Buckets(double[] bounds, double[] cumulative) {
        this.bounds = bounds;
        this.cumulative = cumulative;
    }

    /**
     * A distribution, delayed.
     *
     * @param bounds rising
     * @param delay added to every value, 0 or more
     */
    public static Buckets of(List<Double> bounds, Weibull distribution, double delay) {
        double[] upper = bounds.stream().mapToDouble(Double::doubleValue).toArray();
        double[] cumulative = new double[upper.length + 1];
        for (int i = 0; i < upper.length; i++) {
            cumulative[i] = distribution.below(upper[i] - delay);
        }
        cumulative[upper.length] = 1;
        return new Buckets(upper, cumulative);
    }

    /** The part at or below bound {@code i}; 1 for +Inf, which comes after the last bound. */
    public double cumulative(int i) {
        return cumulative[i];
    }

    /**
     * The part that belongs to bucket {@code i} alone; where it is less than one in a thousand million, none, as then
     * nobody would live to see one.
     */
    public double within(int i) {
        double part = i == 0 ? cumulative[0] : cumulative[i] - cumulative[i - 1];
        return part < NEVER_SEEN ? 0 : part;
    }

    /** The part at or below {@code x}, which lies between the first and the last bound. */
    public double below(double x) {
        int i = 0;
        while (bounds[i] < x) {
            i++;
        }
        double low = i == 0 ? 0 : bounds[i - 1];
        double under = i == 0 ? 0 : cumulative[i - 1];
        return under + (cumulative[i] - under) * (x - low) / (bounds[i] - low);
    }

    /** The mean; what lies beyond the last bound counts as 1.2 times that bound. */
    public double mean() {
        double mean = 0;
        double low = 0;
        double under = 0;
        for (int i = 0; i < bounds.length; i++) {
            mean += (cumulative[i] - under) * (low + bounds[i]) / 2;
            low = bounds[i];
            under = cumulative[i];
        }
        return mean + (1 - under) * 1.2 * low;
    }

    /** The bounds that a histogram shows, +Inf included. */
    public static List<Double> withInfinity(List<Double> bounds) {
        List<Double> all = new ArrayList<>(bounds);
        all.add(Double.POSITIVE_INFINITY);
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Buckets b && Arrays.equals(bounds, b.bounds) && Arrays.equals(cumulative, b.cumulative);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cumulative);
    }
}
