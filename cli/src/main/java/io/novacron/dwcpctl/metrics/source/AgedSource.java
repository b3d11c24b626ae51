package io.novacron.dwcpctl.metrics.source;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds to every reading the age of the oldest series behind it: an instant result carries the evaluation's time, and
 * {@code rate(x[5m])} answers for minutes after a target died. The age is that of {@code timestamp(selector)} for every
 * selector in the expression. It is not known, and so null, where a selector has no current series, where the expression
 * cannot be parsed here, or where the source does not answer the question.
 */
public final class AgedSource implements MetricSource {
    private final MetricSource source;

    /** One command asks several queries over the same selectors; each is asked about once. */
    private final Map<Question, Optional<Duration>> known = new ConcurrentHashMap<>();

    public AgedSource(MetricSource source) {
        this.source = source;
    }

    /** How old a selector's oldest sample is at a moment. */
    private record Question(String selector, Instant at) {}

    @Override
    public Reading query(String promql, Instant at) {
        return aged(source.query(promql, at), promql, at);
    }

    @Override
    public Reading queryRange(String promql, Range range) {
        return aged(source.queryRange(promql, range), promql, range.end());
    }

    @Override
    public List<Labels> series(List<List<Matcher>> selectors, Instant from, Instant to) {
        return source.series(selectors, from, to);
    }

    @Override
    public List<String> labelValues(String label, List<List<Matcher>> selectors, Instant from, Instant to) {
        return source.labelValues(label, selectors, from, to);
    }

    @Override
    public Map<String, List<MetricMetadata>> metadata(String metric) {
        return source.metadata(metric);
    }

    private Reading aged(Reading reading, String promql, Instant at) {
        if (reading.value().isEmpty()) {
            return reading;
        }
        return new Reading(reading.value(), reading.provenance().withAge(age(promql, at)));
    }

    private @Nullable Duration age(String promql, Instant at) {
        List<Leaf> leaves;
        try {
            leaves = Leaf.of(PromqlParser.parse(promql));
        } catch (PromqlException e) {
            return null;
        }
        Duration oldest = null;
        for (Leaf leaf : leaves) {
            Optional<Duration> age = age(leaf, at);
            if (age.isEmpty()) {
                return null;
            }
            oldest = oldest == null || age.get().compareTo(oldest) > 0 ? age.get() : oldest;
        }
        return oldest;
    }

    private Optional<Duration> age(Leaf leaf, Instant at) {
        long millis = at.toEpochMilli();
        Instant moment = Instant.ofEpochMilli(leaf.shift().apply(millis, millis, millis));
        return known.computeIfAbsent(new Question(selector(leaf), moment), this::ask);
    }

    private static String selector(Leaf leaf) {
        Set<Matcher> matchers = new LinkedHashSet<>(leaf.selector().matchers());
        return matchers.stream().map(Matcher::toString).collect(Collectors.joining(", ", "{", "}"));
    }

    private Optional<Duration> ask(Question question) {
        try {
            Reading oldest = source.query("min(timestamp(" + question.selector() + "))", question.at());
            if (oldest.value() instanceof Value.Vector vector && !vector.isEmpty()) {
                Sample sample = vector.points().get(0).sample();
                long millis = Math.round(sample.value() * 1000);
                return Optional.of(Duration.between(Instant.ofEpochMilli(millis), question.at()));
            }
            return Optional.empty();
        } catch (CliException e) {
            // the number itself was answered; that its age is not known is what the reader is told
            return Optional.empty();
        }
    }
}
