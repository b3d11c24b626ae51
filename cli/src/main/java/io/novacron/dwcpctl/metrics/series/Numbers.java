package io.novacron.dwcpctl.metrics.series;

import java.math.BigDecimal;
import java.math.MathContext;

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
        // Java also reads "1d" and "1f"; Go does not
        if (unsigned.isEmpty() || (Character.isLetter(unsigned.charAt(unsigned.length() - 1)) && !isHex(unsigned))) {
            throw new NumberFormatException("not a number: " + text);
        }
        return Double.parseDouble(text);
    }

    private static boolean isHex(String unsigned) {
        return unsigned.startsWith("0x") || unsigned.startsWith("0X");
    }

    // Before JDK 19 Double.toString may give one digit too many (JDK-4511638): try whether a shorter one reads back.
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        for (int digits = exact.precision() - 1; digits >= 15; digits--) {
            BigDecimal shorter = exact.round(new MathContext(digits));
            if (shorter.doubleValue() != value) {
                shorter = new BigDecimal(value).round(new MathContext(digits));
                if (shorter.doubleValue() != value) {
                    break;
                }
            }
            exact = shorter.stripTrailingZeros();
        }
        return exact;
    }
}
