package io.novacron.dwcpctl.site.fleet.wave;

/**
 * A counter: the integral of a piecewise {@link Rate} over a {@link Clock}'s time, 0 before the first piece, whole numbers
 * where it counts things. Sums up to the start of each piece are worked out once, so a value costs a search among the
 * pieces and two short polynomials.
 */
public final class Counter implements Signal {
    private final Clock clock;
    private final long[] starts;
    private final Rate[] rates;
    /** Per piece: what had been counted at its start, and its rate's antiderivative there. */
    private final double[] counted;

    private final double[] before;

    private final double phase;
    private final boolean whole;

    private Counter(Clock clock, Pieces<Rate> pieces, double phase, boolean whole) {
        this.clock = clock;
        this.phase = phase;
        this.whole = whole;
        int n = pieces.size();
        starts = new long[n];
        rates = new Rate[n];
        counted = new double[n];
        before = new double[n];
        for (int i = 0; i < n; i++) {
            starts[i] = pieces.start(i);
            rates[i] = pieces.value(i);
            double seconds = clock.seconds(starts[i]);
            before[i] = antiderivative(rates[i], seconds);
            if (i > 0) {
                counted[i] = counted[i - 1] + (antiderivative(rates[i - 1], seconds) - before[i - 1]);
            }
        }
    }

    /**
     * Counts things.
     *
     * @param phase 0 or more, below 1: how far the first thing already is, so that counters which run alike do not all
     *     step at the same moment. Counters that must not cross each other share it
     */
    public static Counter ofThings(Clock clock, Pieces<Rate> rates, double phase) {
        return new Counter(clock, rates, phase, true);
    }

    /** Adds up a quantity that need not be whole: seconds. */
    public static Counter ofQuantity(Clock clock, Pieces<Rate> rates) {
        return new Counter(clock, rates, 0, false);
    }

    @Override
    public double at(long millis) {
        if (millis <= starts[0]) {
            return 0;
        }
        int i = Pieces.indexAt(starts, millis);
        Rate rate = rates[i];
        double sum =
                rate.isZero() ? counted[i] : counted[i] + (antiderivative(rate, clock.seconds(millis)) - before[i]);
        return whole ? DayShape.floor(sum + phase) : sum;
    }

    private double antiderivative(Rate rate, double seconds) {
        double sum = rate.constant() * seconds;
        if (rate.busy() != 0) {
            sum += rate.busy() * clock.day().integral(seconds);
        }
        if (rate.square() != 0) {
            sum += rate.square() * clock.day().integralOfSquare(seconds);
        }
        return sum;
    }
}
