package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
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

    /** The rules that may write what a selector reads. */
    List<Rule> recordedBy(Leaf leaf) {
        return rules.stream()
                .filter(rule -> mayWrite(rule, leaf.selector().matchers()))
                .toList();
    }

    /** Whether a rule may write a series that meets all conditions. */
    static boolean mayWrite(Rule rule, List<Matcher> matchers) {
        return rule instanceof Rule.Recording
                ? fits(matchers, Labels.NAME, rule.name())
                : fits(matchers, "alertname", rule.name())
                        && (fits(matchers, Labels.NAME, "ALERTS") || fits(matchers, Labels.NAME, "ALERTS_FOR_STATE"));
    }

    private static boolean fits(List<Matcher> matchers, String label, String value) {
        return matchers.stream().filter(m -> m.name().equals(label)).allMatch(m -> m.matches(value));
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
