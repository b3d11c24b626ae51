package io.novacron.dwcpctl.metrics.source;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Answers what was recorded, and asks nobody. What was not recorded had no answer in time. */
public final class ReplayingSource implements MetricSource {
    private final Map<Call, Outcome> outcomes;
    private final String limit;

    /** @param limit of the recorded run, as its messages had it: {@code 1m} */
    public ReplayingSource(Map<Call, Outcome> outcomes, String limit) {
        this.outcomes = Map.copyOf(outcomes);
        this.limit = limit;
    }

    @Override
    public Reading query(String promql, Instant at) {
        return find(Call.query(promql, at)).reading();
    }

    @Override
    public Reading queryRange(String promql, Range range) {
        return find(Call.queryRange(promql, range)).reading();
    }

    @Override
    public List<Labels> series(List<List<Matcher>> selectors, Instant from, Instant to) {
        return find(Call.series(selectors, from, to)).series();
    }

    @Override
    public List<String> labelValues(String label, List<List<Matcher>> selectors, Instant from, Instant to) {
        return find(Call.labelValues(label, selectors, from, to)).names();
    }

    @Override
    public Map<String, List<MetricMetadata>> metadata(String metric) {
        return Map.of();
    }

    private Outcome find(Call call) {
        Outcome outcome = outcomes.get(call);
        if (outcome == null) {
            throw new SourceException(
                    SourceException.Kind.TIMEOUT,
                    "no answer within " + limit,
                    "Give it longer with --timeout, or ask for less.");
        }
        if (outcome.failure() != null) {
            throw outcome.failure();
        }
        return outcome;
    }
}
