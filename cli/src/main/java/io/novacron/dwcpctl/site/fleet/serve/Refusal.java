package io.novacron.dwcpctl.site.fleet.serve;

/** A request that cannot be granted: the status to answer with, and in one line what is wrong and what would be right. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public Refusal(int status, String line) {
        super(line);
        this.status = status;
    }

    /** A parameter that is wrong. */
    static Refusal parameter(String name, String given, String accepted) {
        return new Refusal(400, name + ": \"" + given + "\" is not accepted; give " + accepted);
    }

    public int status() {
        return status;
    }

    /** The line as a reply. */
    public Reply reply() {
        return Reply.line(status, String.valueOf(getMessage()));
    }
}
