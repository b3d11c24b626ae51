package io.novacron.dwcpctl.site.fleet.wave;

/**
 * The warped time on which a family of counters runs: t + 0.5 n₁(t) + 25 n₂(t) seconds, with lattice noise of
 * periods 47 and 1511 seconds. Rates read on it are multiplied by 1 + noise, the noise bounded by
 * {@link #RATE_NOISE_BOUND} and of standard deviation {@link #RATE_NOISE_DEVIATION}; as no factor is ever negative,
 * counters stay monotone, and what runs on one clock keeps its proportions: buckets never cross.
 */
public final class Clock {
    private static final double[] PERIODS = {47, 1511};
    private static final double[] SHIFTS = {0.5, 25};

    /** The greatest relative deviation of a rate from its formula: 0.0815. */
    public static final double RATE_NOISE_BOUND = LatticeNoise.SLOPE_BOUND_TIMES_PERIOD * sum(1);

    /** The standard deviation of a rate relative to its formula: 0.0176. */
    public static final double RATE_NOISE_DEVIATION =
            Math.sqrt(LatticeNoise.SLOPE_VARIANCE_TIMES_PERIOD_SQUARED * sum(2));

    /** The greatest distance of warped from true time, in seconds: 25.5. */
    public static final double SHIFT_BOUND = SHIFTS[0] + SHIFTS[1];

    private final long beginning;
    private final DayShape day;
    private final LatticeNoise first;
    private final LatticeNoise second;

    /**
     * A clock of its own for every seed.
     *
     * @param beginning milliseconds since the epoch from which its seconds are counted
     */
    public Clock(long seed, long beginning, DayShape day) {
        this.beginning = beginning;
        this.day = day;
        this.first = new LatticeNoise(Hash.mix(seed, 0), PERIODS[0]);
        this.second = new LatticeNoise(Hash.mix(seed, 1), PERIODS[1]);
    }

    /** Warped time in seconds since the beginning; increasing. */
    public double seconds(long millis) {
        double t = (millis - beginning) / 1000.0;
        return t + SHIFTS[0] * first.at(t) + SHIFTS[1] * second.at(t);
    }

    /** The shape of the day that rates on this clock follow. */
    public DayShape day() {
        return day;
    }

    private static double sum(int power) {
        double sum = 0;
        for (int i = 0; i < PERIODS.length; i++) {
            sum += Math.pow(SHIFTS[i] / PERIODS[i], power);
        }
        return sum;
    }
}
