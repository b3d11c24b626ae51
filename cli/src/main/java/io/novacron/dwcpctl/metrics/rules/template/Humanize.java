package io.novacron.dwcpctl.metrics.rules.template;

import io.novacron.dwcpctl.metrics.rules.template.Signature.Failure;
import io.novacron.dwcpctl.metrics.series.Numbers;
import java.time.Instant;

/** Numbers for people, as Prometheus's templates write them ({@code common/helpers/templates}). */
final class Humanize {
    private static final String[] DECIMAL = {"", "k", "M", "G", "T", "P", "E", "Z", "Y"};
    private static final String[] BINARY = {"", "ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"};
    private static final String[] SMALL = {"", "m", "u", "n", "p", "f", "a", "z", "y"};
    private static final long DAY = 86_400;

    private Humanize() {}

    /** A number, or the one that a string holds. */
    static double number(Datum datum) throws Failure {
        if (datum instanceof Datum.Real real) {
            return real.value();
        }
        if (datum instanceof Datum.Whole whole) {
            return whole.value();
        }
        if (datum instanceof Datum.Text text) {
            try {
                return Numbers.parse(text.value());
            } catch (NumberFormatException e) {
                throw new Failure("strconv.ParseFloat: parsing " + GoText.quote(text.value()) + ": invalid syntax");
            }
        }
        throw new Failure("can't convert " + (datum instanceof Datum.Nothing ? "<nil>" : datum.type()) + " to float");
    }

    static String decimal(double value) {
        if (value == 0 || !isFinite(value)) {
            return digits(value);
        }
        return Math.abs(value) >= 1 ? large(value, 1000, DECIMAL) : small(value);
    }

    static String binary(double value) {
        return Math.abs(value) <= 1 || !isFinite(value) ? digits(value) : large(value, 1024, BINARY);
    }

    private static String large(double value, int base, String[] prefixes) {
        double left = value;
        int i = 0;
        while (Math.abs(left) >= base && i < prefixes.length - 1) {
            left /= base;
            i++;
        }
        return digits(left) + prefixes[i];
    }

    private static String small(double value) {
        double left = value;
        int i = 0;
        while (Math.abs(left) < 1 && i < SMALL.length - 1) {
            left *= 1000;
            i++;
        }
        return digits(left) + SMALL[i];
    }

    static String percentage(double value) {
        return digits(value * 100) + "%";
    }

    static String duration(double value) {
        if (!isFinite(value)) {
            return digits(value);
        }
        if (value == 0) {
            return digits(value) + "s";
        }
        if (Math.abs(value) < 1) {
            return small(value) + "s";
        }
        String sign = value < 0 ? "-" : "";
        double size = Math.abs(value);
        long seconds = (long) size;
        String text = seconds % 60 + "s";
        if (seconds < 60) {
            return sign + digits(size) + "s";
        }
        text = seconds / 60 % 60 + "m " + text;
        if (seconds >= 3600) {
            text = seconds / 3600 % 24 + "h " + text;
        }
        return sign + (seconds >= DAY ? seconds / DAY + "d " + text : text);
    }

    static String timestamp(double value) throws Failure {
        return isFinite(value) ? time(value).print() : digits(value);
    }

    static Datum time(double seconds) throws Failure {
        if (!isFinite(seconds)) {
            throw new Failure("value is NaN or Inf");
        }
        double nanos = seconds * 1e9;
        if (nanos > Long.MAX_VALUE || nanos < Long.MIN_VALUE) {
            throw new Failure(GoFloat.shortest(seconds)
                    + " cannot be represented as a nanoseconds timestamp since it overflows int64");
        }
        // Prometheus keeps the milliseconds only
        long millis = (long) nanos / 1_000_000;
        return new Datum.Time(Instant.ofEpochMilli(millis));
    }

    private static boolean isFinite(double value) {
        return !Double.isNaN(value) && !Double.isInfinite(value);
    }

    private static String digits(double value) {
        return GoFloat.general(value, 4);
    }
}
