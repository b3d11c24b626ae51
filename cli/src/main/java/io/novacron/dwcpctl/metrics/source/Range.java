package io.novacron.dwcpctl.metrics.source;

import java.time.Duration;
import java.time.Instant;

/** The moments start, start + step, … up to and including end. */
public record Range(Instant start, Instant end, Duration step) {
    public Range {
        if (step.toMillis() <= 0 || end.isBefore(start)) {
            throw new IllegalArgumentException("no range: " + start + " to " + end + " by " + step);
        }
    }

    /** How many moments there are. */
    public long steps() {
        return Duration.between(start, end).toMillis() / step.toMillis() + 1;
    }
}
