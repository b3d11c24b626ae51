package io.novacron.dwcpctl.site.fleet.api;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.parse.Durations;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.TimeShift;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.site.fleet.serve.Query;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request asks for, read as Prometheus reads it ({@code web/api/v1/api.go}). Of what is given twice the first counts. */
final class Parameters {
    /** What Go's nanoseconds can hold, in seconds. */
    private static final double LONGEST = Long.MAX_VALUE / 1e9;

    /** Seconds since the epoch that are a time at all: some 31,000 years either way. */
    private static final double FARTHEST = 1e12;

    private static final String OVERFLOW = ". It overflows int64";

    private static final String EMPTY_SELECTOR = "vector selector must contain";

    private final Query query;

    Parameters(Query query) {
        this.query = query;
    }

    /** The empty string where it is not given: Prometheus makes no difference. */
    String text(String name) {
        List<String> values = query.all(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** How many series are wanted at most; 0 for all. */
    int limit() {
        Optional<Integer> limit = number("limit");
        if (limit.isPresent() && limit.get() < 0) {
            throw ApiError.parameter("limit", "limit must be non-negative");
        }
        return limit.orElse(0);
    }

    private Optional<Integer> number(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(whole(text)
                .orElseThrow(() -> ApiError.parameter(
                        name, "strconv.Atoi: parsing " + Labels.quote(text) + ": " + notWhole(text))));
    }

    private static String notWhole(String text) {
        boolean digits = text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        return digits && text.length() > 1 ? "value out of range" : "invalid syntax";
    }

    /** A whole number that the metadata's limits are; -1 where none is given. */
    int metadataLimit(String name) {
        String text = text(name);
        return text.isEmpty() ? -1 : whole(text).orElseThrow(() -> ApiError.badData(name + " must be a number"));
    }

    private static Optional<Integer> whole(String text) {
        try {
            // more than there can be series is all of them
            return Optional.of((int) Math.max(-1, Math.min(Integer.MAX_VALUE, Long.parseLong(text))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A moment in milliseconds since the epoch; the usual one where none is given. */
    long time(String name, long usual) {
        String text = text(name);
        if (text.isEmpty()) {
            return usual;
        }
        Long millis = millis(text);
        if (millis == null) {
            throw ApiError.parameter(name, "invalid time value for '" + name + "': " + noTime(text));
        }
        return millis;
    }

    /** A moment that must be given. */
    long time(String name) {
        String text = text(name);
        Long millis = millis(text);
        if (millis == null) {
            throw ApiError.parameter(name, noTime(text));
        }
        return millis;
    }

    private static String noTime(String text) {
        return "cannot parse " + Labels.quote(text) + " to a valid timestamp";
    }

    private static @Nullable Long millis(String text) {
        try {
            double seconds = Numbers.parse(text);
            return Math.abs(seconds) <= FARTHEST ? Math.round(seconds * 1000) : null;
        } catch (NumberFormatException notSeconds) {
            try {
                return OffsetDateTime.parse(text).toInstant().toEpochMilli();
            } catch (DateTimeException | ArithmeticException e) {
                return null;
            }
        }
    }

    /** A duration in nanoseconds, empty where none is given. */
    Optional<Long> duration(String name) {
        return text(name).isEmpty() ? Optional.empty() : Optional.of(nanos(name));
    }

    /** A duration in nanoseconds that must be given. */
    long nanos(String name) {
        String text = text(name);
        try {
            return nanosOf(text);
        } catch (IllegalArgumentException e) {
            boolean tooLong = OVERFLOW.equals(e.getMessage());
            String reason = "cannot parse " + Labels.quote(text) + " to a valid duration" + (tooLong ? OVERFLOW : "");
            throw name.equals("lookback_delta")
                    ? ApiError.badData("error parsing lookback delta duration: " + reason)
                    : ApiError.parameter(name, reason);
        }
    }

    private static long nanosOf(String text) {
        double seconds;
        try {
            seconds = Numbers.parse(text);
        } catch (NumberFormatException notSeconds) {
            return Math.multiplyExact(Durations.millis(text), 1_000_000L);
        }
        if (!(Math.abs(seconds) < LONGEST)) {
            throw new IllegalArgumentException(OVERFLOW);
        }
        return (long) (seconds * 1e9);
    }

    /** The series that are asked for, by {@code match[]}; empty where none is given. */
    List<List<Matcher>> selectors() {
        List<List<Matcher>> selectors = new ArrayList<>();
        for (String text : query.all("match[]")) {
            selectors.add(selector(text));
        }
        return selectors;
    }

    private static List<Matcher> selector(String text) {
        try {
            if (PromqlParser.parseStable(text) instanceof Expr.VectorSelector selector
                    && selector.shift().equals(TimeShift.NONE)) {
                return selector.matchers();
            }
        } catch (PromqlParseException e) {
            throw ApiError.badData(
                    e.reason().startsWith(EMPTY_SELECTOR)
                            ? "match[] must contain at least one non-empty matcher"
                            : e.getMessage());
        }
        throw ApiError.badData("1:1: parse error: a series selector is expected, not " + text);
    }
}
