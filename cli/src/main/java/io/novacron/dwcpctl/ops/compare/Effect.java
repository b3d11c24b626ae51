package io.novacron.dwcpctl.ops.compare;

/**
 * How the candidate differs from the baseline.
 *
 * @param baseline the statistic of that side; NaN where it is of several strata together
 * @param candidate the statistic of the other
 * @param change by what share the candidate's is greater: -0.45 is 45 % less; infinite where the baseline's is zero
 * @param low the lower end of the change's interval
 * @param high its upper end
 */
public record Effect(double baseline, double candidate, double change, double low, double high) {
    /** Whether even the best end of the interval is worse than tolerated. */
    boolean isWorse(Metric metric) {
        return leastLoss(metric) > metric.tolerance();
    }

    /** Whether the interval reaches beyond what is tolerated. */
    boolean mayBeWorse(Metric metric) {
        return Math.max(metric.better().loss(low), metric.better().loss(high)) > metric.tolerance();
    }

    /** Whether it is not as much better as it is to be. */
    boolean missesTarget(Metric metric) {
        return metric.target() > 0 && -metric.better().loss(change) < metric.target();
    }

    double leastLoss(Metric metric) {
        return Math.min(metric.better().loss(low), metric.better().loss(high));
    }
}
