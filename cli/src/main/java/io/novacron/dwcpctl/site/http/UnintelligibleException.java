package io.novacron.dwcpctl.site.http;

import java.io.IOException;

/** A reply that is not what was asked for; becomes a message with the URL before it. */
public final class UnintelligibleException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String suggestion;

    /** What is wrong with the reply, and what to do about it. */
    public UnintelligibleException(String problem, String suggestion) {
        super(problem);
        this.suggestion = suggestion;
    }

    String problem() {
        return String.valueOf(getMessage());
    }

    String suggestion() {
        return suggestion;
    }
}
