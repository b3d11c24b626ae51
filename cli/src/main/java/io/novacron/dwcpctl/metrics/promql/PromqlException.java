package io.novacron.dwcpctl.metrics.promql;

/** Why an expression has no answer. The message is one line, in Prometheus's words where it has some. */
public abstract sealed class PromqlException extends RuntimeException
        permits PromqlParseException, PromqlEvaluationException, PromqlLimitException {
    private static final long serialVersionUID = 1L;

    PromqlException(String message) {
        super(message);
    }

    /** What went wrong; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
