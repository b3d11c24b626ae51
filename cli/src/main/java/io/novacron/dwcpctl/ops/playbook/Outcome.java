package io.novacron.dwcpctl.ops.playbook;

import io.novacron.dwcpctl.base.error.ExitCode;
import java.util.Locale;

/** How a run ends. */
public enum Outcome {
    /** The symptoms are gone, as measured. */
    RESOLVED(ExitCode.DONE),
    /** v1 serves again. */
    ROLLED_BACK(ExitCode.DONE),
    /** Others have it now; it is not solved. */
    ESCALATED(ExitCode.CAUTION),
    /** There was nothing. */
    FALSE_ALARM(ExitCode.DONE),
    /** All steps are done, where there is nothing to resolve. */
    COMPLETED(ExitCode.DONE);

    private final ExitCode exitCode;

    Outcome(ExitCode exitCode) {
        this.exitCode = exitCode;
    }

    /** Of a run that ends so. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** As files write it: {@code false-alarm}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
