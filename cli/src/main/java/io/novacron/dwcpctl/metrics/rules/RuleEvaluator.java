package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.metrics.promql.Evaluator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * Evaluates groups of rules as time goes on, and knows which alerts are active. Everything depends on what is called, and
 * nothing on any clock: the same steps over the same storage give the same alerts. Not for several threads at once.
 */
public final class RuleEvaluator {
    private final Evaluator evaluator;
    private final RuleStorage storage;
    private final List<GroupState> groups;

    /**
     * An evaluator that has seen nothing yet.
     *
     * @param groups in the order in which they are evaluated
     * @param storage read by the rules, and written with what they record
     */
    public RuleEvaluator(List<RuleGroup> groups, Evaluator evaluator, RuleStorage storage, Server server) {
        this(groups, evaluator, storage, server, rule -> Long.MIN_VALUE);
    }

    /**
     * As the other, but a rule is left alone before the moment from which on it counts.
     *
     * @param since of each rule, in milliseconds since the epoch
     */
    public RuleEvaluator(
            List<RuleGroup> groups,
            Evaluator evaluator,
            RuleStorage storage,
            Server server,
            ToLongFunction<Rule> since) {
        AlertTexts texts = new AlertTexts(evaluator, storage, server);
        this.evaluator = evaluator;
        this.storage = storage;
        this.groups = groups.stream()
                .map(g -> new GroupState(g, storage, texts, since))
                .toList();
    }

    /**
     * Evaluates every group once.
     *
     * @param atMillis later than any moment before, since the epoch
     */
    public RuleOutcome step(long atMillis) {
        RuleQuery query = RuleQuery.instant(evaluator, storage);
        List<AlertChange> changes = new ArrayList<>();
        List<RuleFailure> failures = new ArrayList<>();
        groups.forEach(group -> group.evaluate(atMillis, query, changes::add, failures::add));
        return new RuleOutcome(changes, failures);
    }

    /**
     * Evaluates every group at all multiples of its interval within a span of time: what a server would have done that
     * ran through it. Rules that read nothing recorded are worked out for many moments at once, with the same result.
     *
     * @param fromMillis since the epoch, included
     * @param toMillis since the epoch, included
     * @param preset the interval of the groups that have none
     */
    public RuleOutcome forward(long fromMillis, long toMillis, Duration preset) {
        RuleQuery query = new ForwardQuery(
                evaluator, storage, groups.stream().map(GroupState::group).toList(), preset, toMillis);
        List<AlertChange> changes = new ArrayList<>();
        List<RuleFailure> failures = new ArrayList<>();
        long at = fromMillis;
        while (at <= toMillis) {
            long next = Long.MAX_VALUE;
            for (GroupState group : groups) {
                long interval = interval(group.group(), preset).toMillis();
                if (Math.floorMod(at, interval) == 0) {
                    group.evaluate(at, query, changes::add, failures::add);
                }
                next = Math.min(next, (Math.floorDiv(at, interval) + 1) * interval);
            }
            at = next;
        }
        return new RuleOutcome(changes, failures);
    }

    /**
     * How long before a moment {@link #forward} must begin with each rule for the alerts of that moment to be those of a server
     * that ran all the time: its {@code for} and {@code keep_firing_for}, and what rules read of what it records. An alert
     * that fires for longer than that has a later {@link ActiveAlert#activeAtMillis} then, and the same state.
     *
     * @param preset the interval of the groups that have none
     * @param lookback of the evaluator
     */
    public static IdentityHashMap<Rule, Duration> histories(
            List<RuleGroup> groups, Duration preset, Duration lookback) {
        long interval = groups.stream()
                .mapToLong(g -> interval(g, preset).toMillis())
                .max()
                .orElse(0);
        IdentityHashMap<Rule, Duration> histories = new IdentityHashMap<>();
        new Dependencies(groups)
                .historyMillis(lookback.toMillis())
                .forEach((rule, millis) -> histories.put(rule, Duration.ofMillis(millis + 2 * interval)));
        return histories;
    }

    static Duration interval(RuleGroup group, Duration preset) {
        return Objects.requireNonNullElse(group.interval(), preset);
    }

    /** The alerts that are pending or firing, in the order of groups and rules. */
    public List<ActiveAlert> alerts() {
        List<ActiveAlert> all = new ArrayList<>();
        groups.forEach(group -> group.collect(all));
        return all;
    }
}
