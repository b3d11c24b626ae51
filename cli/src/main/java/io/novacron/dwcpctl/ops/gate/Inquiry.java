package io.novacron.dwcpctl.ops.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a gate is asked about.
 *
 * @param at the moment
 * @param held how long before it the decision must have held as well; zero for the moment alone
 * @param isLive whether the moment is now, so that nothing may be later than it
 * @param expected the regions there must be; empty where those seen in the last 24 hours are expected
 * @param region the only one to look at; null for all
 */
public record Inquiry(
        Instant at,
        Duration held,
        boolean isLive,
        Set<String> expected,
        @Nullable String region) {
    /** How far apart the moments of a while are. */
    static final Duration STEP = Duration.ofSeconds(15);

    public Inquiry {
        at = at.truncatedTo(ChronoUnit.MILLIS); // as Prometheus keeps time
        expected = Collections.unmodifiableSet(new TreeSet<>(expected));
    }

    /** The moments looked at, the last of them {@link #at}. */
    public List<Instant> moments() {
        List<Instant> moments = new ArrayList<>();
        for (long i = steps(); i >= 0; i--) {
            moments.add(at.minus(STEP.multipliedBy(i)));
        }
        return moments;
    }

    /** A while that is no multiple of the step begins a little earlier. */
    long steps() {
        return (held.toMillis() + STEP.toMillis() - 1) / STEP.toMillis();
    }
}
