package io.novacron.dwcpctl.metrics.promql.eval.step;

import io.novacron.dwcpctl.metrics.series.Labels;

/** Labels, and a value or a {@link Gap} for each step. Who takes one over may write to its values. */
public final class StepSeries {
    private final Labels labels;
    private final double[] values;

    public StepSeries(Labels labels, double[] values) {
        this.labels = labels;
        this.values = values;
    }

    public Labels labels() {
        return labels;
    }

    public double[] values() {
        return values;
    }

    public StepSeries withLabels(Labels other) {
        return new StepSeries(other, values);
    }

    public boolean hasValue(int step) {
        return !Gap.is(values[step]);
    }

    /** Whether it has a value at some step. */
    public boolean hasValues() {
        for (double value : values) {
            if (!Gap.is(value)) {
                return true;
            }
        }
        return false;
    }
}
