package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which rules read what rules record, and how much of the past the state of alerts depends on. */
final class Dependencies {
    private final List<Rule> rules = new ArrayList<>();

    Dependencies(List<RuleGroup> groups) {
        groups.forEach(group -> rules.addAll(group.rules()));
    }

    /** Whether a rule reads only what no rule records. */
    boolean readsNothingRecorded(Rule rule) {
        return Leaf.of(rule.expr()).stream().allMatch(leaf -> recordedBy(leaf).isEmpty());
    }

    private List<Rule> recordedBy(Leaf leaf) {
        return rules.stream().filter(rule -> mayRead(leaf, rule)).toList();
    }

    private static boolean mayRead(Leaf leaf, Rule rule) {
        return rule instanceof Rule.Recording
                ? fits(leaf, Labels.NAME, rule.name())
                : fits(leaf, "alertname", rule.name())
                        && (fits(leaf, Labels.NAME, "ALERTS") || fits(leaf, Labels.NAME, "ALERTS_FOR_STATE"));
    }

    private static boolean fits(Leaf leaf, String label, String value) {
        return leaf.selector().matchers().stream()
                .filter(m -> m.name().equals(label))
                .allMatch(m -> m.matches(value));
    }

    /** How long before a moment rules must be evaluated for its alerts to be known, in milliseconds. */
    long historyMillis(long lookbackMillis) {
        long longest = 0;
        for (Rule rule : rules) {
            longest = Math.max(longest, own(rule) + recorded(rule, lookbackMillis, new HashSet<>()));
        }
        return longest;
    }

    private static long own(Rule rule) {
        return rule instanceof Rule.Alert alert
                ? alert.hold().plus(alert.keepFiring()).toMillis()
                : 0;
    }

    private long recorded(Rule rule, long lookbackMillis, Set<Rule> above) {
        if (!above.add(rule)) {
            return 0;
        }
        long longest = 0;
        for (Leaf leaf : Leaf.of(rule.expr())) {
            long reach = Math.max(leaf.rangeMillis(), lookbackMillis)
                    + Math.max(0, leaf.shift().offsetMillis());
            for (Rule source : recordedBy(leaf)) {
                longest = Math.max(longest, reach + own(source) + recorded(source, lookbackMillis, above));
            }
        }
        above.remove(rule);
        return longest;
    }
}
