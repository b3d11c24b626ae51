package io.novacron.dwcpctl.base.verdict;

import io.novacron.dwcpctl.base.error.ExitCode;
import java.util.Collection;

/** How a check ended, from best to worst. What is not known is never fine. */
public enum Verdict {
    PASS(ExitCode.DONE),
    WARN(ExitCode.CAUTION),
    NO_DATA(ExitCode.UNKNOWN),
    ERROR(ExitCode.UNKNOWN),
    FAIL(ExitCode.NO_GO);

    private final ExitCode exitCode;

    Verdict(ExitCode exitCode) {
        this.exitCode = exitCode;
    }

    /** The code of a command that gives this verdict. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** The worse of the two: FAIL &gt; ERROR &gt; NO_DATA &gt; WARN &gt; PASS. */
    public Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The worst of a set; an empty set is NO_DATA: nothing was seen, so nothing passed. */
    public static Verdict worst(Collection<Verdict> verdicts) {
        return verdicts.stream().reduce(Verdict::and).orElse(NO_DATA);
    }
}
