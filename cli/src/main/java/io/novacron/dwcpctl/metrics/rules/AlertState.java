package io.novacron.dwcpctl.metrics.rules;

import java.util.Locale;

/** How far an alert is. */
public enum AlertState {
    INACTIVE,
    PENDING,
    FIRING;

    /** As the label {@code alertstate} has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
