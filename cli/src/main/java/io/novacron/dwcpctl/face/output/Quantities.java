package io.novacron.dwcpctl.face.output;

import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Values with their units as people read them: three significant digits, SI prefixes (a kB is 1000 bytes, as the targets
 * are stated), never in the locale's manner.
 */
public final class Quantities {
    private static final int DIGITS = 3;
    /** As many as a double has. */
    private static final int MOST_DIGITS = 17;

    private static final int MOST_AXIS_DECIMALS = 6;

    private static final List<Step> SECONDS = List.of(
            new Step("1e-9", " ns", "1000"),
            new Step("1e-6", " µs", "1000"),
            new Step("1e-3", " ms", "1000"),
            new Step("1", " s", "120"),
            new Step("60", " min", "120"),
            new Step("3600", " h", "48"),
            new Step("86400", " d", "1e400"));
    private static final List<Step> BELOW_MINUTES = List.of(
            new Step("1e-9", " ns", "1000"),
            new Step("1e-6", " µs", "1000"),
            new Step("1e-3", " ms", "1000"),
            new Step("1", " s", "1e400"));
    private static final List<Step> BYTES = List.of(
            new Step("1", " B", "1000"),
            new Step("1e3", " kB", "1000"),
            new Step("1e6", " MB", "1000"),
            new Step("1e9", " GB", "1000"),
            new Step("1e12", " TB", "1000"),
            new Step("1e15", " PB", "1e400"));
    private static final List<Step> COUNT = List.of(
            new Step("1", "", "1e6"),
            new Step("1e6", " M", "1000"),
            new Step("1e9", " G", "1000"),
            new Step("1e12", " T", "1e400"));
    private static final List<Step> RATIO = List.of(new Step("0.01", " %", "1e400"));
    private static final List<Step> PERCENT = List.of(new Step("1", " %", "1e400"));

    private Quantities() {}

    /** A multiple of the base unit, used while the rounded number stays below the limit. */
    private record Step(BigDecimal size, String suffix, BigDecimal limit) {
        Step(String size, String suffix, String limit) {
            this(new BigDecimal(size), suffix, new BigDecimal(limit));
        }
    }

    private record Written(String text, BigDecimal value) {}

    /**
     * The value with its unit: {@code 412 ms}, {@code 2.71 GB/s}, {@code 0.31/s}, {@code 0.30 %}, {@code 1.23 M};
     * {@code NaN}, {@code +Inf} and {@code -Inf} as they are.
     *
     * @param value in the base unit: seconds, bytes, a ratio 0..1 for {@link Unit#RATIO}
     */
    public static String format(double value, Unit unit) {
        return Double.isFinite(value) ? write(value, unit, DIGITS).text() : Numbers.format(value);
    }

    /**
     * As {@link #format(double, Unit)}, with as many digits as it takes for the written value to lie on the same side of
     * the threshold as the value itself: 499.96 ms against 500 ms is not written as 500 ms.
     */
    public static String format(double value, Unit unit, double threshold) {
        if (!Double.isFinite(value) || !Double.isFinite(threshold)) {
            return format(value, unit);
        }
        BigDecimal limit = BigDecimal.valueOf(threshold);
        int side = BigDecimal.valueOf(value).compareTo(limit);
        for (int digits = DIGITS; digits < MOST_DIGITS; digits++) {
            // 130 s is no decimal number of minutes: rather than many digits, the unit that has an end to them
            Written written =
                    digits <= 2 * DIGITS ? write(value, unit, digits) : writeBelowMinutes(value, unit, digits);
            if (written.value().compareTo(limit) == side) {
                return written.text();
            }
        }
        return writeBelowMinutes(value, unit, MOST_DIGITS).text();
    }

    /** A threshold itself, in as many digits as it has: {@code 500 ms}, {@code 2.40 GB/s}. */
    public static String threshold(double threshold, Unit unit) {
        return format(threshold, unit, threshold);
    }

    /** How long ago: {@code 3 s ago}, {@code 4m12s ago}; {@code in 3 s} where it is still to come. */
    public static String ago(Duration age) {
        return age.isNegative() ? "in " + span(age.negated()) : span(age) + " ago";
    }

