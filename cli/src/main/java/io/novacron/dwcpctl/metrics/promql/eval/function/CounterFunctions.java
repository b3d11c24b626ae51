package io.novacron.dwcpctl.metrics.promql.eval.function;

import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.window.Window;
import java.util.Map;

/** How much a series moved over a range: {@code extrapolatedRate} and its kin in Prometheus's {@code functions.go}. */
final class CounterFunctions {
    private CounterFunctions() {}

    static void addTo(Map<String, RangeFunction> table) {
        table.put("rate", counter(true));
        table.put("increase", counter(false));
        table.put(
                "delta",
                RangeFunction.ofEnds(
                        (w, call) -> w.size() < 2 ? Gap.VALUE : extrapolated(w, w.last() - w.value(0), false)));
        table.put("irate", RangeFunction.ofEnds((w, call) -> lastTwo(w, true)));
        table.put("idelta", RangeFunction.ofEnds((w, call) -> lastTwo(w, false)));
        table.put("resets", RangeFunction.of((w, call) -> w.fallCount()));
        table.put("changes", RangeFunction.of((w, call) -> changes(w)));
    }

    private static RangeFunction counter(boolean perSecond) {
        return new RangeFunction(Window.Reads.ENDS_AND_FALLS, (w, call) -> {
            if (w.size() < 2) {
                return Gap.VALUE;
            }
            double increase = w.last() - w.value(0);
            for (int i = 0; i < w.fallCount(); i++) {
                increase += w.beforeFall(i);
            }
            return increase * factor(w, increase, true, perSecond ? call.rangeSeconds() : 0);
        });
    }

    private static double extrapolated(Window w, double difference, boolean isCounter) {
        return difference * factor(w, difference, isCounter, 0);
    }

    /** By how much to stretch what was seen to cover the range, and, for seconds other than 0, to divide by them. */
    private static double factor(Window w, double increase, boolean isCounter, double seconds) {
        long first = w.millis(0);
        long last = w.millis(w.size() - 1);
        double toStart = (first - w.start()) / 1000.0;
        double toEnd = (w.end() - last) / 1000.0;
        double sampled = (last - first) / 1000.0;
        double average = sampled / (w.size() - 1);
        double threshold = average * 1.1;
        if (toStart >= threshold) {
            toStart = average / 2;
        }
        if (isCounter && increase > 0 && w.value(0) >= 0) {
            // a counter starts from 0 at the earliest
            double toZero = sampled * (w.value(0) / increase);
            if (toZero < toStart) {
                toStart = toZero;
            }
        }
        if (toEnd >= threshold) {
            toEnd = average / 2;
        }
        double factor = (sampled + toStart + toEnd) / sampled;
        return seconds == 0 ? factor : factor / seconds;
    }

    private static double lastTwo(Window w, boolean isRate) {
        if (w.size() < 2) {
            return Gap.VALUE;
        }
        double last = w.last();
        double before = w.value(w.size() - 2);
        double difference = isRate && last < before ? last : last - before;
        return isRate ? difference / ((w.millis(w.size() - 1) - w.millis(w.size() - 2)) / 1000.0) : difference;
    }

    private static double changes(Window w) {
        double[] values = w.values();
        int changes = 0;
        for (int i = w.from() + 1; i < w.to(); i++) {
            if (values[i] != values[i - 1] && !(Double.isNaN(values[i]) && Double.isNaN(values[i - 1]))) {
                changes++;
            }
        }
        return changes;
    }
}
