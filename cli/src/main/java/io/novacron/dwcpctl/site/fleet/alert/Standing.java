package io.novacron.dwcpctl.site.fleet.alert;

import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.rules.ActiveAlert;
import io.novacron.dwcpctl.metrics.rules.Rule;
import io.novacron.dwcpctl.metrics.rules.RuleFailure;
import io.novacron.dwcpctl.metrics.rules.RuleFile;
import io.novacron.dwcpctl.metrics.rules.RuleGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How rules stand at a moment.
 *
 * @param raised the alerts that are pending or firing, in the order of groups and rules
 * @param failures of the evaluations made last
 * @param nowMillis the moment, since the epoch; the last evaluation is at or before it
 * @param seconds what one evaluation of an expression takes on average
 */
public record Standing(
        List<RuleFile> files,
        List<Raised> raised,
        List<RuleFailure> failures,
        long nowMillis,
        ToDoubleFunction<Expr> seconds) {
    public Standing {
        files = List.copyOf(files);
        raised = List.copyOf(raised);
        failures = List.copyOf(failures);
    }

    /**
     * An alert, and since when it is active.
     *
     * @param sinceIsExact false where it was active at that moment already, and nobody looked further
     */
    public record Raised(ActiveAlert alert, boolean sinceIsExact, Instant since) {}

    /** The alerts of one rule. */
    public List<Raised> raisedBy(Rule rule) {
        return raised.stream().filter(r -> r.alert().rule() == rule).toList();
    }

    /** How often a group is evaluated. */
    public static Duration interval(RuleGroup group) {
        return Objects.requireNonNullElse(group.interval(), FleetRules.INTERVAL);
    }

    /** When a group was evaluated last. */
    public Instant lastEvaluation(RuleGroup group) {
        long interval = interval(group).toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(nowMillis, interval) * interval);
    }

    /** Why a rule's last evaluation came to nothing, if it did. */
    public Optional<String> failure(RuleGroup group, Rule rule) {
        long last = lastEvaluation(group).toEpochMilli();
        return failures.stream()
                .filter(f -> f.rule() == rule && f.atMillis() == last)
                .map(RuleFailure::reason)
                .findFirst();
    }
}
