package io.novacron.dwcpctl.metrics.promql.eval;

import io.novacron.dwcpctl.metrics.promql.PromqlEvaluationException;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.TimeShift;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code info}: adds to series the labels of the info series of the same job and instance, step by step
 * ({@code promql/info.go}).
 */
final class InfoFunction {
    private static final List<String> IDENTIFYING = List.of("instance", "job");
    private static final Matcher TARGET_INFO = Matcher.equal(Labels.NAME, "target_info");

    private final StepEvaluator evaluator;
    private final int steps;
    private final List<Matcher> names;
    private final List<Matcher> data;
    private final boolean namesInfoSeries;

    InfoFunction(StepEvaluator evaluator, Expr.Call call) {
        this.evaluator = evaluator;
        this.steps = evaluator.steps().count();
        List<Matcher> given = call.arguments().size() > 1
                        && call.arguments().get(1).withoutParens() instanceof Expr.VectorSelector selector
                ? selector.matchers()
                : List.of(TARGET_INFO);
        List<Matcher> named =
                given.stream().filter(m -> m.name().equals(Labels.NAME)).toList();
        this.namesInfoSeries = !named.isEmpty();
        this.names = namesInfoSeries ? named : List.of(TARGET_INFO);
        this.data = given.stream().filter(m -> !m.name().equals(Labels.NAME)).toList();
    }

    StepMatrix apply(StepMatrix base, Expr.Call call) {
        Map<Labels, List<@Nullable StepSeries[]>> infos = newestByOwner(infoSeries(base, call), base.present(steps));
        List<StepSeries> results = new ArrayList<>();
        for (StepSeries series : base.series()) {
            List<@Nullable StepSeries[]> own =
                    infos.getOrDefault(series.labels().keep(IDENTIFYING), List.of());
            results.addAll(isInfo(series) ? List.of(series) : enriched(series, own));
        }
        return StepMatrix.merged(results);
    }

    /** Whether a series is itself one that labels are taken from; not asked where only data labels are chosen. */
    private boolean isInfo(StepSeries series) {
        return namesInfoSeries && names.stream().anyMatch(m -> m.matches(series.labels()));
    }

    /** The info series that may belong to any of the base, with the times of their samples. */
    private List<StepSeries> infoSeries(StepMatrix base, Expr.Call call) {
        Map<String, Set<String>> identities = new TreeMap<>();
        for (String label : IDENTIFYING) {
            Set<String> values = base.series().stream()
                    .filter(series -> !isInfo(series))
                    .map(series -> series.labels().get(label))
                    .filter(value -> !value.isEmpty())
                    .collect(Collectors.toSet());
            if (!values.isEmpty()) {
                identities.put(label, values);
            }
        }
        if (identities.isEmpty()) {
            return List.of();
        }
        List<Matcher> matchers = new ArrayList<>(names);
        matchers.addAll(data);
        Expr.VectorSelector selector = new Expr.VectorSelector(call.span(), "", matchers, TimeShift.NONE);
        return evaluator.selectors().latest(selector, true).series().stream()
                .filter(info -> identities.entrySet().stream()
                        .allMatch(id -> id.getValue().contains(info.labels().get(id.getKey()))))
                .toList();
    }

    /** By job and instance, for each name of an info metric: the series with the newest sample at every step. */
    private Map<Labels, List<@Nullable StepSeries[]>> newestByOwner(List<StepSeries> infos, boolean[] asked) {
        Map<Labels, @Nullable StepSeries[]> byIdentity = new LinkedHashMap<>();
        Map<Labels, List<@Nullable StepSeries[]>> byOwner = new HashMap<>();
        for (StepSeries info : infos) {
            Labels owner = info.labels().keep(IDENTIFYING);
            Labels identity = owner.with(Labels.NAME, info.labels().metric());
            @Nullable StepSeries[] newest = byIdentity.get(identity);
            if (newest == null) {
                newest = new StepSeries[steps];
                byIdentity.put(identity, newest);
                byOwner.computeIfAbsent(owner, o -> new ArrayList<>()).add(newest);
            }
            for (int step = 0; step < steps; step++) {
                if (asked[step] && info.hasValue(step)) {
                    newest[step] = newer(newest[step], info, step);
                }
            }
        }
        return byOwner;
    }

    private static StepSeries newer(@Nullable StepSeries known, StepSeries info, int step) {
        if (known == null || known.values()[step] < info.values()[step]) {
            return info;
        }
        if (known.values()[step] == info.values()[step]) {
            throw new PromqlEvaluationException(
                    "found duplicate series for info metric " + info.labels().metric());
        }
        return known;
    }

    /** A series, in as many parts as there are sets of labels to add over the steps. */
    private List<StepSeries> enriched(StepSeries series, List<@Nullable StepSeries[]> infos) {
        boolean mustAdd = data.stream().anyMatch(m -> !m.matches(""));
        Map<Map<String, String>, double[]> parts = new LinkedHashMap<>();
        for (int step = 0; step < steps; step++) {
            if (series.hasValue(step)) {
                Map<String, String> added = added(series.labels(), infos, step);
                if (!mustAdd || !added.isEmpty()) {
                    parts.computeIfAbsent(added, l -> StepMatrix.gaps(steps))[step] = series.values()[step];
                }
            }
        }
        List<StepSeries> results = new ArrayList<>();
        parts.forEach((added, values) -> {
            Map<String, String> labels = series.labels().toMap();
            labels.putAll(added);
            results.add(new StepSeries(Labels.of(labels), values));
        });
        return results;
    }

    private Map<String, String> added(Labels labels, List<@Nullable StepSeries[]> infos, int step) {
        Map<String, String> added = new TreeMap<>();
        for (@Nullable StepSeries[] newest : infos) {
            StepSeries info = newest[step];
            if (info != null) {
                info.labels().forEach((name, value) -> add(labels, name, value, added));
            }
        }
        return added;
    }

    private void add(Labels labels, String name, String value, Map<String, String> into) {
        boolean chosen = data.isEmpty() || data.stream().anyMatch(m -> m.name().equals(name));
        if (name.equals(Labels.NAME) || !chosen) {
            return;
        }
        if (!into.getOrDefault(name, value).equals(value)) {
            throw new PromqlEvaluationException("conflicting label: " + name);
        }
        if (!labels.has(name)) {
            into.put(name, value);
        }
    }
}
