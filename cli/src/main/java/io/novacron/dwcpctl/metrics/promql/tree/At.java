package io.novacron.dwcpctl.metrics.promql.tree;

/**
 * The moment an {@code @} modifier names.
 *
 * @param millis since the epoch; 0 unless {@code kind} is {@link Kind#TIMESTAMP}
 */
public record At(Kind kind, long millis) {
    /** What is written after the {@code @}. */
    public enum Kind {
        TIMESTAMP,
        /** {@code start()} of the query. */
        START,
        /** {@code end()} of the query. */
        END
    }

    public static final At START = new At(Kind.START, 0);
    public static final At END = new At(Kind.END, 0);

    public static At timestamp(long millis) {
        return new At(Kind.TIMESTAMP, millis);
    }

    /** The moment, in a query over {@code start} to {@code end} (equal for an instant query). */
    public long resolve(long start, long end) {
        return switch (kind) {
            case TIMESTAMP -> millis;
            case START -> start;
            case END -> end;
        };
    }
}
