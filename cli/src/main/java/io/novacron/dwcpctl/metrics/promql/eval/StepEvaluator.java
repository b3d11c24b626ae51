package io.novacron.dwcpctl.metrics.promql.eval;

import io.novacron.dwcpctl.metrics.promql.eval.aggregate.Aggregator;
import io.novacron.dwcpctl.metrics.promql.eval.join.Operation;
import io.novacron.dwcpctl.metrics.promql.eval.join.SetOperation;
import io.novacron.dwcpctl.metrics.promql.eval.join.VectorJoin;
import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.promql.eval.step.Steps;
import io.novacron.dwcpctl.metrics.promql.tree.AggregationOperator;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.UnaryOperator;
import io.novacron.dwcpctl.metrics.promql.tree.ValueType;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching;
import java.util.ArrayList;
import java.util.List;

/** Evaluates expressions at all steps at once: node by node, series by series, step by step. */
final class StepEvaluator implements Expr.Visitor<StepMatrix> {
    private final Query query;
    private final Steps steps;
    private final int count;
    private final Selectors selectors;

    StepEvaluator(Query query, Steps steps) {
        this.query = query;
        this.steps = steps;
        this.count = steps.count();
        this.selectors = new Selectors(query, steps);
    }

    /** A scalar or an instant vector at every step. */
    StepMatrix evaluate(Expr expr) {
        query.checkTime();
        long before = query.held();
        boolean once = count > 1 && !(expr instanceof Expr.NumberLiteral) && query.isInvariant(expr);
        StepMatrix result = once
                ? new StepEvaluator(query, Steps.instant(steps.start()))
                        .evaluate(expr)
                        .repeated(count)
                : expr.accept(this);
        query.holdOnly(before, result, count);
        return result;
    }

    double[] scalar(Expr expr) {
        return evaluate(expr).series().get(0).values();
    }

    Query query() {
        return query;
    }

    Steps steps() {
        return steps;
    }

    Selectors selectors() {
        return selectors;
    }

    @Override
    public StepMatrix number(Expr.NumberLiteral number) {
        return StepMatrix.of(StepMatrix.filled(count, number.value()));
    }

    @Override
    public StepMatrix string(Expr.StringLiteral string) {
        throw new IllegalArgumentException("a string has no steps");
    }

    @Override
    public StepMatrix vector(Expr.VectorSelector selector) {
        return selectors.latest(selector, false);
    }

    @Override
    public StepMatrix matrix(Expr.MatrixSelector selector) {
        throw new IllegalArgumentException("a range vector has no steps");
    }

    @Override
    public StepMatrix subquery(Expr.Subquery subquery) {
        throw new IllegalArgumentException("a range vector has no steps");
    }

    @Override
    public StepMatrix paren(Expr.Paren paren) {
        return paren.expr().accept(this);
    }

    @Override
    public StepMatrix unary(Expr.Unary unary) {
        StepMatrix operand = evaluate(unary.expr());
        if (unary.operator() == UnaryOperator.PLUS) {
            return operand;
        }
        List<StepSeries> negated = new ArrayList<>();
        for (StepSeries series : operand.series()) {
            double[] values = series.values();
            for (int i = 0; i < count; i++) {
                values[i] = Gap.is(values[i]) ? Gap.VALUE : -values[i];
            }
            negated.add(series.withLabels(series.labels().withoutMetric()));
        }
        return StepMatrix.distinct(negated);
    }

    @Override
    public StepMatrix call(Expr.Call call) {
        return new Calls(this).evaluate(call);
    }

    @Override
    public StepMatrix aggregation(Expr.Aggregation aggregation) {
        Features.require(aggregation.operator(), query.options());
        Aggregator aggregator = new Aggregator(aggregation, count, query.annotations());
        Expr parameter = aggregation.parameter();
        if (aggregation.operator() == AggregationOperator.COUNT_VALUES
                && parameter != null
                && parameter.withoutParens() instanceof Expr.StringLiteral label) {
            Aggregator.requireLabelName(label.value());
            return aggregator.countValues(evaluate(aggregation.expr()), label.value());
        }
        double[] parameters = parameter == null ? new double[count] : scalar(parameter);
        return aggregator.aggregate(evaluate(aggregation.expr()), parameters);
    }

    @Override
    public StepMatrix binary(Expr.Binary binary) {
        boolean leftScalar = binary.left().type() == ValueType.SCALAR;
        boolean rightScalar = binary.right().type() == ValueType.SCALAR;
        StepMatrix left = evaluate(binary.left());
        StepMatrix right = evaluate(binary.right());
        VectorMatching matching = binary.matching();
        if (matching != null) {
            return binary.operator().isSet()
                    ? new SetOperation(matching, count).apply(binary.operator(), left, right)
                    : new VectorJoin(binary, matching, count).apply(left, right);
        }
        if (leftScalar && rightScalar) {
            return withScalar(left, right, Operation.ofScalars(binary.operator()), false);
        }
        boolean dropsName = !binary.operator().isComparison() || binary.bool();
        StepMatrix result = rightScalar
                ? withScalar(left, right, Operation.ofVector(binary.operator(), binary.bool()), false)
                : withScalar(right, left, Operation.ofScalarAndVector(binary.operator(), binary.bool()), true);
        return result.relabelled(labels -> dropsName ? labels.withoutMetric() : labels);
    }

    private StepMatrix withScalar(StepMatrix vector, StepMatrix scalar, Operation operation, boolean swapped) {
        double[] scalars = scalar.series().get(0).values();
        for (StepSeries series : vector.series()) {
            double[] values = series.values();
            for (int i = 0; i < count; i++) {
                if (!Gap.is(values[i])) {
                    values[i] =
                            swapped ? operation.apply(scalars[i], values[i]) : operation.apply(values[i], scalars[i]);
                }
            }
        }
        return vector;
    }
}
