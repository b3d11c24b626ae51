package io.novacron.dwcpctl.site.alert;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.time.Instant;
import java.util.List;

/**
 * A silence to be made.
 *
 * @param matchers at least one, and at least one that an alert without that label does not meet: else it hides everything
 * @param start included
 * @param end later than the start
 * @param creator not empty
 * @param comment not empty
 */
public record SilenceRequest(List<Matcher> matchers, Instant start, Instant end, String creator, String comment) {
    /** @throws CliException with code 65 if it is not so, as Alertmanager would refuse it */
    public SilenceRequest {
        matchers = List.copyOf(matchers);
        if (matchers.stream().allMatch(m -> m.matches(""))) {
            throw CliException.badInput(
                    "a silence needs a matcher that an empty value does not meet: this one would hide every alert",
                    "Name an alert: alertname=\"DWCPv3…\".");
        }
        if (!end.isAfter(start)) {
            throw CliException.badInput("a silence must end after it begins", "Give it longer.");
        }
        if (creator.isBlank() || comment.isBlank()) {
            throw CliException.badInput("a silence needs its creator and a comment", "Say who makes it, and why.");
        }
    }

    /** Whether it is about an alert with these labels. */
    public boolean matches(Labels alert) {
        return matchers.stream().allMatch(m -> m.matches(alert));
    }
}
