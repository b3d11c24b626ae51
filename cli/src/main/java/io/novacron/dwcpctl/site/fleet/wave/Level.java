package io.novacron.dwcpctl.site.fleet.wave;

/**
 * What a {@link Gauge} shows while one piece lasts: {@code base + busy·g + slope·(t - since)}, held between the limits,
 * and around it noise of known bounds.
 *
 * @param base the value by night, without noise
 * @param busy what the day's peak adds
 * @param slow the amplitude of slow noise: |noise| &le; slow, variance 0.1436·slow²
 * @param jitter the amplitude of the noise per scrape: uniform, variance jitter²/3
 * @param slope change per second since {@code since}
 * @param since milliseconds since the epoch
 * @param low the least value without noise
 * @param high the greatest value without noise
 */
public record Level(
        double base, double busy, double slow, double jitter, double slope, long since, double low, double high) {

    /** Always this value. */
    public static Level constant(double value) {
        return new Level(value, 0, 0, 0, 0, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** From {@code night} to {@code day}, without noise. */
    public static Level between(double night, double day) {
        return new Level(night, day - night, 0, 0, 0, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** With noise of these amplitudes. */
    public Level noise(double slowAmplitude, double jitterAmplitude) {
        return new Level(base, busy, slowAmplitude, jitterAmplitude, slope, since, low, high);
    }

    /** Moving by so much a second from a moment on, until a limit is reached. */
    public Level moving(double perSecond, long from, double lowest, double highest) {
        return new Level(base, busy, slow, jitter, perSecond, from, lowest, highest);
    }

    public Level plus(double more) {
        return new Level(base + more, busy, slow, jitter, slope, since, low, high);
    }

    /**
     * All of it, noise and limits included, multiplied.
     *
     * @param factor above 0
     */
    public Level times(double factor) {
        return new Level(
                base * factor,
                busy * factor,
                slow * factor,
                jitter * factor,
                slope * factor,
                since,
                low * factor,
                high * factor);
    }

    /** How far noise can carry the value from its formula. */
    public double noiseBound() {
        return slow + jitter;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Level l
                && base == l.base
                && busy == l.busy
                && slow == l.slow
                && jitter == l.jitter
                && slope == l.slope
                && since == l.since
                && low == l.low
                && high == l.high;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Double.hashCode(base) + Double.hashCode(busy)) + Long.hashCode(since);
    }
}
