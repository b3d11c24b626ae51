package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Groups of rules, and which of them it takes to know some of what they write. Immutable. */
public final class RuleSet {
    private final List<RuleGroup> groups;
    private final Dependencies dependencies;

    public RuleSet(List<RuleGroup> groups) {
        this.groups = List.copyOf(groups);
        this.dependencies = new Dependencies(groups);
    }

    public List<RuleGroup> groups() {
        return groups;
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** The rules, in the order of groups and rules. */
    public List<Rule> rules() {
        return groups.stream().flatMap(g -> g.rules().stream()).toList();
    }

    /** Those that may write a series which meets all conditions, and those whose series they read. */
    public RuleSet writing(List<Matcher> matchers) {
        return needed(rule -> Dependencies.mayWrite(rule, matchers));
    }

    /** Those rules, and those whose series they read. */
    public RuleSet needed(Predicate<Rule> wanted) {
        Set<Rule> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        rules().stream().filter(wanted).forEach(rule -> keep(rule, kept));
        List<RuleGroup> left = new ArrayList<>();
        for (RuleGroup group : groups) {
            List<Rule> rules = group.rules().stream().filter(kept::contains).toList();
            if (!rules.isEmpty()) {
                left.add(new RuleGroup(group.name(), group.interval(), group.queryOffset(), group.limit(), rules));
            }
        }
        return new RuleSet(left);
    }

    private void keep(Rule rule, Set<Rule> kept) {
        if (kept.add(rule)) {
            Leaf.of(rule.expr()).forEach(leaf -> dependencies.recordedBy(leaf).forEach(r -> keep(r, kept)));
        }
    }

    /** {@link RuleEvaluator#histories} of these rules. */
    public IdentityHashMap<Rule, Duration> histories(Duration preset, Duration lookback) {
        return RuleEvaluator.histories(groups, preset, lookback);
    }

    /** The longest of {@link #histories}; zero where there are no rules. */
    public Duration history(Duration preset, Duration lookback) {
        return histories(preset, lookback).values().stream()
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
