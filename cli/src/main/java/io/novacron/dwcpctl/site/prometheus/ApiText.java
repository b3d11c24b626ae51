package io.novacron.dwcpctl.site.prometheus;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How the API wants times, selectors and label names written. */
final class ApiText {
    private ApiText() {}

    /** Seconds since the epoch, to the millisecond. */
    static String time(Instant moment) {
        return seconds(moment.toEpochMilli());
    }

    static String step(Duration step) {
        return seconds(step.toMillis());
    }

    private static String seconds(long millis) {
        BigDecimal seconds = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
        return seconds.toPlainString();
    }

    static String selector(List<Matcher> matchers) {
        StringBuilder text = new StringBuilder("{");
        for (Matcher matcher : matchers) {
            text.append(text.length() > 1 ? "," : "")
                    .append(isPlain(matcher.name()) ? matcher.name() : Labels.quote(matcher.name()))
                    .append(matcher.operator().symbol())
                    .append(Labels.quote(matcher.value()));
        }
        return text.append('}').toString();
    }

    /**
     * A label's name as a part of a path: as it is, or for one that only Prometheus 3 allows in its escaping for values.
     *
     * @see <a href="https://github.com/prometheus/proposals/blob/main/proposals/2023-08-21-utf8.md">UTF-8 in metric and label
     *     names</a>
     */
    static String pathName(String label) {
        if (isPlain(label)) {
            return label;
        }
        StringBuilder text = new StringBuilder("U__");
        label.codePoints().forEach(c -> {
            if (c == '_') {
                text.append("__");
            } else if (isLetter(c) || isDigit(c)) {
                text.appendCodePoint(c);
            } else {
                text.append('_').append(Integer.toHexString(c)).append('_');
            }
        });
        return text.toString();
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && !isDigit(name.charAt(0))
                && name.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '_');
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
