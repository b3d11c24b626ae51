package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.error.ExitCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a run ended. */
public enum Ending {
    /** All steps were done, and the evidence says that it worked. */
    VERIFIED(ExitCode.DONE, true),
    /** All steps were done, and the evidence has reservations. */
    DEGRADED(ExitCode.CAUTION, true),
    /** All steps were done; whether it worked could not be seen, or not all of it. */
    UNVERIFIED(ExitCode.UNKNOWN, true),
    /** All steps were done, and the evidence says that v1 does not serve as it should. */
    UNSUCCESSFUL(ExitCode.NO_GO, true),
    /** A step failed: what comes behind it was not done. */
    FAILED(ExitCode.NO_GO, false),
    /** A person stopped it between two steps. */
    STOPPED(ExitCode.INTERRUPTED, false);

    private final ExitCode exitCode;
    private final boolean complete;

    Ending(ExitCode exitCode, boolean complete) {
        this.exitCode = exitCode;
        this.complete = complete;
    }

    /** As journals write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** Whether all steps were done: then another rollback may begin. */
    public boolean isComplete() {
        return complete;
    }

    static Optional<Ending> ofId(String id) {
        return Arrays.stream(values()).filter(e -> e.id().equals(id)).findFirst();
    }
}
