package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.PromqlEvaluationException;
import io.novacron.dwcpctl.metrics.promql.eval.number.ValueOrder;
import io.novacron.dwcpctl.metrics.promql.eval.step.Annotations;
import io.novacron.dwcpctl.metrics.promql.eval.step.GoNumber;
import io.novacron.dwcpctl.metrics.promql.eval.step.LabelText;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One aggregation, once its operand and its parameter are known. */
public final class Aggregator {
    private final Expr.Aggregation aggregation;
    private final int steps;
    private final Annotations annotations;

    public Aggregator(Expr.Aggregation aggregation, int steps, Annotations annotations) {
        this.aggregation = aggregation;
        this.steps = steps;
        this.annotations = annotations;
    }

    /** {@code count_values}. */
    public StepMatrix countValues(StepMatrix operand, String label) {
        return new ValueCounts(aggregation.labels(), aggregation.without(), label).count(operand, steps);
    }

    /** Refuses what cannot be a label's name. */
    public static void requireLabelName(String label) {
        if (label.isEmpty()) {
            throw new PromqlEvaluationException("invalid label name " + LabelText.quote(label));
        }
    }

    /**
     * The others.
     *
     * @param parameter at each step; ignored by those that take none
     */
    public StepMatrix aggregate(StepMatrix operand, double[] parameter) {
        return switch (aggregation.operator()) {
            case SUM -> fold(operand, () -> new SumFold(steps));
            case AVG -> fold(operand, () -> new MeanFold(steps));
            case COUNT -> fold(operand, () -> SimpleFold.count(steps));
            case MIN -> fold(operand, () -> SimpleFold.min(steps));
            case MAX -> fold(operand, () -> SimpleFold.max(steps));
            case GROUP -> fold(operand, () -> SimpleFold.group(steps));
            case STDDEV -> fold(operand, () -> new VarianceFold(steps, true));
            case STDVAR -> fold(operand, () -> new VarianceFold(steps, false));
            case QUANTILE -> quantile(operand, parameter);
            case TOPK -> select(operand, parameter, k -> new TopSelection(k, ValueOrder.DESCENDING));
            case BOTTOMK -> select(operand, parameter, k -> new TopSelection(k, ValueOrder.ASCENDING));
            case LIMITK -> select(operand, parameter, FirstSelection::new);
            case LIMIT_RATIO -> ratio(operand, parameter);
            case COUNT_VALUES -> throw new IllegalArgumentException("count_values counts values");
        };
    }

    private Groups groups() {
        return new Groups(aggregation.labels(), aggregation.without());
    }

    private StepMatrix fold(StepMatrix operand, Supplier<Fold> folds) {
        List<StepSeries> results = new ArrayList<>();
        groups().divide(operand).forEach((labels, group) -> {
            Fold fold = folds.get();
            group.forEach(series -> fold.add(series.values()));
            results.add(new StepSeries(labels, fold.result()));
        });
        return new StepMatrix(results);
    }

    private Span parameterSpan() {
        Expr parameter = aggregation.parameter();
        return parameter == null
                ? aggregation.span()
                : parameter.withoutParens().span();
    }

    private StepMatrix quantile(StepMatrix operand, double[] quantiles) {
        Extent extent = Extent.of(quantiles);
        if (extent.hasNaN()) {
            annotations.invalidQuantile(Double.NaN, parameterSpan());
        }
        if (extent.max() > 1) {
            annotations.invalidQuantile(extent.max(), parameterSpan());
        }
        if (extent.min() < 0) {
            annotations.invalidQuantile(extent.min(), parameterSpan());
        }
        return fold(operand, () -> new QuantileFold(quantiles));
    }

    /** Makes a selection of the first so many. */
    @FunctionalInterface
    private interface Limited {
        Selection to(int[] k);
    }

    private StepMatrix select(StepMatrix operand, double[] parameter, Limited selection) {
        boolean[] present = operand.present(steps);
        int[] k = new int[steps];
        if (Extent.of(parameter).max() < 1) {
            return StepMatrix.EMPTY;
        }
        for (int i = 0; i < steps; i++) {
            if (present[i]) {
                k[i] = toCount(parameter[i]);
            }
        }
        return selection.to(k).select(groups().divide(operand).values(), steps);
    }

    private static int toCount(double k) {
        if (!(k >= Long.MIN_VALUE && k <= Long.MAX_VALUE)) {
            throw new PromqlEvaluationException("Scalar value " + GoNumber.shortest(k) + " overflows int64");
        }
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, (long) k));
    }

    private StepMatrix ratio(StepMatrix operand, double[] parameter) {
        Extent extent = Extent.of(parameter);
        if (extent.max() == 0 && extent.min() == 0) {
            return StepMatrix.EMPTY;
        }
        if (extent.max() > 1) {
            annotations.invalidRatio(extent.max(), 1, parameterSpan());
        }
        if (extent.min() < -1) {
            annotations.invalidRatio(extent.min(), -1, parameterSpan());
        }
        boolean[] present = operand.present(steps);
        double[] ratios = new double[steps];
        for (int i = 0; i < steps; i++) {
            if (present[i] && Double.isNaN(parameter[i])) {
                throw new PromqlEvaluationException("Ratio value NaN is NaN");
            }
            ratios[i] = Math.max(-1, Math.min(1, parameter[i]));
        }
        return new RatioSelection(ratios).select(groups().divide(operand).values(), steps);
    }
}
