package io.novacron.dwcpctl.ops.exercise;

import java.util.Locale;

/** What every incident asks of whoever is on call, each with its time. */
public enum Duty {
    /** To have seen the trouble with one's own eyes. */
    DETECT,
    /** To have said: I have it. */
    ACKNOWLEDGE,
    /** To have decided what to do. */
    DECIDE,
    /** To have done what helps. */
    MITIGATE,
    /** To have told the others. */
    COMMUNICATE;

    /** As files write it: {@code detect}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
