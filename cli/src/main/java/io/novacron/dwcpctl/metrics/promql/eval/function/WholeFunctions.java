package io.novacron.dwcpctl.metrics.promql.eval.function;

import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.promql.eval.step.Steps;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.List;
import java.util.Map;

/** Functions of a vector as a whole, of scalars, and of time. */
final class WholeFunctions {
    private WholeFunctions() {}

    static void addTo(Map<String, VectorFunction> table) {
        table.put("absent", WholeFunctions::absent);
        table.put("scalar", WholeFunctions::scalar);
        table.put("vector", a -> StepMatrix.of(a.scalar(0)));
        table.put("pi", a -> StepMatrix.of(StepMatrix.filled(a.steps().count(), Math.PI)));
        table.put("time", a -> StepMatrix.of(seconds(a.steps())));
        table.put("timestamp", WholeFunctions::timestamp);
        for (String nativeOnly :
                List.of("histogram_avg", "histogram_count", "histogram_stddev", "histogram_stdvar", "histogram_sum")) {
            // they look at native histograms, of which there are none
            table.put(nativeOnly, a -> {
                a.vector(0);
                return StepMatrix.EMPTY;
            });
        }
    }

    private static double[] seconds(Steps steps) {
        double[] seconds = new double[steps.count()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = steps.at(i) / 1000.0;
        }
        return seconds;
    }

    /** Of anything but a selector, whose samples have times of their own, it is the time of the step. */
    private static StepMatrix timestamp(Arguments a) {
        double[] seconds = seconds(a.steps());
        StepMatrix vector = a.vector(0);
        for (StepSeries series : vector.series()) {
            double[] values = series.values();
            for (int i = 0; i < values.length; i++) {
                if (!Gap.is(values[i])) {
                    values[i] = seconds[i];
                }
            }
        }
        return vector.relabelled(Labels::withoutMetric);
    }

    private static StepMatrix absent(Arguments a) {
        boolean[] present = a.vector(0).present(a.steps().count());
        double[] values = new double[present.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = present[i] ? Gap.VALUE : 1;
        }
        return StepMatrix.distinct(List.of(new StepSeries(AbsentLabels.of(a.expr(0)), values)));
    }

    private static StepMatrix scalar(Arguments a) {
        double[] values = StepMatrix.gaps(a.steps().count());
        boolean[] several = new boolean[values.length];
        for (StepSeries series : a.vector(0).series()) {
            for (int i = 0; i < values.length; i++) {
                if (series.hasValue(i)) {
                    several[i] |= !Gap.is(values[i]);
                    values[i] = series.values()[i];
                }
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (several[i] || Gap.is(values[i])) {
                values[i] = Double.NaN;
            }
        }
        return StepMatrix.of(values);
    }
}
