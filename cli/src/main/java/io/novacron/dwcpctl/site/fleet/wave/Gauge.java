package io.novacron.dwcpctl.site.fleet.wave;

/** A gauge: a piecewise {@link Level} with its noise, drawn from a stream of the gauge's own. */
public final class Gauge implements Signal {
    /** Slow noise is 0.7 n₁ + 0.3 n₂ with periods of 1800 and 120 seconds, so its bound is 1 and its variance this. */
    public static final double SLOW_VARIANCE = (0.7 * 0.7 + 0.3 * 0.3) * LatticeNoise.VARIANCE;

    /** The variance of a uniform value on [-1, 1]. */
    public static final double JITTER_VARIANCE = 1.0 / 3;

    private final Stream stream;
    private final long[] starts;
    private final Level[] levels;
    private final boolean whole;

    private Gauge(Stream stream, Pieces<Level> pieces, boolean whole) {
        this.stream = stream;
        this.whole = whole;
        starts = new long[pieces.size()];
        levels = new Level[pieces.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = pieces.start(i);
            levels[i] = pieces.value(i);
        }
    }

    /** A quantity. */
    public static Gauge ofQuantity(Stream stream, Pieces<Level> levels) {
        return new Gauge(stream, levels, false);
    }

    /** A number of things: rounded, never negative. */
    public static Gauge ofThings(Stream stream, Pieces<Level> levels) {
        return new Gauge(stream, levels, true);
    }

    @Override
    public double at(long millis) {
        Level level = levels[Pieces.indexAt(starts, millis)];
        double seconds = (millis - stream.beginning) / 1000.0;
        double value = level.base();
        if (level.busy() != 0) {
            value += level.busy() * stream.day.at(seconds);
        }
        if (level.slope() != 0) {
            value += level.slope() * ((millis - level.since()) / 1000.0);
        }
        value = Math.max(level.low(), Math.min(level.high(), value));
        if (level.slow() != 0) {
            value += level.slow() * (0.7 * stream.hours.at(seconds) + 0.3 * stream.minutes.at(seconds));
        }
        if (level.jitter() != 0) {
            value += level.jitter()
                    * Hash.symmetric(stream.jitter, Math.floorDiv(millis - stream.firstScrape, stream.interval));
        }
        return whole ? Math.max(0, Math.rint(value)) : value;
    }

    /** Where a gauge's noise comes from, and the time it lives in. */
    public static final class Stream {
        private final long beginning;
        private final DayShape day;
        private final long interval;
        private final long firstScrape;
        private final LatticeNoise hours;
        private final LatticeNoise minutes;
        private final long jitter;

        /**
         * A stream of its own for every seed.
         *
         * @param beginning milliseconds since the epoch from which seconds are counted
         * @param firstScrape milliseconds since the epoch at which a scrape cell begins
         * @param interval the length of a scrape cell in milliseconds
         */
        public Stream(long seed, long beginning, DayShape day, long firstScrape, long interval) {
            this.beginning = beginning;
            this.day = day;
            this.firstScrape = firstScrape;
            this.interval = interval;
            this.hours = new LatticeNoise(Hash.mix(seed, 0), 1800);
            this.minutes = new LatticeNoise(Hash.mix(seed, 1), 120);
            this.jitter = Hash.mix(seed, 2);
        }
    }
}
