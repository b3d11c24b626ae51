package io.novacron.dwcpctl.metrics.promql.eval.function;

import io.novacron.dwcpctl.metrics.promql.eval.step.Annotations;
import io.novacron.dwcpctl.metrics.promql.tree.Span;
import java.util.List;

/** One call of a function of a range vector: its other arguments, all scalars, and the step it is at. */
public final class RangeCall {
    private final Span parameterSpan;
    private final List<double[]> scalars;
    private final long rangeMillis;
    private final Annotations annotations;
    private long at;
    private int step;

    /**
     * A call.
     *
     * @param parameterSpan where annotations about its first argument place it
     * @param scalars its arguments at each step, empty in the place of the range vector
     */
    public RangeCall(Span parameterSpan, List<double[]> scalars, long rangeMillis, Annotations annotations) {
        this.parameterSpan = parameterSpan;
        this.scalars = List.copyOf(scalars);
        this.rangeMillis = rangeMillis;
        this.annotations = annotations;
    }

    public void move(int toStep, long toMillis) {
        step = toStep;
        at = toMillis;
    }

    /** The moment of the step in milliseconds since the epoch. */
    public long at() {
        return at;
    }

    /** Argument {@code i} at this step. */
    public double scalar(int i) {
        return scalars.get(i)[step];
    }

    public double rangeSeconds() {
        // in two parts, as Go's Duration.Seconds does
        long seconds = rangeMillis / 1000;
        return seconds + rangeMillis % 1000 * 1_000_000 / 1e9;
    }

    /** Where annotations about the first argument place it. */
    public Span parameterSpan() {
        return parameterSpan;
    }

    public Annotations annotations() {
        return annotations;
    }
}
