package io.novacron.dwcpctl.metrics.rules.template;

/** A template that cannot be read or expanded. The message is Go's: {@code template: __alert_X:1:120: …}. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TemplateException(String message) {
        super(message);
    }

    /** What went wrong; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
