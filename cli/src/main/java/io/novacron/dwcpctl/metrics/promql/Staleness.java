package io.novacron.dwcpctl.metrics.promql;

/** The marker that a series has ended: one certain NaN, as in Prometheus ({@code model/value}). */
public final class Staleness {
    /** Its bits. */
    public static final long BITS = 0x7ff0000000000002L;

    /** The marker. Ordinary comparison cannot tell it from other NaNs: use {@link #isStale}. */
    public static final double MARKER = Double.longBitsToDouble(BITS);

    private Staleness() {}

    public static boolean isStale(double value) {
        return Double.doubleToRawLongBits(value) == BITS;
    }
}
