package io.novacron.dwcpctl.ops.rollback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the journal has of a step.
 *
 * @param intendedAt when it was last about to be done; null where it has not begun
 * @param change from what to what; the empty string where it only observes
 * @param command the kubectl command; the empty string where it only observes
 * @param finishedAt null where it has not begun, or where its outcome is unknown
 * @param outcome null as above
 * @param says what was seen
 * @param remarks in their order
 */
public record StepRecord(
        Step step,
        @Nullable Instant intendedAt,
        String change,
        String command,
        @Nullable Instant finishedAt,
        @Nullable Outcome outcome,
        String says,
        List<String> remarks) {
    public StepRecord {
        remarks = List.copyOf(remarks);
    }

    static StepRecord pending(Step step) {
        return new StepRecord(step, null, "", "", null, null, "", List.of());
    }

    /** Whether it was about to be done, and nobody knows whether it was. */
    public boolean isUnknown() {
        return intendedAt != null && outcome == null;
    }

    /** Whether nothing of it is left to do. */
    public boolean isOver() {
        Outcome known = outcome;
        return known != null && known.goesOn();
    }
}