    /**
     * A length of time, in its two largest units: {@code 0 s}, {@code 412 ms}, {@code 3 s}, {@code 4m12s}, {@code 2h5m},
     * {@code 3d4h}; cut off, not rounded, so that 59.9 s is not a minute.
     */
    public static String span(Duration length) {
        if (length.isNegative()) {
            return "-" + span(length.negated());
        }
        long seconds = length.toSeconds();
        if (seconds == 0) {
            return length.toMillis() == 0 ? "0 s" : length.toMillis() + " ms";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "m", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3600, "h", seconds % 3600 / 60, "m");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : small + smallUnit);
    }

    /** Labels for an axis, all in one unit and with the same decimals, which are as many as the ticks need. */
    static List<String> axis(List<BigDecimal> ticks, Unit unit) {
        BigDecimal largest = ticks.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::max);
        Step step = stepFor(largest, steps(unit), DIGITS);
        if (decimals(ticks, step) > MOST_AXIS_DECIMALS && unit == Unit.SECONDS) {
            step = stepFor(largest, BELOW_MINUTES, DIGITS);
        }
        int decimals = decimals(ticks, step);
        List<String> labels = new ArrayList<>();
        for (BigDecimal tick : ticks) {
            BigDecimal number = tick.divide(step.size(), MathContext.DECIMAL64);
            boolean extreme = decimals > MOST_AXIS_DECIMALS || isExtreme(number);
            String text = extreme
                    ? scientific(number.round(new MathContext(2 * DIGITS)))
                    : number.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
            labels.add(text + step.suffix() + tail(unit));
        }
        return labels;
    }

    private static int decimals(List<BigDecimal> ticks, Step step) {
        return ticks.stream()
                .mapToInt(t -> t.divide(step.size(), MathContext.DECIMAL64)
                        .stripTrailingZeros()
                        .scale())
                .reduce(0, Math::max);
    }

    private static Written write(double value, Unit unit, int digits) {
        return unit == Unit.NONE ? shortest(value) : write(value, unit, steps(unit), digits);
    }

    private static Written writeBelowMinutes(double value, Unit unit, int digits) {
        return unit == Unit.SECONDS ? write(value, unit, BELOW_MINUTES, digits) : write(value, unit, digits);
    }

    private static Written write(double value, Unit unit, List<Step> steps, int digits) {
        BigDecimal exact = BigDecimal.valueOf(value);
        Step step = stepFor(exact, steps, digits);
        BigDecimal number = exact.divide(step.size(), MathContext.DECIMAL128);
        boolean extreme = isExtreme(number);
        BigDecimal rounded = extreme ? number.round(new MathContext(digits)) : round(number, digits);
        String text = extreme ? scientific(rounded) : rounded.toPlainString();
        return new Written(text + step.suffix() + tail(unit), rounded.multiply(step.size()));
    }

    private static Step stepFor(BigDecimal value, List<Step> steps, int digits) {
        if (value.signum() == 0) {
            return steps.stream()
                    .filter(s -> s.size().compareTo(BigDecimal.ONE) == 0)
                    .findFirst()
                    .orElse(steps.get(0));
        }
        for (Step step : steps) {
            BigDecimal number = round(value.divide(step.size(), MathContext.DECIMAL128), digits);
            if (number.abs().compareTo(step.limit()) < 0) {
                return step;
            }
        }
        return steps.get(steps.size() - 1);
    }

    private static List<Step> steps(Unit unit) {
        return switch (unit) {
            case SECONDS -> SECONDS;
            case BYTES, BYTES_PER_SECOND -> BYTES;
            case COUNT, FACTOR, PER_SECOND, NONE -> COUNT;
            case RATIO -> RATIO;
            case PERCENT -> PERCENT;
        };
    }

    private static String tail(Unit unit) {
        return unit == Unit.BYTES_PER_SECOND || unit == Unit.PER_SECOND ? "/s" : "";
    }

    /**
     * To {@code digits} significant digits, below one to one fewer ({@code 0.31}); digits before the point are kept, and
     * a whole number has none behind it.
     */
    private static BigDecimal round(BigDecimal number, int digits) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() <= 0) {
            return stripped.setScale(0);
        }
        int before = stripped.precision() - stripped.scale();
        int decimals = before > 0 ? Math.max(0, digits - before) : digits - 1 - before;
        return number.setScale(decimals, RoundingMode.HALF_EVEN);
    }

    private static boolean isExtreme(BigDecimal number) {
        int before = number.precision() - number.scale();
        return number.signum() != 0 && (before < -4 || before > 15);
    }

    private static String scientific(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        int exponent = number.precision() - number.scale() - 1;
        return number.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    private static Written shortest(double value) {
        BigDecimal exact = new BigDecimal(Numbers.format(value));
        boolean extreme = isExtreme(exact);
        return new Written(extreme ? scientific(exact) : Numbers.format(value == 0 ? 0 : value), exact);
    }
}
