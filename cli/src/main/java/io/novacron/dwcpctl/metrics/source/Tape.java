package io.novacron.dwcpctl.metrics.source;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps what sources answer while something else works with them. Every question is asked, also one that was asked before:
 * the last outcome counts. Safe for several threads.
 */
public final class Tape {
    private final Map<String, Map<Call, Outcome>> outcomes = new ConcurrentHashMap<>();

    /** The source, listened to. */
    public MetricSource of(String name, MetricSource source) {
        return new Taped(source, outcomes.computeIfAbsent(name, key -> new ConcurrentHashMap<>()));
    }

    /** What came of each question, by the names of the sources; those that nobody asked are left out. */
    public SortedMap<String, Map<Call, Outcome>> outcomes() {
        SortedMap<String, Map<Call, Outcome>> all = new TreeMap<>();
        outcomes.forEach((name, kept) -> {
            if (!kept.isEmpty()) {
                all.put(name, new HashMap<>(kept));
            }
        });
        return all;
    }

    private record Taped(MetricSource source, Map<Call, Outcome> kept) implements MetricSource {
        @Override
        public Reading query(String promql, Instant at) {
            return keep(Call.query(promql, at), () -> Outcome.of(source.query(promql, at)))
                    .reading();
        }

        @Override
        public Reading queryRange(String promql, Range range) {
            return keep(Call.queryRange(promql, range), () -> Outcome.of(source.queryRange(promql, range)))
                    .reading();
        }

        @Override
        public List<Labels> series(List<List<Matcher>> selectors, Instant from, Instant to) {
            return keep(Call.series(selectors, from, to), () -> Outcome.ofSeries(source.series(selectors, from, to)))
                    .series();
        }

        @Override
        public List<String> labelValues(String label, List<List<Matcher>> selectors, Instant from, Instant to) {
            return keep(
                            Call.labelValues(label, selectors, from, to),
                            () -> Outcome.ofNames(source.labelValues(label, selectors, from, to)))
                    .names();
        }

        @Override
        public Map<String, List<MetricMetadata>> metadata(String metric) {
            return source.metadata(metric); // no figure rests on it
        }

        @Override
        public List<Runnable> foresee(Collection<String> expressions, Instant at) {
            return source.foresee(expressions, at);
        }

        private Outcome keep(Call call, Supplier<Outcome> asking) {
            try {
                Outcome outcome = asking.get();
                kept.put(call, outcome);
                return outcome;
            } catch (CliException e) {
                kept.put(call, Outcome.failed(e));
                throw e;
            }
        }
    }
}
