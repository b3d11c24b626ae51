package io.novacron.dwcpctl.metrics.promql.eval.join;

import io.novacron.dwcpctl.metrics.promql.PromqlEvaluationException;
import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.LabelText;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching.Cardinality;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Arithmetic and comparison between two vectors: {@code VectorBinop} in Prometheus's {@code engine.go}, with pairs found
 * once for all steps. Below, the "one" side is the one whose series must be unique in their match group, the right one
 * unless {@code group_right} says otherwise.
 */
public final class VectorJoin {
    private final Expr.Binary binary;
    private final VectorMatching matching;
    private final Signatures signatures;
    private final int steps;
    private final Operation operation;
    private final boolean swapped;

    /** Before which step there is none; the number of steps while there is none at all. */
    private int conflictStep;

    private String conflict = "";

    public VectorJoin(Expr.Binary binary, VectorMatching matching, int steps) {
        this.binary = binary;
        this.matching = matching;
        this.signatures = new Signatures(matching);
        this.steps = steps;
        this.conflictStep = steps;
        this.operation = Operation.ofVector(binary.operator(), binary.bool());
        this.swapped = matching.cardinality() == Cardinality.ONE_TO_MANY;
    }

    /**
     * The pairs' results.
     *
     * @throws PromqlEvaluationException if a pairing is not unique at some step: the reason of the first such step
     */
    public StepMatrix apply(StepMatrix left, StepMatrix right) {
        StepMatrix many = swapped ? right : left;
        StepMatrix one = swapped ? left : right;
        Map<Labels, List<StepSeries>> ones = signatures.group(one);
        requireUnique(ones, many);
        if (conflictStep == 0) {
            throw new PromqlEvaluationException(conflict);
        }
        List<StepSeries> results = new ArrayList<>();
        Map<Labels, List<StepSeries>> partners = new HashMap<>();
        Map<Labels, Taken> taken = new HashMap<>();
        for (StepSeries series : many.series()) {
            Labels signature = signatures.of(series.labels());
            List<StepSeries> group = ones.getOrDefault(signature, List.of());
            for (StepSeries partner : partners.computeIfAbsent(signature, s -> joined(group))) {
                StepSeries result = new StepSeries(
                        labels(series.labels(), partner.labels()), values(series.values(), partner.values()));
                if (result.hasValues()) {
                    taken.computeIfAbsent(signature, s -> new Taken()).take(result);
                    results.add(result);
                }
            }
        }
        if (!conflict.isEmpty()) {
            throw new PromqlEvaluationException(conflict);
        }
        return StepMatrix.merged(results);
    }

    /**
     * The "one" side of a match group, of which at most one series has a value at a step, as few series: those that lend
     * the result the same labels become one.
     */
    private List<StepSeries> joined(List<StepSeries> group) {
        Map<Labels, double[]> byIncluded = new LinkedHashMap<>();
        for (StepSeries series : group) {
            double[] values =
                    byIncluded.computeIfAbsent(series.labels().keep(matching.include()), l -> StepMatrix.gaps(steps));
            for (int i = 0; i < steps; i++) {
                if (series.hasValue(i)) {
                    values[i] = series.values()[i];
                }
            }
        }
        List<StepSeries> joined = new ArrayList<>(byIncluded.size());
        byIncluded.forEach((labels, values) -> joined.add(new StepSeries(labels, values)));
        return joined;
    }

    private void conflict(int step, String reason) {
        if (step < conflictStep) {
            conflictStep = step;
            conflict = reason;
        }
    }

    private double[] values(double[] many, double[] one) {
        double[] left = swapped ? one : many;
        double[] right = swapped ? many : one;
        double[] values = new double[steps];
        for (int i = 0; i < steps; i++) {
            values[i] = Gap.is(left[i]) || Gap.is(right[i]) ? Gap.VALUE : operation.apply(left[i], right[i]);
        }
        return values;
    }

    private Labels labels(Labels many, Labels one) {
        boolean dropsName = !binary.operator().isComparison() || binary.bool();
        Labels labels = dropsName ? many.withoutMetric() : many;
        if (matching.cardinality() == Cardinality.ONE_TO_ONE) {
            labels = matching.on()
                    ? labels.keep(matching.labels())
                    : labels.filter(name -> !matching.labels().contains(name));
        }
        for (String name : matching.include()) {
            labels = labels.with(name, one.get(name));
        }
        return dropsName && binary.bool() ? labels.withoutMetric() : labels;
    }

    /** At no step may two series of the "one" side share a signature, unless the other side is empty then. */
    private void requireUnique(Map<Labels, List<StepSeries>> ones, StepMatrix many) {
        boolean[] present = null;
        for (Map.Entry<Labels, List<StepSeries>> group : ones.entrySet()) {
            List<StepSeries> series = group.getValue();
            if (series.size() > 1) {
                present = present == null ? many.present(steps) : present;
                requireUnique(group.getKey(), series, present);
            }
        }
    }

    private void requireUnique(Labels signature, List<StepSeries> series, boolean[] present) {
        for (int step = 0; step < conflictStep; step++) {
            StepSeries first = null;
            for (StepSeries next : series) {
                if (present[step] && next.hasValue(step)) {
                    if (first != null) {
                        conflict(step, duplicate(signature, next, first));
                        return;
                    }
                    first = next;
                }
            }
        }
    }

    private String duplicate(Labels signature, StepSeries next, StepSeries first) {
        return "found duplicate series for the match group "
                + LabelText.braces(signature) + " on the " + (swapped ? "left" : "right")
                + " hand-side of the operation: [" + LabelText.braces(next.labels()) + ", "
                + LabelText.braces(first.labels())
                + "];many-to-many matching not allowed: matching labels must be unique on one side";
    }

    /** At which steps one match group has results so far. */
    private final class Taken {
        private final Map<Labels, boolean[]> byLabels = new HashMap<>();

        void take(StepSeries result) {
            boolean oneToOne = matching.cardinality() == Cardinality.ONE_TO_ONE;
            // one to one, a group may have one result at a step; otherwise, one for each set of labels
            boolean[] taken =
                    byLabels.computeIfAbsent(oneToOne ? Labels.EMPTY : result.labels(), l -> new boolean[steps]);
            for (int i = 0; i < steps; i++) {
                boolean present = result.hasValue(i);
                if (present && taken[i]) {
                    conflict(
                            i,
                            oneToOne
                                    ? "multiple matches for labels: many-to-one matching must be explicit"
                                            + " (group_left/group_right)"
                                    : "multiple matches for labels: grouping labels must ensure unique matches");
                }
                taken[i] |= present;
            }
        }
    }
}
