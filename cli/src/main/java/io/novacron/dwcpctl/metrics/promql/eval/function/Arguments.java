package io.novacron.dwcpctl.metrics.promql.eval.function;

import io.novacron.dwcpctl.metrics.promql.eval.step.Annotations;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.Steps;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Span;

/** The arguments of one call, evaluated when asked for. Positions count from 0. */
public interface Arguments {
    int count();

    /** An argument as it is written, without parentheses around it. */
    Expr expr(int i);

    /** Where annotations about an argument place it. */
    Span span(int i);

    /** An instant vector, which the function may change. */
    StepMatrix vector(int i);

    /** A scalar at each step. */
    double[] scalar(int i);

    /** A string. */
    String text(int i);

    Steps steps();

    Annotations annotations();
}
