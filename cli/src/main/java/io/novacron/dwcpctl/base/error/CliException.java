package io.novacron.dwcpctl.base.error;

/**
 * A failure that the person at the terminal can act on: what happened, what to do, and the code to end with. One place
 * prints it: {@code App}.
 */
public class CliException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String suggestion;

    /**
     * @param message what happened and where, in one line, without a full stop
     * @param suggestion what to do about it, in one line
     */
    public CliException(ExitCode exitCode, String message, String suggestion) {
        super(message);
        this.exitCode = exitCode;
        this.suggestion = suggestion;
    }

    /** As above, keeping the cause for {@code --debug}. */
    public CliException(ExitCode exitCode, String message, String suggestion, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.suggestion = suggestion;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public String suggestion() {
        return suggestion;
    }

    /** What happened; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** A flag, a parameter or a combination of them that makes no sense. */
    public static CliException usage(String message, String suggestion) {
        return new CliException(ExitCode.USAGE, message, suggestion);
    }

    /** A file or an expression that is wrong. */
    public static CliException badInput(String message, String suggestion) {
        return new CliException(ExitCode.BAD_INPUT, message, suggestion);
    }
}
