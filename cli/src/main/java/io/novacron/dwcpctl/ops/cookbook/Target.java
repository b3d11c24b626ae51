package io.novacron.dwcpctl.ops.cookbook;

import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.base.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a value should be.
 *
 * @param wanted holds for a good value; null where there is no target
 * @param warn holds for a value to be warned of
 * @param fail holds for a value that is critical
 */
public record Target(
        @Nullable Condition wanted,
        @Nullable Condition warn,
        @Nullable Condition fail) {
    public static final Target NONE = new Target(null, null, null);

    /** Whether there is anything to judge by. */
    public boolean isGiven() {
        return wanted != null || warn != null || fail != null;
    }

    /** NaN is NO_DATA; else FAIL, else WARN (also for a missed target), else PASS. */
    public Verdict judge(double value) {
        if (Double.isNaN(value)) {
            return Verdict.NO_DATA;
        }
        if (fail != null && fail.holds(value)) {
            return Verdict.FAIL;
        }
        if ((warn != null && warn.holds(value)) || (wanted != null && !wanted.holds(value))) {
            return Verdict.WARN;
        }
        return Verdict.PASS;
    }
}
