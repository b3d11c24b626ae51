package io.novacron.dwcpctl.metrics.promql.script;

/** A test script, or a line of it, that cannot be read. */
public final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    /**
     * @param line from 1; 0 where a single line was read
     * @param reason what is wrong with it
     */
    public ScriptException(int line, String reason) {
        super(line == 0 ? reason : "line " + line + ": " + reason);
        this.line = line;
        this.reason = reason;
    }

    /** The same, said of a line of a script. */
    ScriptException at(int scriptLine) {
        return new ScriptException(scriptLine, reason);
    }

    public int line() {
        return line;
    }

    /** The message without the line's number. */
    public String reason() {
        return reason;
    }
}
