package io.novacron.dwcpctl.metrics.promql;

import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Series held in memory, found by the metric's name first. Not for several threads at once while it is being written;
 * what {@link #select} returned stays as it was.
 */
public final class MemoryStorage implements Storage {
    private final Map<String, Map<Labels, Buffer>> byMetric = new TreeMap<>();

    /**
     * Adds a sample.
     *
     * @throws IllegalArgumentException if its time is not later than the last one's of that series
     */
    public void append(Labels labels, long millis, double value) {
        byMetric.computeIfAbsent(labels.metric(), metric -> new TreeMap<>())
                .computeIfAbsent(labels, l -> new Buffer())
                .add(labels, millis, value);
    }

    /** In order of the metric's name, then of the labels. */
    @Override
    public List<Series> select(List<Matcher> matchers, long fromMillis, long toMillis) {
        List<Series> found = new ArrayList<>();
        for (Map<Labels, Buffer> candidates : candidates(matchers)) {
            candidates.forEach((labels, samples) -> {
                if (matchers.stream().allMatch(m -> m.matches(labels))) {
                    Samples built = samples.builder.build();
                    int first = built.firstAfter(fromMillis - 1);
                    if (first < built.size() && built.millis(first) <= toMillis) {
                        found.add(new Series(labels, built));
                    }
                }
            });
        }
        return found;
    }

    private Collection<Map<Labels, Buffer>> candidates(List<Matcher> matchers) {
        for (Matcher matcher : matchers) {
            if (matcher.name().equals(Labels.NAME) && matcher.operator() == Matcher.Operator.EQUAL) {
                return List.of(byMetric.getOrDefault(matcher.value(), Map.of()));
            }
        }
        return byMetric.values();
    }

    private static final class Buffer {
        private final ArraySamples.Builder builder = new ArraySamples.Builder();
        private long last = Long.MIN_VALUE;

        void add(Labels labels, long millis, double value) {
            if (millis <= last) {
                throw new IllegalArgumentException(labels + " at " + millis + " is not later than " + last);
            }
            last = millis;
            builder.add(millis, value);
        }
    }
}
