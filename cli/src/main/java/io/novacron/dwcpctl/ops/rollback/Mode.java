package io.novacron.dwcpctl.ops.rollback;

import java.util.Locale;

/** How a rollback came about. */
public enum Mode {
    /** A person saw the plan and said yes. */
    MANUAL,
    /** A person asked for it at once, by {@code --emergency --confirm}. */
    EMERGENCY,
    /** A watcher that a person had armed. */
    AUTOMATIC;

    /** As journals and annotations write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether only what makes a rollback impossible may keep it from beginning, and waits are short. */
    public boolean isUrgent() {
        return this != MANUAL;
    }
}
