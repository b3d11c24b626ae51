package io.novacron.dwcpctl.metrics.rules;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are evaluated one after the other at the same moment.
 *
 * @param interval how often; null where the server's or the test's own holds
 * @param queryOffset how far before the moment of evaluation it looks, and its samples are dated
 * @param limit of series or alerts that one of its rules may have; 0 for none
 */
public record RuleGroup(String name, @Nullable Duration interval, Duration queryOffset, int limit, List<Rule> rules) {
    public RuleGroup {
        rules = List.copyOf(rules);
    }
}
