package io.novacron.dwcpctl.metrics.promql;

import io.novacron.dwcpctl.metrics.promql.tree.Expr;

/** Evaluates expressions as Prometheus 3 does. All times are milliseconds since the epoch. */
public interface Evaluator {
    /**
     * The value at one moment, in the type that the expression has.
     *
     * @throws PromqlException if it has none
     */
    Evaluation instant(Expr expr, Storage storage, long atMillis);

    /**
     * The values at {@code from}, {@code from + step}, … up to and including {@code to}, as a matrix.
     *
     * @param expr a scalar or an instant vector
     * @param stepMillis greater than 0
     * @throws PromqlException if it has none
     */
    Evaluation range(Expr expr, Storage storage, long fromMillis, long toMillis, long stepMillis);
}
