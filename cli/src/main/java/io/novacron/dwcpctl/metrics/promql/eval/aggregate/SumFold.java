package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.number.Kahan;
import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;

/** {@code sum}, compensated. */
final class SumFold implements Fold {
    private final double[] sums;
    private final double[] lost;

    SumFold(int steps) {
        sums = StepMatrix.gaps(steps);
        lost = new double[steps];
    }

    @Override
    public void add(double[] values) {
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            if (Gap.is(value)) {
                continue;
            }
            double sum = sums[i];
            if (Gap.is(sum)) {
                sums[i] = value;
            } else {
                double total = sum + value;
                lost[i] = Kahan.lost(value, sum, total, lost[i]);
                sums[i] = total;
            }
        }
    }

    @Override
    public double[] result() {
        for (int i = 0; i < sums.length; i++) {
            if (!Gap.is(sums[i])) {
                sums[i] += lost[i];
            }
        }
        return sums;
    }
}
