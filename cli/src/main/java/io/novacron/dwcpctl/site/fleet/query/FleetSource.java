package io.novacron.dwcpctl.site.fleet.query;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.metrics.promql.Evaluation;
import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.promql.PromqlLimitException;
import io.novacron.dwcpctl.metrics.promql.eval.EngineOptions;
import io.novacron.dwcpctl.metrics.promql.eval.PromqlEngine;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Provenance;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetTarget;
import io.novacron.dwcpctl.site.fleet.metric.MetricFamily;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Answers PromQL from a simulated fleet, in this process, as a Prometheus that scrapes it would. */
public final class FleetSource implements MetricSource {
    private final String name;
    private final FleetData storage;
    private final PromqlEngine engine;
    private final Deadline deadline;

    /**
     * Over a fleet.
     *
     * @param name what readings say of where they come from
     * @param timeline nothing later than its now is known
     */
    public FleetSource(String name, Fleet fleet, Timeline timeline, Deadline deadline) {
        this(name, new FleetStorage(fleet, timeline.now().toEpochMilli()), deadline);
    }

    /** Over what is stored of a fleet. */
    public FleetSource(String name, FleetData storage, Deadline deadline) {
        this.name = name;
        this.storage = storage;
        this.engine = new PromqlEngine(EngineOptions.DEFAULT.withTimedOut(deadline::hasPassed));
        this.deadline = deadline;
    }

    @Override
    public Reading query(String promql, Instant at) {
        return reading(promql, at, text -> engine.instant(text, storage, at.toEpochMilli()));
    }

    @Override
    public Reading queryRange(String promql, Range range) {
        return reading(
                promql,
                range.end(),
                text -> engine.range(
                        text,
                        storage,
                        range.start().toEpochMilli(),
                        range.end().toEpochMilli(),
                        range.step().toMillis()));
    }

    private Reading reading(String promql, Instant at, Function<String, Evaluation> evaluate) {
        Duration before = deadline.remaining();
        try {
            Evaluation evaluation = evaluate.apply(promql);
            Provenance provenance = new Provenance(
                    promql,
                    name,
                    at,
                    null,
                    evaluation.warnings(),
                    evaluation.infos(),
                    before.minus(deadline.remaining()));
            return new Reading(evaluation.value(), provenance);
        } catch (PromqlException e) {
            throw failure(e);
        }
    }

    private SourceException failure(PromqlException e) {
        if (e instanceof PromqlLimitException && deadline.hasPassed()) {
            return new SourceException(
                    SourceException.Kind.TIMEOUT,
                    name + ": no answer within " + PromDuration.format(deadline.limit()),
                    "Give it longer with --timeout, or ask for less.",
                    e);
        }
        return new SourceException(
                SourceException.Kind.BAD_QUERY,
                name + ": the query is refused: " + e.getMessage(),
                "Mend the query, or ask for less.",
                e);
    }

    @Override
    public List<Labels> series(List<List<Matcher>> selectors, Instant from, Instant to) {
        Set<Labels> found = new LinkedHashSet<>();
        try {
            for (List<Matcher> selector : selectors) {
                found.addAll(storage.series(selector, from.toEpochMilli(), to.toEpochMilli()));
            }
        } catch (PromqlException e) {
            throw failure(e);
        }
        return found.stream().sorted().toList();
    }

    @Override
    public List<String> labelValues(String label, List<List<Matcher>> selectors, Instant from, Instant to) {
        List<List<Matcher>> asked = selectors.isEmpty() ? List.of(List.of()) : selectors;
        Set<String> values = new TreeSet<>();
        for (Labels labels : series(asked, from, to)) {
            if (labels.has(label)) {
                values.add(labels.get(label));
            }
        }
        return List.copyOf(values);
    }

    @Override
    public Map<String, List<MetricMetadata>> metadata(String metric) {
        Map<String, List<MetricMetadata>> all = new TreeMap<>();
        for (FleetTarget target : storage.fleet().targets()) {
            for (MetricFamily family : target.families()) {
                if (metric.isEmpty() || family.name().equals(metric)) {
                    String type = family.type().name().toLowerCase(Locale.ROOT);
                    MetricMetadata one = new MetricMetadata(type, family.help(), "");
                    List<MetricMetadata> known = all.computeIfAbsent(family.name(), n -> new ArrayList<>());
                    if (!known.contains(one)) {
                        known.add(one);
                    }
                }
            }
        }
        return all;
    }
}
