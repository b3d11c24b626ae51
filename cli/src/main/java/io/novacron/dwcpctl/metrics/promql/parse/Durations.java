package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import java.math.BigInteger;
import java.util.List;

/** Durations as Prometheus writes and reads them ({@code common/model/time.go}): {@code 1h30m}, {@code 5m}, {@code 0s}. */
public final class Durations {
    private record Unit(String name, long millis, boolean exactOnly) {}

    // years and weeks only where nothing remains: 90d reads better than 12w6d
    private static final List<Unit> UNITS = List.of(
            new Unit("y", 31_536_000_000L, true),
            new Unit("w", 604_800_000L, true),
            new Unit("d", 86_400_000L, false),
            new Unit("h", 3_600_000L, false),
            new Unit("m", 60_000L, false),
            new Unit("s", 1_000L, false),
            new Unit("ms", 1L, false));

    /** What Go's nanoseconds can hold, in milliseconds: about 292 years. */
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE / 1_000_000);

    private Durations() {}

    /**
     * The milliseconds of a duration: numbers with units, the biggest unit first, none twice, or {@code 0}.
     *
     * @throws IllegalArgumentException if it is none, or more than about 292 years
     */
    public static long millis(String text) {
        if (text.equals("0")) {
            return 0;
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("empty duration string");
        }
        BigInteger sum = BigInteger.ZERO;
        int lastUnit = -1;
        int i = 0;
        while (i < text.length()) {
            int number = i;
            i = end(text, i, true);
            int unit = i;
            i = end(text, i, false);
            if (number == unit || unit == i) {
                throw invalid(text);
            }
            int position = position(text, text.substring(unit, i));
            if (position <= lastUnit) {
                throw invalid(text);
            }
            lastUnit = position;
            BigInteger count = new BigInteger(text.substring(number, unit));
            if (count.bitLength() > Long.SIZE) {
                throw invalid(text);
            }
            sum = sum.add(count.multiply(BigInteger.valueOf(UNITS.get(position).millis())));
            if (sum.compareTo(MAX) > 0) {
                throw new IllegalArgumentException("duration out of range");
            }
        }
        return sum.longValueExact();
    }

    private static int end(String text, int from, boolean digits) {
        int i = from;
        while (i < text.length() && Cursor.isDigit(text.charAt(i)) == digits) {
            i++;
        }
        return i;
    }

    private static int position(String text, String unit) {
        for (int i = 0; i < UNITS.size(); i++) {
            if (UNITS.get(i).name().equals(unit)) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "unknown unit " + GoQuote.string(unit) + " in duration " + GoQuote.string(text));
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException("not a valid duration string: " + GoQuote.string(text));
    }

    /** The shortest form, with a sign where it is negative. */
    public static String format(long millis) {
        if (millis == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder(millis < 0 ? "-" : "");
        long rest = Math.abs(millis);
        for (Unit unit : UNITS) {
            if (rest >= unit.millis() && (!unit.exactOnly() || rest % unit.millis() == 0)) {
                text.append(rest / unit.millis()).append(unit.name());
                rest %= unit.millis();
            }
        }
        return text.toString();
    }

    /** The seconds of a number literal in whole milliseconds, cut off as Prometheus does. */
    static long millis(Expr.NumberLiteral seconds) {
        return (long) (seconds.value() * 1000);
    }
}
