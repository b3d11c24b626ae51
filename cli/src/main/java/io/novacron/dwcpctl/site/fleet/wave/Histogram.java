package io.novacron.dwcpctl.site.fleet.wave;

import java.util.Arrays;

/**
 * A histogram on a {@link Clock}: every bucket's own share of the flow is counted in whole things, and what it exposes, the
 * cumulative counts, are sums of these. So it is monotone in time and in {@code le}, {@code _count} is the last bucket, and
 * no single observation ever appears in one bucket and goes back into another.
 */
public final class Histogram {
    private final Clock clock;
    private final long[] starts;
    private final Pieces<Flow> flows;
    private final int buckets;
    private final Piece[] pieces;

    /**
     * A flow of observations in one condition.
     *
     * @param rate linear in the day's busyness
     * @param night how they are distributed at the trough
     * @param day and at the peak; in between, in between
     */
    public record Flow(Rate rate, Buckets night, Buckets day) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Flow f && rate.equals(f.rate) && night.equals(f.night) && day.equals(f.day);
        }

        @Override
        public int hashCode() {
            return 31 * rate.hashCode() + night.hashCode();
        }
    }

    /**
     * A histogram of a piecewise flow.
     *
     * @param seed decides at which moments its buckets step
     * @param buckets how many the distributions have, +Inf included
     */
    public Histogram(Clock clock, Pieces<Flow> flows, long seed, int buckets) {
        this.clock = clock;
        this.flows = flows;
        this.buckets = buckets;
        pieces = new Piece[flows.size()];
        starts = new long[pieces.length];
        double[] counted = new double[buckets];
        Arrays.setAll(counted, i -> Hash.unit(seed, i));
        for (int p = 0; p < pieces.length; p++) {
            starts[p] = flows.start(p);
            double seconds = clock.seconds(starts[p]);
            if (p > 0) {
                pieces[p - 1].countUntil(seconds, counted);
            }
            pieces[p] = new Piece(clock.day(), seconds, flows.value(p), counted);
        }
    }

    /** What {@code _bucket} shows: the number of observations at or below bound {@code i}. */
    public Signal bucket(int i) {
        return millis ->
                millis <= starts[0] ? 0 : pieces[Pieces.indexAt(starts, millis)].cumulative(i, clock.seconds(millis));
    }

    /** What {@code _count} shows. */
    public Signal count() {
        return bucket(buckets - 1);
    }

    /** What {@code _sum} shows: the flow times its mean, to which single observations are not rounded. */
    public Signal sum() {
        return Counter.ofQuantity(clock, flows.map(f -> f.rate.share(f.night.mean(), f.day.mean())));
    }

    /** One condition. Buckets into which nothing falls are summed up beforehand. */
    private static final class Piece {
        private static final int STRIDE = 4;

        private final DayShape day;
        private final double seconds;
        private final double busy;
        private final double square;
        /** The buckets into which something falls. */
        private final int[] active;
        /** For each of these: count at the start, and the rate's three coefficients. */
        private final double[] terms;
        /** What all other buckets up to each one hold together. */
        private final double[] resting;

        /** @param counted in each bucket at the start, its phase included */
        Piece(DayShape day, double seconds, Flow flow, double[] counted) {
            this.day = day;
            this.seconds = seconds;
            this.busy = day.integral(seconds);
            this.square = day.integralOfSquare(seconds);
            resting = new double[counted.length];
            int[] found = new int[counted.length];
            double[] all = new double[STRIDE * counted.length];
            int n = 0;
            double still = 0;
            for (int b = 0; b < counted.length; b++) {
                Rate share = flow.rate.share(flow.night.within(b), flow.day.within(b));
                if (share.isZero()) {
                    still += DayShape.floor(counted[b]);
                } else {
                    found[n] = b;
                    all[STRIDE * n] = counted[b];
                    all[STRIDE * n + 1] = share.constant();
                    all[STRIDE * n + 2] = share.busy();
                    all[STRIDE * n + 3] = share.square();
                    n++;
                }
                resting[b] = still;
            }
            active = Arrays.copyOf(found, n);
            terms = Arrays.copyOf(all, STRIDE * n);
        }

        double cumulative(int bucket, double now) {
            double elapsed = now - seconds;
            double busier = day.integral(now) - busy;
            double squared = day.integralOfSquare(now) - square;
            double total = resting[bucket];
            for (int k = 0; k < active.length && active[k] <= bucket; k++) {
                total += DayShape.floor(at(STRIDE * k, elapsed, busier, squared));
            }
            return total;
        }

        /** Moves {@code counted} on from this piece's start to its end. */
        void countUntil(double end, double[] counted) {
            double elapsed = end - seconds;
            double busier = day.integral(end) - busy;
            double squared = day.integralOfSquare(end) - square;
            for (int k = 0; k < active.length; k++) {
                counted[active[k]] = at(STRIDE * k, elapsed, busier, squared);
            }
        }

        private double at(int term, double elapsed, double busier, double squared) {
            return terms[term] + (terms[term + 1] * elapsed + terms[term + 2] * busier + terms[term + 3] * squared);
        }
    }
}
