package io.novacron.dwcpctl.metrics.promql;

/** Too much is asked: too long or deep an expression, too many samples or steps, or the caller's cancellation. */
public final class PromqlLimitException extends PromqlException {
    private static final long serialVersionUID = 1L;

    public PromqlLimitException(String message) {
        super(message);
    }
}
