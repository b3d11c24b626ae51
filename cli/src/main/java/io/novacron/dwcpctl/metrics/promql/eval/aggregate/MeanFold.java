package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.number.Kahan;
import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;

/** {@code avg}: a compensated sum, which turns into a running mean at a step where the sum would overflow. */
final class MeanFold implements Fold {
    private final double[] sums;
    private final double[] lost;
    private final int[] counts;
    private final boolean[] running;

    MeanFold(int steps) {
        sums = StepMatrix.gaps(steps);
        lost = new double[steps];
        counts = new int[steps];
        running = new boolean[steps];
    }

    @Override
    public void add(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Gap.is(values[i])) {
                add(i, values[i]);
            }
        }
    }

    private void add(int i, double value) {
        double count = ++counts[i];
        if (counts[i] == 1) {
            sums[i] = value;
            return;
        }
        if (!running[i]) {
            double total = sums[i] + value;
            if (!Double.isInfinite(total)) {
                lost[i] = Kahan.lost(value, sums[i], total, lost[i]);
                sums[i] = total;
                return;
            }
            running[i] = true;
            sums[i] /= count - 1;
            lost[i] /= count - 1;
        }
        double share = (count - 1) / count;
        double old = share * sums[i];
        double increment = value / count;
        double total = old + increment;
        lost[i] = Kahan.lost(increment, old, total, share * lost[i]);
        sums[i] = total;
    }

    @Override
    public double[] result() {
        for (int i = 0; i < sums.length; i++) {
            if (running[i]) {
                sums[i] += lost[i];
            } else if (counts[i] > 0) {
                double count = counts[i];
                sums[i] = sums[i] / count + lost[i] / count;
            }
        }
        return sums;
    }
}
