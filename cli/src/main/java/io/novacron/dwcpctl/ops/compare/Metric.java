package io.novacron.dwcpctl.ops.compare;

import io.novacron.dwcpctl.metrics.series.Unit;
import java.util.List;

/**
 * Something that is compared.
 *
 * @param id kebab-case, unique
 * @param unit of the values compared
 * @param by the labels of the strata, beside the region
 * @param tolerance by what share the candidate may be worse
 * @param target by what share it is to be better; 0 where it need not be
 * @param why what it means where it is worse
 * @param next what to do then: commands, with a place for the region
 * @param origin the file it was read from
 */
public record Metric(
        String id,
        String title,
        Unit unit,
        Statistic statistic,
        List<String> by,
        Better better,
        double tolerance,
        double target,
        String why,
        List<String> next,
        Method method,
        String origin) {
    public Metric {
        by = List.copyOf(by);
        next = List.copyOf(next);
    }

    /**
     * Observations that a stratum needs on each side. Of fewer than 1 / (1 - q) the quantile q is the greatest of them, which
     * grows with their number: sides of unequal numbers could not be compared.
     */
    double needed() {
        return statistic instanceof Statistic.Quantile quantile
                ? Math.max(method.minimum(), Math.ceil(1 / Math.min(quantile.share(), 1 - quantile.share()) - 1e-9))
                : method.minimum();
    }
}
