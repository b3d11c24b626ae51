package io.novacron.dwcpctl.base.error;

/** What a run of dwcpctl ends with. Scripts rely on these numbers; nothing else may leave the program. */
public enum ExitCode {
    /** Done; GO; healthy; verified. */
    DONE(0, "done; GO; healthy; verified"),
    /** CAUTION; degraded. */
    CAUTION(1, "CAUTION; degraded"),
    /** NO-GO; critical; a rollback that failed or is incomplete. */
    NO_GO(2, "NO-GO; critical; a rollback that failed or is incomplete"),
    /** The question could not be answered. Never softened. */
    UNKNOWN(3, "UNKNOWN; unverified: the question could not be answered"),
    /** The command line is wrong, or a question was needed and prompting is off. */
    USAGE(64, "usage; a question was needed and prompting is off"),
    /** A file or an expression that was given is wrong. */
    BAD_INPUT(65, "bad input: config, query, playbook, PromQL"),
    /** A service is unreachable, timed out, or answers unintelligibly. */
    UNAVAILABLE(69, "a service unreachable, timed out, or answering unintelligibly"),
    /** A bug in dwcpctl. */
    BUG(70, "a bug in dwcpctl"),
    /** An output file cannot be written. */
    CANNOT_CREATE(73, "an output file cannot be written"),
    /** Locked by another run. */
    LOCKED(75, "locked by another run: try again"),
    /** Authentication or permission refused. */
    NO_PERMISSION(77, "authentication or permission refused"),
    /** Interrupted (SIGINT). */
    INTERRUPTED(130, "interrupted"),
    /** Terminated (SIGTERM). */
    TERMINATED(143, "terminated");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }

    /** One line for help and documents. */
    public String meaning() {
        return meaning;
    }
}
