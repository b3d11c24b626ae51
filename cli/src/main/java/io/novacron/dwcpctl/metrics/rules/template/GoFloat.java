package io.novacron.dwcpctl.metrics.rules.template;

import io.novacron.dwcpctl.metrics.series.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Floats as Go's {@code strconv.FormatFloat} writes them; halves go to even, on the exact decimal value. */
final class GoFloat {
    private static final int SHORTEST_PLAIN_DIGITS = 6;

    private GoFloat() {}

    /** {@code %v} and {@code %g}: the fewest digits that read back, an exponent below 1e-04 and from 1e+06. */
    static String shortest(double value) {
        if (isPlain(value)) {
            return special(value);
        }
        return general(new BigDecimal(Numbers.format(value)), SHORTEST_PLAIN_DIGITS);
    }

    /** {@code %.Ng}. */
    static String general(double value, int precision) {
        if (isPlain(value)) {
            return special(value);
        }
        int digits = Math.max(1, precision);
        BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int whole = rounded.precision() - rounded.scale();
        boolean shorter = digits > rounded.precision() && rounded.precision() >= whole;
        return general(rounded, shorter ? rounded.precision() : digits);
    }

    private static String general(BigDecimal decimal, int plainDigits) {
        BigDecimal bare = decimal.stripTrailingZeros();
        int exponent = bare.precision() - bare.scale() - 1;
        return exponent < -4 || exponent >= plainDigits
                ? exponential(bare, bare.precision() - 1)
                : bare.toPlainString();
    }

    /** {@code %.Ne}. */
    static String exponential(double value, int decimals) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return (1 / value < 0 ? "-" : "") + "0" + (decimals > 0 ? "." + "0".repeat(decimals) : "") + "e+00";
        }
        return exponential(
                new BigDecimal(value).round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN)), decimals);
    }

    private static String exponential(BigDecimal decimal, int decimals) {
        String digits = decimal.unscaledValue().abs().toString();
        int exponent = decimal.precision() - decimal.scale() - 1;
        String padded = digits + "0".repeat(Math.max(0, decimals + 1 - digits.length()));
        String mantissa =
                decimals == 0 ? padded.substring(0, 1) : padded.charAt(0) + "." + padded.substring(1, decimals + 1);
        return (decimal.signum() < 0 ? "-" : "")
                + mantissa
                + (exponent < 0 ? "e-" : "e+")
                + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
    }

    /** {@code %x}. */
    static String hexadecimal(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return special(value);
        }
        String java = Double.toHexString(value);
        int p = java.indexOf('p');
        int exponent = Integer.parseInt(java.substring(p + 1));
        return java.substring(0, p).replace(".0", "")
                + (exponent < 0 ? "p-" : "p+")
                + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
    }

    /** {@code %.Nf}. */
    static String fixed(double value, int decimals) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return special(value);
        }
        String text =
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        boolean lostSign = Double.doubleToRawLongBits(value) < 0 && !text.startsWith("-");
        return lostSign ? "-" + text : text;
    }

    private static boolean isPlain(double value) {
        return value == 0 || Double.isNaN(value) || Double.isInfinite(value);
    }

    private static String special(double value) {
        return Numbers.format(value);
    }
}
