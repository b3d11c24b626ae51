package io.novacron.dwcpctl.site.fleet.wave;

/** Counts episodes: one when a period begins, and another after each interval that it lasts. */
public final class Episodes implements Signal {
    private final Periods periods;
    private final long every;
    private final long[] before;

    /** @param every milliseconds from one episode to the next within a period */
    public Episodes(Periods periods, long every) {
        this.periods = periods;
        this.every = every;
        before = new long[periods.size()];
        for (int i = 1; i < before.length; i++) {
            before[i] = before[i - 1] + within(i - 1, periods.end(i - 1) - 1);
        }
    }

    @Override
    public double at(long millis) {
        int i = periods.lastStartedBy(millis);
        return i < 0 ? 0 : before[i] + within(i, Math.min(millis, periods.end(i) - 1));
    }

    private long within(int i, long millis) {
        return 1 + (millis - periods.start(i)) / every;
    }
}
