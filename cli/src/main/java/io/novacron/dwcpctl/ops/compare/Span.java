package io.novacron.dwcpctl.ops.compare;

import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.evidence.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which time is compared, and where: what the questions depend on.
 *
 * @param at its end
 * @param since how long it is; windows that fit into it wholly count
 * @param region the only one to look at; null for all
 */
public record Span(Instant at, Duration since, @Nullable String region) {
    public Span {
        at = at.truncatedTo(ChronoUnit.MILLIS); // as Prometheus keeps time
    }

    /** The windows of a metric that fit into it. */
    public long windows(Metric metric) {
        return since.dividedBy(metric.method().window());
    }

    /** All that is asked for a metric: one question a part and side. */
    public List<Question> questions(Metric metric) {
        List<Question> all = new ArrayList<>(baseline(metric));
        all.addAll(candidate(metric));
        return all;
    }

    List<Question> baseline(Metric metric) {
        return metric.statistic().parts().stream()
                .map(sides -> ask(metric, sides.baseline()))
                .toList();
    }

    List<Question> candidate(Metric metric) {
        return metric.statistic().parts().stream()
                .map(sides -> ask(metric, sides.candidate()))
                .toList();
    }

    private Question ask(Metric metric, Query query) {
        Duration window = metric.method().window();
        Instant first = at.minus(window.multipliedBy(Math.max(0, windows(metric) - 1)));
        return Question.over(query.resolve(region), new Range(first, at, window));
    }
}
