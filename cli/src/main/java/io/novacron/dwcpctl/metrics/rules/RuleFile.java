package io.novacron.dwcpctl.metrics.rules;

import java.util.List;

/** The groups of a rule file, in its order. */
public record RuleFile(String name, List<RuleGroup> groups) {
    public RuleFile {
        groups = List.copyOf(groups);
    }
}
