package io.novacron.dwcpctl.site.prometheus;

import java.time.Duration;
import java.util.List;

/**
 * Rules that Prometheus evaluates one after another.
 *
 * @param file where it is defined, as the server sees it
 * @param interval between evaluations
 */
public record RuleGroup(String name, String file, Duration interval, List<Rule> rules) {
    public RuleGroup {
        rules = List.copyOf(rules);
    }
}
