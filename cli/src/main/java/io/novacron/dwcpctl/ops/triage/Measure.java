package io.novacron.dwcpctl.ops.triage;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.gate.Finding;
import io.novacron.dwcpctl.ops.gate.Result;
import io.novacron.dwcpctl.ops.gate.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a criterion of the gate stands, and since when.
 *
 * @param since when it began to be so in its worst region; null where it is well, or not within the hour looked back, or not known
 * @param longer whether it has been so for the whole hour looked back
 */
public record Measure(Result result, @Nullable Instant since, boolean longer) {
    public Verdict verdict() {
        return result.verdict();
    }

    /** The worst of its regions. */
    public Finding worst() {
        return result.worst();
    }

    /** Whether it makes a decision NO-GO by itself or together with others of its kind. */
    boolean isFailing() {
        return result.role() != Role.CAUTION && verdict() == Verdict.FAIL;
    }
}
