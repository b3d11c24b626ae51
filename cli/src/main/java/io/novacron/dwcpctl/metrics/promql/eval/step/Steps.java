package io.novacron.dwcpctl.metrics.promql.eval.step;

/**
 * The moments an expression is evaluated for: {@code start}, {@code start + interval}, … up to and including {@code end},
 * in milliseconds since the epoch.
 */
public record Steps(long start, long end, long interval) {
    public static Steps instant(long at) {
        return new Steps(at, at, 1);
    }

    public int count() {
        return end < start ? 0 : (int) ((end - start) / interval) + 1;
    }

    public long at(int step) {
        return start + step * interval;
    }
}
