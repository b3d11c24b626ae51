package io.novacron.dwcpctl.metrics.promql.tree;

import org.jspecify.annotations.Nullable;

/**
 * Which moment a selector or subquery looks at, other than the one it is evaluated for.
 *
 * @param offsetMillis looked back from there: {@code offset 5m} is 300000, {@code offset -5m} is -300000
 * @param at the moment that replaces the evaluation's own; null for none. The offset counts from it
 */
public record TimeShift(long offsetMillis, @Nullable At at) {
    public static final TimeShift NONE = new TimeShift(0, null);

    /** The moment looked at when evaluating {@code moment} of a query over {@code start} to {@code end}. */
    public long apply(long moment, long start, long end) {
        return (at == null ? moment : at.resolve(start, end)) - offsetMillis;
    }

    public TimeShift withOffset(long millis) {
        return new TimeShift(millis, at);
    }

    public TimeShift withAt(At other) {
        return new TimeShift(offsetMillis, other);
    }
}
