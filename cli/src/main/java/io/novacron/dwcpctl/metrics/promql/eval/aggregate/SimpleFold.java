package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** {@code min}, {@code max}, {@code count} and {@code group}: those that need to remember one number. */
final class SimpleFold implements Fold {
    private final double[] results;
    private final DoubleUnaryOperator first;
    private final DoubleBinaryOperator next;

    private SimpleFold(int steps, DoubleUnaryOperator first, DoubleBinaryOperator next) {
        this.results = StepMatrix.gaps(steps);
        this.first = first;
        this.next = next;
    }

    static Fold min(int steps) {
        return new SimpleFold(steps, v -> v, (min, v) -> min > v || Double.isNaN(min) ? v : min);
    }

    static Fold max(int steps) {
        return new SimpleFold(steps, v -> v, (max, v) -> max < v || Double.isNaN(max) ? v : max);
    }

    static Fold count(int steps) {
        return new SimpleFold(steps, v -> 1, (count, v) -> count + 1);
    }

    static Fold group(int steps) {
        return new SimpleFold(steps, v -> 1, (group, v) -> 1);
    }

    @Override
    public void add(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Gap.is(values[i])) {
                results[i] =
                        Gap.is(results[i]) ? first.applyAsDouble(values[i]) : next.applyAsDouble(results[i], values[i]);
            }
        }
    }

    @Override
    public double[] result() {
        return results;
    }
}
