package io.novacron.dwcpctl.ops.exercise;

import java.time.Instant;

/**
 * Something that the participant did, whatever it was done with.
 *
 * @param at on the exercise's clock
 * @param step of the playbook, or the command of the shell; empty where it belongs to neither
 * @param what in words
 */
public record Deed(Instant at, Kind kind, String step, String what) {
    /** What kind of thing it was. */
    public enum Kind {
        /** Looked at figures of which one is bad. */
        SAW,
        /** Looked at figures, none of them bad. */
        LOOKED,
        ACKNOWLEDGED,
        /** Answered a decision as the figures proposed, or where they proposed nothing. */
        DECIDED,
        /** Answered a decision otherwise than the figures proposed. */
        DECIDED_OTHERWISE,
        /** Left a step out. */
        SKIPPED,
        /** Told others. */
        TOLD,
        /** Handed it to others. */
        ESCALATED,
        /** Ended the run; {@code what} is the outcome. */
        ENDED
    }
}
