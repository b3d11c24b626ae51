package io.novacron.dwcpctl.base.time;

import io.novacron.dwcpctl.base.error.CliException;
import java.time.Duration;
import java.util.Optional;

/**
 * Durations as Prometheus writes them: {@code 5m}, {@code 1h30m}, {@code 250ms}; units ms, s, m, h, d, w, y (365 days),
 * largest first, each at most once.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/#float-literals-and-time-durations">Time
 *     durations</a>
 */
public final class PromDuration {
    private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};
    private static final long[] MILLIS = {31_536_000_000L, 604_800_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L};

    private PromDuration() {}

    /**
     * Reads a duration.
     *
     * @param what names the value in the message: {@code --since}
     * @throws CliException with code 64 if it is not one, or is longer than 292 years
     */
    public static Duration parse(String what, String text) {
        return tryParse(text).orElseThrow(() -> notOne(what, text));
    }

    /** What to say where a text is no duration. */
    public static CliException notOne(String what, String text) {
        return CliException.usage(
                what + ": not a duration: \"" + text + "\"", "Write it as Prometheus does: 30s, 5m, 1h30m, 7d.");
    }

    /** The duration, or empty where the text is not one. */
    public static Optional<Duration> tryParse(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        long total = 0;
        int unit = -1;
        int at = 0;
        while (at < text.length()) {
            int digits = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            int letters = at;
            while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
                at++;
            }
            int next = indexOf(text.substring(letters, at));
            if (letters == digits || letters - digits > 15 || next <= unit) {
                return Optional.empty();
            }
            unit = next;
            try {
                total = Math.addExact(
                        total, Math.multiplyExact(Long.parseLong(text.substring(digits, letters)), MILLIS[unit]));
            } catch (ArithmeticException e) {
                return Optional.empty();
            }
        }
        // Go's durations, which Prometheus uses, end at 292 years
        return unit < 0 || total > Long.MAX_VALUE / 1_000_000
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(total));
    }

    /** The shortest exact form, to the millisecond: {@code 90s} is {@code 1m30s}; zero is {@code 0s}. */
    public static String format(Duration duration) {
        long left = duration.toMillis();
        if (left == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder(left < 0 ? "-" : "");
        left = Math.abs(left);
        for (int i = 0; i < UNITS.length; i++) {
            // years and weeks only where they come out even, as Prometheus does
            boolean evenOnly = i < 2;
            if (left >= MILLIS[i] && !(evenOnly && left % MILLIS[i] != 0)) {
                text.append(left / MILLIS[i]).append(UNITS[i]);
                left %= MILLIS[i];
            }
        }
        return text.toString();
    }

    private static int indexOf(String unit) {
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(unit)) {
                return i;
            }
        }
        return -1;
    }
}
