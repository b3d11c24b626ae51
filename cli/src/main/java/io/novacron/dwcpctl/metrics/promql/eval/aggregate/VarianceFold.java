package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;

/** {@code stdvar} and {@code stddev}: Welford's running variance of a population. */
final class VarianceFold implements Fold {
    private final boolean root;
    private final double[] squares;
    private final double[] means;
    private final int[] counts;

    VarianceFold(int steps, boolean root) {
        this.root = root;
        squares = StepMatrix.gaps(steps);
        means = new double[steps];
        counts = new int[steps];
    }

    @Override
    public void add(double[] values) {
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            if (Gap.is(value)) {
                continue;
            }
            int count = ++counts[i];
            if (count == 1) {
                means[i] = value;
                squares[i] = Double.isNaN(value) || Double.isInfinite(value) ? Double.NaN : 0;
            } else {
                double delta = value - means[i];
                means[i] += delta / count;
                squares[i] += delta * (value - means[i]);
            }
        }
    }

    @Override
    public double[] result() {
        for (int i = 0; i < squares.length; i++) {
            if (counts[i] > 0) {
                double variance = squares[i] / counts[i];
                squares[i] = root ? Math.sqrt(variance) : variance;
            }
        }
        return squares;
    }
}
