package io.novacron.dwcpctl.metrics.promql.eval.function;

import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.window.Window;

/**
 * A function of a range vector.
 *
 * @param reads what of each window it looks at
 */
public record RangeFunction(Window.Reads reads, Body body) {
    /** The value for a window that is not empty, or {@link Gap#VALUE} for none. */
    @FunctionalInterface
    public interface Body {
        double apply(Window window, RangeCall call);
    }

    static RangeFunction of(Body body) {
        return new RangeFunction(Window.Reads.ALL, body);
    }

    static RangeFunction ofEnds(Body body) {
        return new RangeFunction(Window.Reads.ENDS, body);
    }
}
