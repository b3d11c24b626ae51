package io.novacron.dwcpctl.metrics.series;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Sample values as Prometheus writes and reads them. */
public final class Numbers {
    private Numbers() {}

    /**
     * The shortest decimal that reads back to the same double, in Go's {@code 'f', -1} form, as the HTTP API writes
     * samples: {@code 0.1}, {@code 2400000000}, {@code NaN}, {@code +Inf}, {@code -Inf}.
     */
    public static String format(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return shortest(value).stripTrailingZeros().toPlainString();
    }

    /** Reads what {@link #format} or Go's ParseFloat accept of it: {@code 1e3}, {@code +Inf}, {@code nan}. */
    public static double parse(String text) {
        String unsigned = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
        if (unsigned.equalsIgnoreCase("inf") || unsigned.equalsIgnoreCase("infinity")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (unsigned.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        // Java also reads "1d", "0x1p3f" and " 1 "; Go does not
        char last = unsigned.isEmpty() ? ' ' : unsigned.charAt(unsigned.length() - 1);
        boolean endsInDigit = last == '.' || (last >= '0' && last <= '9');
        if (!endsInDigit || text.charAt(0) <= ' ') {
            throw new NumberFormatException("not a number: " + text);
        }
        return Double.parseDouble(text);
    }

    /**
     * The decimal with the fewest digits that reads back, of those the nearest. Before JDK 19 Double.toString may give more
     * digits than needed, or not the nearest of them (JDK-4511638).
     */
    private static BigDecimal shortest(double value) {
        BigDecimal printed = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        boolean isNormal = Math.abs(value) >= Double.MIN_NORMAL;
        if (isNormal && printed.precision() < 15) {
            return printed; // no two decimals of 15 digits read as the same normal double: this is the only one
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = isNormal ? 15 : 1; digits < 17; digits++) {
            BigDecimal down = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
            boolean downReads = down.doubleValue() == value;
            boolean upReads = up.doubleValue() == value;
            if (downReads && upReads) {
                return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            }
            if (downReads || upReads) {
                return downReads ? down : up;
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
    }
}
