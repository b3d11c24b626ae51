package io.novacron.dwcpctl.metrics.promql.eval.function;

import io.novacron.dwcpctl.metrics.promql.PromqlEvaluationException;
import io.novacron.dwcpctl.metrics.promql.eval.number.Regression;
import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.GoNumber;
import io.novacron.dwcpctl.metrics.promql.eval.window.Window;
import java.util.Map;

/** Where a series is heading: {@code deriv}, {@code predict_linear}, {@code double_exponential_smoothing}. */
final class TrendFunctions {
    private TrendFunctions() {}

    static void addTo(Map<String, RangeFunction> table) {
        table.put(
                "deriv",
                RangeFunction.of((w, call) ->
                        w.size() < 2 ? Gap.VALUE : line(w, w.millis(0)).slope()));
        table.put("predict_linear", RangeFunction.of(TrendFunctions::predict));
        table.put("double_exponential_smoothing", RangeFunction.of(TrendFunctions::smooth));
    }

    private static Regression line(Window w, long interceptMillis) {
        return Regression.of(w.times(), w.values(), w.from(), w.to(), interceptMillis);
    }

    private static double predict(Window w, RangeCall call) {
        if (w.size() < 2) {
            return Gap.VALUE;
        }
        Regression line = line(w, call.at());
        return line.slope() * call.scalar(1) + line.intercept();
    }

    private static double smooth(Window w, RangeCall call) {
        double smoothing = call.scalar(1);
        double trend = call.scalar(2);
        requireFactor(smoothing, "smoothing", "sf");
        requireFactor(trend, "trend", "tf");
        if (w.size() < 2) {
            return Gap.VALUE;
        }
        double[] values = w.values();
        int from = w.from();
        double before = 0;
        double level = values[from];
        double slope = values[from + 1] - values[from];
        for (int i = from + 1; i < w.to(); i++) {
            double x = smoothing * values[i];
            if (i > from + 1) {
                slope = trend * (level - before) + (1 - trend) * slope;
            }
            double y = (1 - smoothing) * (level + slope);
            before = level;
            level = x + y;
        }
        return level;
    }

    private static void requireFactor(double factor, String name, String symbol) {
        if (factor <= 0 || factor >= 1) {
            throw new PromqlEvaluationException("invalid " + name + " factor. Expected: 0 < " + symbol + " < 1, got: "
                    + GoNumber.sixDecimals(factor));
        }
    }
}
