package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a gate looks at.
 *
 * @param id kebab-case, unique in its gate
 * @param title what is measured
 * @param expression whose values are judged; of a comparison, what the candidate has
 * @param compared null where values are judged
 * @param unit of the values
 * @param warn holds for a value to be warned of
 * @param fail holds for a value that fails; one of the two is there
 * @param count what the values rest on must be at least {@code minimum}; null where any number will do
 * @param minimum of the count
 * @param fresh whose selectors must be fresh; null where those of {@code expression} itself must be
 * @param freshness the greatest age of the oldest series
 * @param empty what it is where a region has no series
 * @param nan what it is where a value is no number
 * @param several what it is where a region has several series
 * @param why what a failure means
 * @param next what to do then: commands, with a place for the region
 */
public record Criterion(
        String id,
        Role role,
        String title,
        Per per,
        Expression expression,
        @Nullable Compared compared,
        Unit unit,
        @Nullable Condition warn,
        @Nullable Condition fail,
        @Nullable Expression count,
        double minimum,
        @Nullable Expression fresh,
        Duration freshness,
        Missing empty,
        Missing nan,
        Several several,
        String why,
        List<String> next) {
    public Criterion {
        next = List.copyOf(next);
    }

    /** What a value comes to. An infinite one fails where the condition says so, and is no measurement elsewhere. */
    public Verdict judge(double value) {
        if (Double.isNaN(value)) {
            return nan.verdict();
        }
        if (fail != null && fail.holds(value)) {
            return Verdict.FAIL;
        }
        if (Double.isInfinite(value)) {
            return Verdict.NO_DATA;
        }
        return warn != null && warn.holds(value) ? Verdict.WARN : Verdict.PASS;
    }

    /** The condition that a good value does not meet. */
    public Condition bound() {
        Condition bound = fail != null ? fail : warn;
        if (bound == null) {
            throw new IllegalStateException(id + " has no condition");
        }
        return bound;
    }

    /** Whether the first value is the worse one, both judged alike. */
    boolean isWorse(double first, double second) {
        double edge = bound().bound();
        return switch (bound().operator()) {
            case GREATER, AT_LEAST -> first > second;
            case LESS, AT_MOST -> first < second;
            case EQUAL -> Math.abs(first - edge) < Math.abs(second - edge);
            case NOT_EQUAL -> Math.abs(first - edge) > Math.abs(second - edge);
        };
    }
}
