package io.novacron.dwcpctl.base.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The wall clock. */
public final class WallTimeline implements Timeline {
    private final Clock clock;
    private final Cancellation cancellation;

    public WallTimeline(Clock clock, Cancellation cancellation) {
        this.clock = clock;
        this.cancellation = cancellation;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void awaitUntil(Instant moment) throws InterruptedException {
        while (true) {
            Duration left = Duration.between(now(), moment);
            if (left.isNegative() || left.isZero()) {
                return;
            }
            if (cancellation.await(left)) {
                throw new InterruptedException("cancelled while waiting until " + moment);
            }
        }
    }
}
