package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.verdict.Verdict;

/** What a gate says. */
public enum Decision {
    GO(ExitCode.DONE),
    CAUTION(ExitCode.CAUTION),
    NO_GO(ExitCode.NO_GO),
    UNKNOWN(ExitCode.UNKNOWN);

    private final ExitCode exitCode;

    Decision(ExitCode exitCode) {
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    static Decision of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> GO;
            case WARN -> CAUTION;
            case NO_DATA, ERROR -> UNKNOWN;
            case FAIL -> NO_GO;
        };
    }

    /** As people say it: NO-GO. */
    public String text() {
        return this == NO_GO ? "NO-GO" : name();
    }
}
