package io.novacron.dwcpctl.base.time;

import java.time.Instant;

/**
 * The time that a command lives in: the wall clock, the demo's clock or an exercise's. Whoever asks what time it is, or
 * waits, asks a Timeline.
 */
public interface Timeline {
    /** The present moment of this timeline. */
    Instant now();

    /**
     * Returns when {@link #now()} has reached {@code moment}; at once if it has already.
     *
     * @throws InterruptedException if the run was cancelled meanwhile
     */
    void awaitUntil(Instant moment) throws InterruptedException;
}
