package io.novacron.dwcpctl.ops.evidence;

import io.novacron.dwcpctl.metrics.source.Range;
import java.time.Duration;
import java.time.Instant;

/**
 * Something that is asked of a source.
 *
 * @param text the PromQL, all parameters put in; of {@link Kind#REGIONS} a selector of series
 * @param from the moment itself where there is only one
 * @param step zero where there is only one moment
 */
public record Question(Kind kind, String text, Instant from, Instant to, Duration step) {
    /** What kind of answer is wanted. */
    public enum Kind {
        /** The value at a moment. */
        INSTANT,
        /** The values over a range. */
        RANGE,
        /** The values of the label region of series seen between two moments. */
        REGIONS
    }

    public static Question at(String promql, Instant moment) {
        return new Question(Kind.INSTANT, promql, moment, moment, Duration.ZERO);
    }

    public static Question over(String promql, Range range) {
        return new Question(Kind.RANGE, promql, range.start(), range.end(), range.step());
    }

    public static Question regions(String selector, Instant from, Instant to) {
        return new Question(Kind.REGIONS, selector, from, to, Duration.ZERO);
    }
}
