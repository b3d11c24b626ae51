package io.novacron.dwcpctl.site.alert;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A silence: alerts that meet all its conditions notify nobody while it is in force.
 *
 * @param matchers at least one
 * @param creator who made it, in their own words
 * @param comment why
 * @param start included
 * @param end excluded; where it was expired by hand, that moment
 * @param state at the moment of the answer
 */
public record Silence(
        String id, List<Matcher> matchers, String creator, String comment, Instant start, Instant end, State state) {
    public Silence {
        matchers = List.copyOf(matchers);
    }

    /** How far it is. */
    public enum State {
        /** It is not in force yet. */
        PENDING,
        ACTIVE,
        EXPIRED;

        /** As Alertmanager names it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What a silence from one moment to another is at a third. */
        public static State at(Instant start, Instant end, Instant moment) {
            if (moment.isBefore(start)) {
                return PENDING;
            }
            return moment.isBefore(end) ? ACTIVE : EXPIRED;
        }
    }

    /** Whether it is about an alert with these labels, in force or not. */
    public boolean matches(Labels alert) {
        return matchers.stream().allMatch(m -> m.matches(alert));
    }
}
