package io.novacron.dwcpctl.metrics.promql.script;

import io.novacron.dwcpctl.metrics.promql.Staleness;

/** When two floats count as the same in a test ({@code util/almost} of Prometheus). */
final class AlmostEqual {
    private static final double EPSILON = 1e-6;

    private AlmostEqual() {}

    static boolean test(double a, double b) {
        if (Staleness.isStale(a) || Staleness.isStale(b)) {
            return Staleness.isStale(a) && Staleness.isStale(b);
        }
        if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
            return true;
        }
        double sum = Math.abs(a) + Math.abs(b);
        double difference = Math.abs(a - b);
        if (a == 0 || b == 0 || sum < Double.MIN_NORMAL) {
            return difference < EPSILON * Double.MIN_NORMAL;
        }
        return difference / Math.min(sum, Double.MAX_VALUE) < EPSILON;
    }
}
