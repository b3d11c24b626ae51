package io.novacron.dwcpctl.metrics.promql.eval;

import io.novacron.dwcpctl.metrics.promql.eval.function.AbsentLabels;
import io.novacron.dwcpctl.metrics.promql.eval.function.Arguments;
import io.novacron.dwcpctl.metrics.promql.eval.function.FunctionTable;
import io.novacron.dwcpctl.metrics.promql.eval.function.RangeCall;
import io.novacron.dwcpctl.metrics.promql.eval.function.RangeFunction;
import io.novacron.dwcpctl.metrics.promql.eval.step.Annotations;
import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.promql.eval.step.Steps;
import io.novacron.dwcpctl.metrics.promql.eval.window.Window;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Span;
import io.novacron.dwcpctl.metrics.promql.tree.ValueType;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Calls functions: evaluates their arguments and hands them over. */
final class Calls {
    private static final Set<String> EXPECT_COUNTERS = Set.of("rate", "increase");
    private static final List<String> COUNTER_SUFFIXES = List.of("_total", "_sum", "_count", "_bucket");

    private final StepEvaluator evaluator;
    private final Steps steps;

    Calls(StepEvaluator evaluator) {
        this.evaluator = evaluator;
        this.steps = evaluator.steps();
    }

    StepMatrix evaluate(Expr.Call call) {
        Features.require(call.function(), evaluator.query().options());
        String name = call.function().name();
        for (int i = 0; i < call.arguments().size(); i++) {
            if (call.arguments().get(i).type() == ValueType.MATRIX) {
                return overRange(call, i);
            }
        }
        if (name.equals("timestamp")
                && call.arguments().get(0).withoutParens() instanceof Expr.VectorSelector selector) {
            return evaluator.selectors().latest(selector, true).relabelled(Labels::withoutMetric);
        }
        if (name.equals("info")) {
            return new InfoFunction(evaluator, call)
                    .apply(evaluator.evaluate(call.arguments().get(0)), call);
        }
        return FunctionTable.ofVector(name)
                .orElseThrow(() -> Features.missing(call.function()))
                .apply(new Evaluated(call));
    }

    /** Arguments of a call, evaluated by this evaluator. */
    private final class Evaluated implements Arguments {
        private final Expr.Call call;

        Evaluated(Expr.Call call) {
            this.call = call;
        }

        @Override
        public int count() {
            return call.arguments().size();
        }

        @Override
        public Expr expr(int i) {
            return call.arguments().get(i).withoutParens();
        }

        @Override
        public Span span(int i) {
            return Calls.this.span(call, i);
        }

        @Override
        public StepMatrix vector(int i) {
            return evaluator.evaluate(expr(i));
        }

        @Override
        public double[] scalar(int i) {
            return evaluator.scalar(expr(i));
        }

        @Override
        public String text(int i) {
            if (expr(i) instanceof Expr.StringLiteral string) {
                return string.value();
            }
            throw new IllegalArgumentException("argument " + i + " is no string");
        }

        @Override
        public Steps steps() {
            return steps;
        }

        @Override
        public Annotations annotations() {
            return evaluator.query().annotations();
        }
    }

    /** Without parentheses, except where Prometheus hides them in an expression that it evaluates once for all steps. */
    private Span span(Expr.Call call, int i) {
        Expr argument = call.arguments().get(i);
        Expr bare = argument.withoutParens();
        Query query = evaluator.query();
        boolean hidden =
                !(bare instanceof Expr.NumberLiteral) && query.isInvariant(argument) && !query.isInvariant(call);
        return hidden ? argument.span() : bare.span();
    }

    private StepMatrix overRange(Expr.Call call, int rangeArgument) {
        String name = call.function().name();
        RangeFunction function = FunctionTable.ofRange(name).orElseThrow(() -> Features.missing(call.function()));
        Expr argument = call.arguments().get(rangeArgument).withoutParens();
        Query query = evaluator.query();
        Selectors.Ranges ranges = evaluator.selectors().ranges(argument);
        RangeCall rangeCall =
                new RangeCall(span(call, 0), scalars(call, rangeArgument), ranges.rangeMillis(), query.annotations());
        boolean keepsName = name.equals("last_over_time");
        Window window = new Window();
        List<StepSeries> results = new ArrayList<>();
        for (Series series : ranges.series()) {
            query.checkTime();
            window.open(series.samples(), function.reads());
            double[] values = apply(function, window, rangeCall, ranges);
            Labels labels = series.labels();
            StepSeries result = new StepSeries(keepsName ? labels : labels.withoutMetric(), values);
            if (result.hasValues()) {
                query.hold(values.length);
                results.add(result);
                if (EXPECT_COUNTERS.contains(name)) {
                    noteIfNoCounter(labels.metric(), argument);
                }
            }
        }
        return name.equals("absent_over_time") ? absent(results, argument) : StepMatrix.distinct(results);
    }

    private List<double[]> scalars(Expr.Call call, int rangeArgument) {
        List<double[]> scalars = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            scalars.add(
                    i == rangeArgument
                            ? new double[0]
                            : evaluator.scalar(call.arguments().get(i)));
        }
        return scalars;
    }

    private double[] apply(RangeFunction function, Window window, RangeCall call, Selectors.Ranges ranges) {
        double[] values = new double[steps.count()];
        for (int i = 0; i < values.length; i++) {
            long end = evaluator.selectors().shifted(ranges.shift(), i);
            window.move(end - ranges.rangeMillis(), end);
            if (window.isEmpty()) {
                values[i] = Gap.VALUE;
            } else {
                call.move(i, steps.at(i));
                values[i] = function.body().apply(window, call);
            }
        }
        return values;
    }

    private void noteIfNoCounter(String metric, Expr argument) {
        if (!metric.isEmpty() && COUNTER_SUFFIXES.stream().noneMatch(metric::endsWith)) {
            // Prometheus replaces a subquery by a selector without a place of its own
            Span span = argument instanceof Expr.Subquery ? new Span(0, 0) : argument.span();
            evaluator.query().annotations().possibleNonCounter(metric, span);
        }
    }

    private StepMatrix absent(List<StepSeries> found, Expr argument) {
        boolean[] present = new StepMatrix(found).present(steps.count());
        double[] values = new double[present.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = present[i] ? Gap.VALUE : 1;
        }
        return StepMatrix.distinct(List.of(new StepSeries(AbsentLabels.of(argument), values)));
    }
}
