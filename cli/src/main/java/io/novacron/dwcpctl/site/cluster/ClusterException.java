package io.novacron.dwcpctl.site.cluster;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;

/** Why a cluster did not answer, or did not do what it was asked to. The kind decides what may be done about it. */
public final class ClusterException extends CliException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, in classes that callers treat alike. */
    public enum Kind {
        /**
         * The context does not say where the cluster is, or what it takes to ask it is not there: kubectl, its kubeconfig,
         * the kubeconfig's context. Nothing was asked.
         */
        NOT_CONFIGURED(ExitCode.BAD_INPUT),
        /** There is no such object, or no such revision of it. */
        NOT_FOUND(ExitCode.BAD_INPUT),
        /** The object has changed meanwhile: look again, then try again. */
        CONFLICT(ExitCode.LOCKED),
        /** Not allowed, or not logged in. */
        FORBIDDEN(ExitCode.NO_PERMISSION),
        /** No answer, none in time, or none that can be understood. Whether a change was made is not known. */
        UNREACHABLE(ExitCode.UNAVAILABLE),
        /** The cluster accepts no such change to the object as it is. */
        REFUSED(ExitCode.BAD_INPUT);

        private final ExitCode exitCode;

        Kind(ExitCode exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final Kind kind;

    public ClusterException(Kind kind, String message, String suggestion) {
        super(kind.exitCode, message, suggestion);
        this.kind = kind;
    }

    public ClusterException(Kind kind, String message, String suggestion, Throwable cause) {
        super(kind.exitCode, message, suggestion, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
