package io.novacron.dwcpctl.ops.rollback.verify;

import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as records and messages write them, three digits of each. */
public final class FigureText {
    private static final MathContext DIGITS = new MathContext(3);

    private FigureText() {}

    /** {@code 690 ms}, {@code 1.84 %}, {@code 412}. */
    public static String of(double value, Unit unit) {
        if (!Double.isFinite(value)) {
            return Numbers.format(value);
        }
        return switch (unit) {
            case SECONDS -> Math.abs(value) < 1 ? rounded(value * 1000) + " ms" : rounded(value) + " s";
            case RATIO -> rounded(value * 100) + " %";
            case PERCENT -> rounded(value) + " %";
            case PER_SECOND -> rounded(value) + "/s";
            case BYTES_PER_SECOND -> rounded(value / 1e9) + " GB/s";
            case BYTES -> rounded(value / 1e9) + " GB";
            case FACTOR -> rounded(value) + "×";
            case COUNT, NONE -> Math.abs(value) >= 1000 ? Numbers.format(Math.rint(value)) : rounded(value);
        };
    }

    private static String rounded(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).round(DIGITS);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
