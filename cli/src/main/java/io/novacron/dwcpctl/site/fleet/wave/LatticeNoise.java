package io.novacron.dwcpctl.site.fleet.wave;

/**
 * Slow smooth noise: values uniform on [-1, 1] at multiples of a period, joined by the smoothstep 3x² - 2x³, so that the
 * slope is continuous. Bound 1, variance 26/105; slope bound 3/period, slope variance 0.8/period².
 *
 * @param seed the stream that its values are drawn from
 * @param period seconds between two independent values
 */
public record LatticeNoise(long seed, double period) {
    /** Var n = (1/3) · mean of s² + (1 - s)² over the unit interval. */
    public static final double VARIANCE = 26.0 / 105;

    /** The greatest slope is that of smoothstep, 3/2, between -1 and 1. */
    public static final double SLOPE_BOUND_TIMES_PERIOD = 3;

    /** The variance of the slope, times the square of the period: (2/3) · mean of s'². */
    public static final double SLOPE_VARIANCE_TIMES_PERIOD_SQUARED = 0.8;

    /** @param seconds from any fixed moment */
    public double at(double seconds) {
        double cells = seconds / period;
        long index = DayShape.floor(cells);
        double x = cells - index;
        double left = Hash.symmetric(seed, index);
        double right = Hash.symmetric(seed, index + 1);
        return left + (right - left) * x * x * (3 - 2 * x);
    }
}
