package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
        return rule.accept(new Rule.Visitor<Boolean>() {
            @Override
            public Boolean alert(Rule.Alert alert) {
                return fits(matchers, "alertname", alert.name())
                        && (fits(matchers, Labels.NAME, "ALERTS") || fits(matchers, Labels.NAME, "ALERTS_FOR_STATE"))
                        && alert.labels().entrySet().stream()
                                .filter(label -> label.getValue().isLiteral() && isAsWritten(label.getKey()))
                                .allMatch(label -> fits(
                                        matchers,
                                        label.getKey(),
                                        label.getValue().text()));
            }

            @Override
            public Boolean recording(Rule.Recording recording) {
                return fits(matchers, Labels.NAME, recording.name());
            }
        });
    }

    /** The names that a rule's series have are not up to its labels. */
    private static boolean isAsWritten(String label) {
        return !label.equals(Labels.NAME) && !label.equals("alertname") && !label.equals("alertstate");
    }

    private static boolean fits(List<Matcher> matchers, String label, String value) {
        return matchers.stream().filter(m -> m.name().equals(label)).allMatch(m -> m.matches(value));
    }

    /**
     * How long before a moment each rule must be evaluated for all that rules write at that moment to be known, in
     * milliseconds: its own {@code for} and {@code keep_firing_for}, and those of whoever reads what it records, with how far
     * back they read.
     */
    IdentityHashMap<Rule, Long> historyMillis(long lookbackMillis) {
        IdentityHashMap<Rule, Long> histories = new IdentityHashMap<>();
        rules.forEach(rule -> reach(rule, own(rule), lookbackMillis, new HashSet<>(), histories));
        return histories;
    }

    private static long own(Rule rule) {
        return rule instanceof Rule.Alert alert
                ? alert.hold().plus(alert.keepFiring()).toMillis()
                : 0;
    }

    private void reach(
            Rule rule, long millis, long lookbackMillis, Set<Rule> above, IdentityHashMap<Rule, Long> histories) {
        if (!above.add(rule)) {
            return;
        }
        histories.merge(rule, millis, Math::max);
        for (Leaf leaf : Leaf.of(rule.expr())) {
            long further = Math.max(leaf.rangeMillis(), lookbackMillis)
                    + Math.max(0, leaf.shift().offsetMillis());
            recordedBy(leaf)
                    .forEach(source -> reach(source, millis + further + own(source), lookbackMillis, above, histories));
        }
        above.remove(rule);
    }
}
