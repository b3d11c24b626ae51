package io.novacron.dwcpctl.metrics.promql.eval.step;

import io.novacron.dwcpctl.metrics.series.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as Go's {@code fmt} writes them into messages. */
public final class GoNumber {
    private static final int FIRST_WITH_EXPONENT = 6;

    private GoNumber() {}

    /** {@code %g}: {@code 2}, {@code 1e+30}, {@code 1e-07}, {@code NaN}. */
    public static String shortest(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
            return Numbers.format(value);
        }
        BigDecimal decimal = new BigDecimal(Numbers.format(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < FIRST_WITH_EXPONENT) {
            return decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        int size = Math.abs(exponent);
        return (value < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }

    /** {@code %f}: {@code 2.000000}. */
    public static String sixDecimals(double value) {
        return Double.isNaN(value) || Double.isInfinite(value)
                ? Numbers.format(value)
                : new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
    }
}
