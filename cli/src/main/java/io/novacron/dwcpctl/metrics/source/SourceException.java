package io.novacron.dwcpctl.metrics.source;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;

/** Why a source gave no answer. The kind decides what may be done about it: retried, failed over, or only said. */
public final class SourceException extends CliException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, in classes that callers treat alike. */
    public enum Kind {
        /** No connection: closed port, no such name, TLS refused, 502, 503, 504. Another replica may be asked. */
        UNREACHABLE(ExitCode.UNAVAILABLE),
        /** No answer by the deadline. */
        TIMEOUT(ExitCode.UNAVAILABLE),
        /** An answer that is none: 404, 500, HTML, truncated or oversized JSON, a redirect loop. */
        UNINTELLIGIBLE(ExitCode.UNAVAILABLE),
        /** 401 or 403. */
        REFUSED(ExitCode.NO_PERMISSION),
        /** The query is wrong, or too much for the server: 400, 422. */
        BAD_QUERY(ExitCode.BAD_INPUT);

        private final ExitCode exitCode;

        Kind(ExitCode exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final Kind kind;

    public SourceException(Kind kind, String message, String suggestion) {
        super(kind.exitCode, message, suggestion);
        this.kind = kind;
    }

    public SourceException(Kind kind, String message, String suggestion, Throwable cause) {
        super(kind.exitCode, message, suggestion, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
