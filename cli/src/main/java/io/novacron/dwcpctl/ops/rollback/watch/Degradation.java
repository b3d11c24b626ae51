package io.novacron.dwcpctl.ops.rollback.watch;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.ops.rollback.watch.Finding.Call;
import io.novacron.dwcpctl.ops.rollback.watch.Sample.State;
import io.novacron.dwcpctl.ops.rollback.watch.Sample.V1;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Whether samples call for a rollback: a pure function of them. What is not known stands in the denominator and never in the
 * numerator, so that an outage of the monitoring can only hold a rollback back.
 */
public final class Degradation {
    private Degradation() {}

    /**
     * What the samples come to.
     *
     * @param samples in any order; those older than the rule's window before {@code now} do not count
     */
    public static Finding judge(Rule rule, List<Sample> samples, Instant now) {
        Instant from = now.minus(rule.window());
        List<Sample> window = samples.stream()
                .filter(sample -> !sample.at().isBefore(from) && !sample.at().isAfter(now))
                .toList();
        int degraded = count(window, State.DEGRADED);
        int unknown = count(window, State.UNKNOWN);
        String counted = degraded + " of " + window.size() + " samples degraded"
                + (unknown == 0 ? "" : ", " + unknown + " not known");
        Instant first = window.stream().map(Sample::at).min(Instant::compareTo).orElse(now);
        if (window.size() < rule.minimum() || first.isAfter(from.plus(rule.slack()))) {
            return new Finding(
                    Call.HOLD,
                    window.size(),
                    degraded,
                    unknown,
                    counted + ", not yet " + PromDuration.format(rule.window()) + " watched");
        }
        if (degraded < rule.share() * window.size()) {
            return new Finding(Call.HOLD, window.size(), degraded, unknown, counted + needed(rule));
        }
        Sample latest = window.stream()
                .reduce((a, b) -> b.at().isBefore(a.at()) ? a : b)
                .orElseThrow();
        String over = counted + " over " + PromDuration.format(rule.window());
        if (latest.v1() != V1.HEALTHY) {
            String v1 = latest.v1() == V1.UNHEALTHY ? "v1 is not healthy: " : "whether v1 is healthy is not known: ";
            return new Finding(Call.STUCK, window.size(), degraded, unknown, over + "; " + v1 + latest.v1Why());
        }
        return new Finding(Call.ROLL_BACK, window.size(), degraded, unknown, over + "; v1 is healthy");
    }

    private static String needed(Rule rule) {
        return String.format(Locale.ROOT, ", fewer than %.0f %%", rule.share() * 100);
    }

    private static int count(List<Sample> samples, State state) {
        return (int) samples.stream().filter(sample -> sample.state() == state).count();
    }
}
