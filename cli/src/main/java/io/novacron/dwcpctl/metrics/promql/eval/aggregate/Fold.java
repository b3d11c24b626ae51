package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

/** What takes the series of one group, one after the other, and comes to one value or a gap for each step. */
interface Fold {
    void add(double[] values);

    double[] result();
}
