package io.novacron.dwcpctl.metrics.source;

import io.novacron.dwcpctl.metrics.series.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that is asked of a source.
 *
 * @param text the PromQL; of {@link Kind#SERIES} and {@link Kind#LABEL_VALUES} the selectors
 * @param label whose values are asked for; else empty
 * @param from the moment itself where there is only one
 * @param step zero where there is only one moment, and where there are none between
 */
public record Call(Kind kind, String text, String label, Instant from, Instant to, Duration step) {
    /** What is asked for. */
    public enum Kind {
        QUERY,
        QUERY_RANGE,
        SERIES,
        LABEL_VALUES
    }

    static Call query(String promql, Instant at) {
        return new Call(Kind.QUERY, promql, "", at, at, Duration.ZERO);
    }

    static Call queryRange(String promql, Range range) {
        return new Call(Kind.QUERY_RANGE, promql, "", range.start(), range.end(), range.step());
    }

    static Call series(List<List<Matcher>> selectors, Instant from, Instant to) {
        return new Call(Kind.SERIES, text(selectors), "", from, to, Duration.ZERO);
    }

    static Call labelValues(String label, List<List<Matcher>> selectors, Instant from, Instant to) {
        return new Call(Kind.LABEL_VALUES, text(selectors), label, from, to, Duration.ZERO);
    }

    private static String text(List<List<Matcher>> selectors) {
        return selectors.stream()
                .map(matchers -> matchers.stream().map(Matcher::toString).collect(Collectors.joining(",", "{", "}")))
                .collect(Collectors.joining(" "));
    }
}
