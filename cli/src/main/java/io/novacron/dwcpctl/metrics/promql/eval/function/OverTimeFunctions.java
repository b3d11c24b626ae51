package io.novacron.dwcpctl.metrics.promql.eval.function;

import io.novacron.dwcpctl.metrics.promql.eval.number.Kahan;
import io.novacron.dwcpctl.metrics.promql.eval.number.Quantiles;
import io.novacron.dwcpctl.metrics.promql.eval.window.Window;
import java.util.Arrays;
import java.util.Map;

/** Aggregations over time: {@code …_over_time}. */
final class OverTimeFunctions {
    private OverTimeFunctions() {}

    static void addTo(Map<String, RangeFunction> table) {
        table.put("sum_over_time", RangeFunction.of((w, c) -> Kahan.sum(w.values(), w.from(), w.to())));
        table.put("avg_over_time", RangeFunction.of((w, c) -> Kahan.mean(w.values(), w.from(), w.to())));
        table.put("stdvar_over_time", RangeFunction.of((w, c) -> Kahan.variance(w.values(), w.from(), w.to())));
        table.put(
                "stddev_over_time",
                RangeFunction.of((w, c) -> Math.sqrt(Kahan.variance(w.values(), w.from(), w.to()))));
        table.put("min_over_time", RangeFunction.of((w, c) -> w.values()[min(w, false)]));
        table.put("max_over_time", RangeFunction.of((w, c) -> w.values()[max(w, false)]));
        table.put("ts_of_min_over_time", RangeFunction.of((w, c) -> w.times()[min(w, true)] / 1000.0));
        table.put("ts_of_max_over_time", RangeFunction.of((w, c) -> w.times()[max(w, true)] / 1000.0));
        table.put("ts_of_last_over_time", RangeFunction.ofEnds((w, c) -> w.millis(w.size() - 1) / 1000.0));
        table.put("count_over_time", RangeFunction.ofEnds((w, c) -> w.size()));
        table.put("last_over_time", RangeFunction.ofEnds((w, c) -> w.last()));
        table.put("present_over_time", RangeFunction.ofEnds((w, c) -> 1));
        table.put("absent_over_time", RangeFunction.ofEnds((w, c) -> 1));
        table.put("quantile_over_time", RangeFunction.of(OverTimeFunctions::quantile));
        table.put("mad_over_time", RangeFunction.of((w, c) -> Quantiles.medianAbsoluteDeviation(copy(w), w.size())));
    }

    private static double quantile(Window w, RangeCall call) {
        double quantile = call.scalar(0);
        if (!(quantile >= 0 && quantile <= 1)) {
            call.annotations().invalidQuantile(quantile, call.parameterSpan());
        }
        return Quantiles.quantile(quantile, copy(w), w.size());
    }

    private static double[] copy(Window w) {
        return Arrays.copyOfRange(w.values(), w.from(), w.to());
    }

    private static int min(Window w, boolean orEqual) {
        double[] values = w.values();
        int min = w.from();
        for (int i = min; i < w.to(); i++) {
            if (values[i] < values[min] || (orEqual && values[i] == values[min]) || Double.isNaN(values[min])) {
                min = i;
            }
        }
        return min;
    }

    private static int max(Window w, boolean orEqual) {
        double[] values = w.values();
        int max = w.from();
        for (int i = max; i < w.to(); i++) {
            if (values[i] > values[max] || (orEqual && values[i] == values[max]) || Double.isNaN(values[max])) {
                max = i;
            }
        }
        return max;
    }
}
