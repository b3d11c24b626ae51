package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

/** Between what a parameter lies over all steps; NaN where it is NaN at any. */
record Extent(double min, double max, boolean hasNaN) {
    static Extent of(double[] values) {
        double min = Double.MAX_VALUE;
        double max = -Double.MAX_VALUE;
        boolean hasNaN = false;
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
            hasNaN |= Double.isNaN(value);
        }
        return new Extent(min, max, hasNaN);
    }
}
