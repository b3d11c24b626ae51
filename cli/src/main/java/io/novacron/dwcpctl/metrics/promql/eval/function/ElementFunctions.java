package io.novacron.dwcpctl.metrics.promql.eval.function;

import io.novacron.dwcpctl.metrics.promql.eval.number.GoMath;
import io.novacron.dwcpctl.metrics.promql.eval.number.GoTime;
import io.novacron.dwcpctl.metrics.promql.eval.number.GoTrigonometry;
import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.promql.eval.step.Steps;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** Functions of each value by itself. They take the metric's name away. */
final class ElementFunctions {
    private ElementFunctions() {}

    static void addTo(Map<String, VectorFunction> table) {
        unary(table, "abs", Math::abs);
        unary(table, "ceil", Math::ceil);
        unary(table, "floor", Math::floor);
        unary(table, "exp", GoMath::exp);
        unary(table, "sqrt", Math::sqrt);
        unary(table, "ln", GoMath::log);
        unary(table, "log2", GoMath::log2);
        unary(table, "log10", GoMath::log10);
        unary(table, "sgn", v -> v < 0 ? -1 : v > 0 ? 1 : v);
        unary(table, "deg", v -> v * 180 / Math.PI);
        unary(table, "rad", v -> v * Math.PI / 180);
        unary(table, "sin", GoTrigonometry::sin);
        unary(table, "cos", GoTrigonometry::cos);
        unary(table, "tan", GoTrigonometry::tan);
        unary(table, "asin", GoTrigonometry::asin);
        unary(table, "acos", GoTrigonometry::acos);
        unary(table, "atan", GoTrigonometry::atan);
        unary(table, "sinh", GoTrigonometry::sinh);
        unary(table, "cosh", GoTrigonometry::cosh);
        unary(table, "tanh", GoTrigonometry::tanh);
        unary(table, "asinh", GoTrigonometry::asinh);
        unary(table, "acosh", GoTrigonometry::acosh);
        unary(table, "atanh", GoTrigonometry::atanh);
        table.put("round", ElementFunctions::round);
        table.put("clamp", ElementFunctions::clamp);
        table.put("clamp_min", a -> map(a.vector(0), a.scalar(1), (v, min) -> GoMath.max(min, v)));
        table.put("clamp_max", a -> map(a.vector(0), a.scalar(1), (v, max) -> GoMath.min(max, v)));
        date(table, "minute", GoTime::minute);
        date(table, "hour", GoTime::hour);
        date(table, "day_of_week", GoTime::dayOfWeek);
        date(table, "day_of_month", GoTime::dayOfMonth);
        date(table, "day_of_year", GoTime::dayOfYear);
        date(table, "days_in_month", GoTime::daysInMonth);
        date(table, "month", GoTime::month);
        date(table, "year", GoTime::year);
    }

    private static void unary(Map<String, VectorFunction> table, String name, DoubleUnaryOperator function) {
        table.put(name, a -> map(a.vector(0), function));
    }

    private static void date(Map<String, VectorFunction> table, String name, ToDoubleFunction<GoTime> field) {
        DoubleUnaryOperator function = seconds -> field.applyAsDouble(GoTime.of(seconds));
        table.put(name, a -> {
            if (a.count() > 0) {
                return map(a.vector(0), function);
            }
            Steps steps = a.steps();
            double[] values = new double[steps.count()];
            for (int i = 0; i < values.length; i++) {
                values[i] = function.applyAsDouble((double) TimeUnit.MILLISECONDS.toSeconds(steps.at(i)));
            }
            return StepMatrix.of(values);
        });
    }

    private static StepMatrix round(Arguments a) {
        double[] nearest =
                a.count() > 1 ? a.scalar(1) : StepMatrix.filled(a.steps().count(), 1);
        return map(a.vector(0), nearest, (v, to) -> {
            // multiplying by the inverse gives 1.1 where a division would give 1.1000000000000001
            double inverse = 1.0 / to;
            return Math.floor(v * inverse + 0.5) / inverse;
        });
    }

    private static StepMatrix clamp(Arguments a) {
        double[] min = a.scalar(1);
        double[] max = a.scalar(2);
        StepMatrix vector = a.vector(0);
        for (StepSeries series : vector.series()) {
            double[] values = series.values();
            for (int i = 0; i < values.length; i++) {
                if (max[i] < min[i]) {
                    values[i] = Gap.VALUE;
                } else if (!Gap.is(values[i])) {
                    values[i] = GoMath.max(min[i], GoMath.min(max[i], values[i]));
                }
            }
        }
        return vector.relabelled(Labels::withoutMetric);
    }

    /** A function of a value and a parameter. */
    @FunctionalInterface
    private interface Parameterized {
        double apply(double value, double parameter);
    }

    private static StepMatrix map(StepMatrix vector, double[] parameter, Parameterized function) {
        for (StepSeries series : vector.series()) {
            double[] values = series.values();
            for (int i = 0; i < values.length; i++) {
                if (!Gap.is(values[i])) {
                    values[i] = function.apply(values[i], parameter[i]);
                }
            }
        }
        return vector.relabelled(Labels::withoutMetric);
    }

    private static StepMatrix map(StepMatrix vector, DoubleUnaryOperator function) {
        for (StepSeries series : vector.series()) {
            double[] values = series.values();
            for (int i = 0; i < values.length; i++) {
                if (!Gap.is(values[i])) {
                    values[i] = function.applyAsDouble(values[i]);
                }
            }
        }
        return vector.relabelled(Labels::withoutMetric);
    }
}
