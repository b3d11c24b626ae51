package io.novacron.dwcpctl.metrics.promql.eval.join;

import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.promql.tree.BinaryOperator;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code and}, {@code or} and {@code unless}. */
public final class SetOperation {
    private final Signatures signatures;
    private final int steps;

    public SetOperation(VectorMatching matching, int steps) {
        this.signatures = new Signatures(matching);
        this.steps = steps;
    }

    public StepMatrix apply(BinaryOperator operator, StepMatrix left, StepMatrix right) {
        return switch (operator) {
            case AND -> StepMatrix.merged(kept(left, right, true));
            case UNLESS -> StepMatrix.merged(kept(left, right, false));
            case OR -> {
                // asked for first: what is kept of the right side is written over it
                List<StepSeries> rest = kept(right, left, false);
                List<StepSeries> all = new ArrayList<>(left.series());
                all.addAll(rest);
                yield StepMatrix.merged(all);
            }
            default -> throw new IllegalArgumentException(operator + " is no set operator");
        };
    }

    /** Values of {@code of} at steps where {@code other} has a match, or has none. */
    private List<StepSeries> kept(StepMatrix of, StepMatrix other, boolean matched) {
        Map<Labels, boolean[]> presence = signatures.presence(other, steps);
        boolean[] never = new boolean[steps];
        for (StepSeries series : of.series()) {
            boolean[] present = presence.getOrDefault(signatures.of(series.labels()), never);
            double[] values = series.values();
            for (int i = 0; i < steps; i++) {
                if (present[i] != matched) {
                    values[i] = Gap.VALUE;
                }
            }
        }
        return of.series();
    }
}
