package io.novacron.dwcpctl.ops.rollback.watch;

import java.time.Instant;

/**
 * One look at v3 and v1.
 *
 * @param at when
 * @param state of v3
 * @param why what v3's state rests on, in a line
 * @param v1 whether v1 could take over
 * @param v1Why what that rests on
 */
public record Sample(Instant at, State state, String why, V1 v1, String v1Why) {
    /** How v3 is. */
    public enum State {
        GOOD,
        /** By a violation that was measured, or dead as seen from outside. */
        DEGRADED,
        /** Nobody knows, or too little traffic: never degraded. */
        UNKNOWN
    }

    /** Whether v1 could take over. */
    public enum V1 {
        HEALTHY,
        UNHEALTHY,
        UNKNOWN
    }
}
