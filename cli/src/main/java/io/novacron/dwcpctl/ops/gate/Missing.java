package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.verdict.Verdict;

/** What an answer without a number says of a criterion. None of them is PASS: what was not seen is never fine. */
public enum Missing {
    UNKNOWN(Verdict.NO_DATA),
    WARN(Verdict.WARN),
    FAIL(Verdict.FAIL);

    private final Verdict verdict;

    Missing(Verdict verdict) {
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }
}
