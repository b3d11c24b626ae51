package io.novacron.dwcpctl.ops.cookbook;

import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question about a moment or a range.
 *
 * @param at the moment, or the range's last
 * @param range null for a moment
 */
public record Enquiry(
        Question question, Instant at, @Nullable Range range) {
    public static Enquiry at(Instant moment, Question question) {
        return new Enquiry(question, moment, null);
    }

    public static Enquiry over(Range range, Question question) {
        return new Enquiry(question, range.end(), range);
    }

    /** How long the range is; zero for a moment. */
    public Duration length() {
        return range == null ? Duration.ZERO : Duration.between(range.start(), range.end());
    }

    Reading ask(MetricSource source) {
        return range == null ? source.query(question.promql(), at) : source.queryRange(question.promql(), range);
    }
}
