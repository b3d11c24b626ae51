package io.novacron.dwcpctl.metrics.promql;

/** The expression is well formed, but these data give it no answer: many-to-many matching, duplicate series … */
public final class PromqlEvaluationException extends PromqlException {
    private static final long serialVersionUID = 1L;

    public PromqlEvaluationException(String message) {
        super(message);
    }
}
