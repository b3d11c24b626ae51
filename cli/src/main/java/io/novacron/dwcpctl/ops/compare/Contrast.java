package io.novacron.dwcpctl.ops.compare;

import io.novacron.dwcpctl.base.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric of both sides in a region, as one replica sees it.
 *
 * @param region the empty string where it is of none
 * @param verdict the worst of the strata that count, and of what is missing
 * @param strata the worst first; empty where nothing was answered
 * @param overall the strata's effects together, at the candidate's mix of them; null where there is none
 * @param reason why it is not PASS, or what is to be said of it; may be empty
 * @param took the longest answer behind it
 */
public record Contrast(
        Metric metric,
        String region,
        Verdict verdict,
        List<Stratum> strata,
        @Nullable Effect overall,
        String replica,
        String reason,
        Duration took) {
    public Contrast {
        strata = List.copyOf(strata);
    }

    static Contrast without(Metric metric, String region, Verdict verdict, String replica, String reason) {
        return new Contrast(metric, region, verdict, List.of(), null, replica, reason, Duration.ZERO);
    }

    /** The stratum that stands for the metric; null where there is none. */
    public @Nullable Stratum worst() {
        return strata.isEmpty() ? null : strata.get(0);
    }

    Contrast with(Verdict other, String why) {
        String both = reason.isEmpty() ? why : reason + "; " + why;
        return new Contrast(metric, region, other, strata, overall, replica, both, took);
    }
}
