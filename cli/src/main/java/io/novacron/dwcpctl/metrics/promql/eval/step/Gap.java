package io.novacron.dwcpctl.metrics.promql.eval.step;

/**
 * The mark of a step at which a series has no value: one certain NaN that no arithmetic yields and no source writes. It
 * lets a series be one plain array.
 */
public final class Gap {
    private static final long BITS = 0x7ff8_0000_0067_6170L;

    /** Ordinary comparison cannot tell it from other NaNs: use {@link #is}. */
    public static final double VALUE = Double.longBitsToDouble(BITS);

    private Gap() {}

    public static boolean is(double value) {
        return Double.doubleToRawLongBits(value) == BITS;
    }
}
