package io.novacron.dwcpctl.testing;

import io.novacron.dwcpctl.metrics.promql.Evaluation;
import io.novacron.dwcpctl.metrics.promql.MemoryStorage;
import io.novacron.dwcpctl.metrics.promql.Staleness;
import io.novacron.dwcpctl.metrics.promql.eval.EngineOptions;
import io.novacron.dwcpctl.metrics.promql.eval.PromqlEngine;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Provenance;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.metrics.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A Prometheus in memory: the program's own engine over samples that the test puts there. Remembers what it was asked. */
public final class StoredMetrics implements MetricSource {
    private final String name;
    private final MemoryStorage storage = new MemoryStorage();
    private final PromqlEngine engine = new PromqlEngine(EngineOptions.DEFAULT);
    private final List<String> asked = new ArrayList<>();
    private @Nullable SourceException failure;

    public StoredMetrics(String name) {
        this.name = name;
    }

    /** A sample every 15 seconds from one moment to another, both included, growing by {@code step} each time. */
    public StoredMetrics series(Labels labels, Instant from, Instant to, double start, double step) {
        double value = start;
        for (Instant at = from; !at.isAfter(to); at = at.plusSeconds(15)) {
            storage.append(labels, at.toEpochMilli(), value);
            value += step;
        }
        return this;
    }

    /** … and the marker by which Prometheus says that there is no more. */
    public StoredMetrics ended(Labels labels, Instant at) {
        storage.append(labels, at.toEpochMilli(), Staleness.MARKER);
        return this;
    }

    /** From now on every question is answered with this; with what is stored where it is null. */
    public StoredMetrics failing(@Nullable SourceException why) {
        failure = why;
        return this;
    }

    private void ask(String question) {
        asked.add(question);
        if (failure != null) {
            throw failure;
        }
    }

    /** All questions so far. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized Reading query(String promql, Instant at) {
        ask(promql);
        return reading(promql, at, engine.instant(promql, storage, at.toEpochMilli()));
    }

    @Override
    public synchronized Reading queryRange(String promql, Range range) {
        ask(promql);
        return reading(
                promql,
                range.end(),
                engine.range(
                        promql,
                        storage,
                        range.start().toEpochMilli(),
                        range.end().toEpochMilli(),
                        range.step().toMillis()));
    }

    private Reading reading(String promql, Instant at, Evaluation evaluation) {
        return new Reading(
                evaluation.value(), new Provenance(promql, name, at, null, List.of(), List.of(), Duration.ZERO));
    }

    @Override
    public synchronized List<Labels> series(List<List<Matcher>> selectors, Instant from, Instant to) {
        ask("series " + selectors);
        Set<Labels> found = new TreeSet<>();
        for (List<Matcher> selector : selectors) {
            for (Series series : storage.select(selector, from.toEpochMilli(), to.toEpochMilli())) {
                found.add(series.labels());
            }
        }
        return List.copyOf(found);
    }

    @Override
    public synchronized List<String> labelValues(
            String label, List<List<Matcher>> selectors, Instant from, Instant to) {
        ask("values of " + label + " " + selectors);
        Set<String> values = new TreeSet<>();
        for (List<Matcher> selector : selectors.isEmpty() ? List.of(List.<Matcher>of()) : selectors) {
            for (Series series : storage.select(selector, from.toEpochMilli(), to.toEpochMilli())) {
                if (series.labels().has(label)) {
                    values.add(series.labels().get(label));
                }
            }
        }
        return List.copyOf(values);
    }

    @Override
    public Map<String, List<MetricMetadata>> metadata(String metric) {
        return Map.of();
    }
}
