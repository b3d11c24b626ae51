package io.novacron.dwcpctl.site.fleet.wave;

/**
 * How busy the day is: g(x) = 16 x² (1 - x)², x being the part of the day gone since the trough. 0 at the trough, 1 half a
 * day later, smooth and periodic. A polynomial, so that rates which are quadratic in g have exact integrals that cost a few
 * multiplications. The mean of g is 8/15, that of g² 128/315.
 * Time is in seconds since the fleet's beginning, so that sums of fifteen days keep their precision.
 *
 * @param troughSeconds a moment at which g is 0
 */
public record DayShape(double troughSeconds) {
    public static final double MEAN = 8.0 / 15;
    public static final double MEAN_OF_SQUARE = 128.0 / 315;

    private static final double DAY = 86_400;

    /**
     * The shape with its trough at a time of day.
     *
     * @param beginning milliseconds since the epoch from which seconds are counted
     * @param troughHour hours after midnight UTC
     */
    public static DayShape startingAt(long beginning, double troughHour) {
        return new DayShape(3600 * troughHour - beginning / 1000.0 % DAY);
    }

    /**
     * g, between 0 and 1.
     *
     * @param seconds since the beginning
     */
    public double at(double seconds) {
        double days = (seconds - troughSeconds) / DAY;
        double x = days - floor(days);
        double root = 4 * x * (1 - x);
        return root * root;
    }

    /**
     * The integral of g since a fixed trough, in seconds.
     *
     * @param seconds since the beginning
     */
    public double integral(double seconds) {
        double days = (seconds - troughSeconds) / DAY;
        long whole = floor(days);
        double x = days - whole;
        return DAY * (whole * MEAN + x * x * x * (16.0 / 3 + x * (-8 + x * (16.0 / 5))));
    }

    /**
     * The integral of g² since the same trough, in seconds.
     *
     * @param seconds since the beginning
     */
    public double integralOfSquare(double seconds) {
        double days = (seconds - troughSeconds) / DAY;
        long whole = floor(days);
        double x = days - whole;
        double x4 = x * x * x * x;
        double inner = 1.0 / 5 + x * (-2.0 / 3 + x * (6.0 / 7 + x * (-1.0 / 2 + x / 9)));
        return DAY * (whole * MEAN_OF_SQUARE + 256 * x4 * x * inner);
    }

    /** Math.floor for moderate numbers, several times as fast where the compiler has no instruction for it. */
    static long floor(double x) {
        long towardsZero = (long) x;
        return x < towardsZero ? towardsZero - 1 : towardsZero;
    }
}
