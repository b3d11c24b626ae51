package io.novacron.dwcpctl.ops.alerts;

import io.novacron.dwcpctl.site.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is told next of an alert, unless somebody sees to it: the contract, section 4. Alertmanager cannot know of
 * acknowledgements, so this is when each level is due, not whether it was called.
 *
 * @param state whether anybody else is to be told
 * @param level the next one; null unless the state is {@link State#DUE}
 * @param at when it is due
 */
public record Escalation(
        State state, @Nullable Level level, @Nullable Instant at) {
    private static final String IMMEDIATE = "immediate";
    private static final String HIGH = "high";

    /** An alert of escalation "high" pages only after it has lasted for so long. */
    private static final Duration HIGH_WAITS = Duration.ofMinutes(10);

    /** Whether anybody is to be told. */
    public enum State {
        /** It does not fire yet. */
        PENDING,
        /** It pages nobody: Slack only. */
        NO_PAGE,
        /** A silence or another alert mutes it. */
        MUTED,
        /** Since when it fires is not known. */
        UNKNOWN,
        /** Another level is due. */
        DUE,
        /** Every level has been due already. */
        ALL_DUE
    }

    /** Who is told, in this order; each after the one before has had its time: 5, 10, 15 and 20 minutes. */
    public enum Level {
        PRIMARY("primary on-call", 0),
        SECONDARY("secondary on-call", 5),
        LEAD("team lead", 15),
        MANAGER("engineering manager", 30),
        /** Only where an SLA is violated. */
        EXECUTIVES("VP Engineering and CTO", 50);

        private final String title;
        private final Duration after;

        Level(String title, long minutes) {
            this.title = title;
            this.after = Duration.ofMinutes(minutes);
        }

        /** As people call them. */
        public String title() {
            return title;
        }
    }

    /**
     * How far an alert's escalation is.
     *
     * @param slaViolated whether any SLA is: else nobody above the engineering manager is told
     */
    static Escalation of(Alert alert, boolean slaViolated, Instant now) {
        if (!alert.isFiring()) {
            return new Escalation(State.PENDING, null, null);
        }
        String urgency = alert.labels().get("escalation");
        if (!urgency.equals(IMMEDIATE) && !urgency.equals(HIGH)) {
            return new Escalation(State.NO_PAGE, null, null);
        }
        if (alert.isSilenced() || alert.inhibited()) {
            return new Escalation(State.MUTED, null, null);
        }
        Instant since = alert.since();
        if (since == null) {
            return new Escalation(State.UNKNOWN, null, null);
        }
        Instant page = urgency.equals(HIGH) ? since.plus(HIGH_WAITS) : since;
        for (Level level : Level.values()) {
            Instant due = page.plus(level.after);
            if (due.isAfter(now) && (level != Level.EXECUTIVES || slaViolated)) {
                return new Escalation(State.DUE, level, due);
            }
        }
        return new Escalation(State.ALL_DUE, null, null);
    }
}
