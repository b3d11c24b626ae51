package io.novacron.dwcpctl.site.process;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;

/** Why a command did not come to its end. */
public final class ProcessException extends CliException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, in classes that callers treat alike. */
    public enum Kind {
        /** There is no such program, or it may not be run. */
        NOT_STARTED(ExitCode.UNAVAILABLE),
        /** It took too long. */
        TIMED_OUT(ExitCode.UNAVAILABLE),
        /** A simulated system has no answer to it. */
        NOT_SIMULATED(ExitCode.BAD_INPUT);

        private final ExitCode exitCode;

        Kind(ExitCode exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final Kind kind;

    public ProcessException(Kind kind, String message, String suggestion) {
        super(kind.exitCode, message, suggestion);
        this.kind = kind;
    }

    public ProcessException(Kind kind, String message, String suggestion, Throwable cause) {
        super(kind.exitCode, message, suggestion, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
