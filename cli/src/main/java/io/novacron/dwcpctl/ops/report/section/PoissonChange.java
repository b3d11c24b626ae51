package io.novacron.dwcpctl.ops.report.section;

import java.time.Duration;

/** Whether two counts differ by more than chance: errors that come independently are Poisson distributed. */
final class PoissonChange {
    /** Beyond it chance would do as much in less than three of a thousand cases. */
    static final double CERTAIN = 3;

    private PoissonChange() {}

    /**
     * The difference of two rates in standard deviations (Przyborowski and Wilenski 1940, in the normal approximation with
     * the variances estimated apart: Ng and Tang 2005); 0 where neither has counted anything.
     */
    static double score(double count, Duration length, double before, Duration lengthBefore) {
        double t = length.toMillis() / 1000.0;
        double u = lengthBefore.toMillis() / 1000.0;
        double variance = count / (t * t) + before / (u * u);
        return variance <= 0 ? 0 : (count / t - before / u) / Math.sqrt(variance);
    }
}
