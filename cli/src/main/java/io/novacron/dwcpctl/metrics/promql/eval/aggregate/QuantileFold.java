package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.number.Quantiles;
import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import java.util.ArrayList;
import java.util.List;

/** {@code quantile}: has to see all values of a step at once. */
final class QuantileFold implements Fold {
    private final double[] quantiles;
    private final List<double[]> columns = new ArrayList<>();

    QuantileFold(double[] quantiles) {
        this.quantiles = quantiles;
    }

    @Override
    public void add(double[] values) {
        columns.add(values);
    }

    @Override
    public double[] result() {
        double[] results = StepMatrix.gaps(quantiles.length);
        double[] values = new double[columns.size()];
        for (int i = 0; i < results.length; i++) {
            int size = 0;
            for (double[] column : columns) {
                if (!Gap.is(column[i])) {
                    values[size++] = column[i];
                }
            }
            if (size > 0) {
                results[i] = Quantiles.quantile(quantiles[i], values, size);
            }
        }
        return results;
    }
}
