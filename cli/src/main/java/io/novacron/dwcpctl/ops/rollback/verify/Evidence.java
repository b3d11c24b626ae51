package io.novacron.dwcpctl.ops.rollback.verify;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.gate.Role;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at, in one region.
 *
 * @param id kebab-case: a criterion of the gate post-rollback, or one of our own
 * @param role what its failing means
 * @param region the empty string where it is of all together
 * @param value null where there is none
 * @param unit of value and bound
 * @param wanted what the value is to be: {@code <= 0.025}; empty where nothing is compared
 * @param age of the oldest series behind it; null where it has none or that is not known
 * @param migrations it rests on; null where it rests on none
 * @param reason why it is not PASS, or what is to be said of it; may be empty
 */
public record Evidence(
        String id,
        Role role,
        String title,
        String region,
        Verdict verdict,
        @Nullable Double value,
        Unit unit,
        String wanted,
        @Nullable Duration age,
        @Nullable Double migrations,
        String reason) {
    /** Of fewer migrations a P99 is that of less than ten, and may be bad by chance. */
    private static final double FEW = 1000;

    /** Whether more migrations may yet show otherwise. */
    boolean isYoung() {
        Double count = migrations;
        return count != null && count < FEW && verdict != Verdict.PASS;
    }

    /** The same, with what is to be said of its being young. */
    Evidence told() {
        Double count = migrations;
        if (!isYoung() || count == null || verdict == Verdict.NO_DATA) {
            return this;
        }
        String few = "of only " + Math.round(count) + " migrations";
        String said = reason.isEmpty() ? few : reason + ", " + few;
        return new Evidence(id, role, title, region, verdict, value, unit, wanted, age, migrations, said);
    }
}
