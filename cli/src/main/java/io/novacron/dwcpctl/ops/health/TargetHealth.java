package io.novacron.dwcpctl.ops.health;

import io.novacron.dwcpctl.base.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one server is.
 *
 * @param id its kind, and what tells it from others of its kind: {@code hde/eu-west}, {@code prometheus/1}
 * @param kind what it is
 * @param region the empty string where it has none
 * @param address where it is; empty where it was not asked itself
 * @param verdict PASS if it answered that it is ready, FAIL if it answered that it is not, ERROR if it could not be asked
 * @param reason its version, or why not; may be empty
 * @param took from asking to its answer
 * @param since when Prometheus last scraped it, where it cannot any more; else null
 */
public record TargetHealth(
        String id,
        String kind,
        String region,
        String address,
        Verdict verdict,
        String reason,
        Duration took,
        @Nullable Instant since) {

    /** One of which nothing of the past is known. */
    public TargetHealth(
            String id, String kind, String region, String address, Verdict verdict, String reason, Duration took) {
        this(id, kind, region, address, verdict, reason, took, null);
    }

    public boolean isApplication() {
        return kind.equals(Service.APPLICATION);
    }

    /** Whether it is one of the six. */
    public boolean isComponent() {
        return Service.COMPONENTS.contains(kind);
    }

    /** The same, down since a moment. */
    TargetHealth downSince(@Nullable Instant moment) {
        return new TargetHealth(id, kind, region, address, verdict, reason, took, moment);
    }

    /** The same with another finding about it: the worse verdict, both reasons. */
    TargetHealth and(Verdict other, String why) {
        String both = reason.isEmpty() || why.isEmpty() ? reason + why : reason + "; " + why;
        return new TargetHealth(id, kind, region, address, verdict.and(other), both, took, since);
    }
}
