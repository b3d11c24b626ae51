package io.novacron.dwcpctl.metrics.promql.eval.function;

import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;

/** A function none of whose arguments is a range vector. */
@FunctionalInterface
public interface VectorFunction {
    StepMatrix apply(Arguments arguments);
}
