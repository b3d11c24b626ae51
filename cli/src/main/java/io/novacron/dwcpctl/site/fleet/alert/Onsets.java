package io.novacron.dwcpctl.site.fleet.alert;

import io.novacron.dwcpctl.metrics.promql.Evaluator;
import io.novacron.dwcpctl.metrics.promql.PromqlLimitException;
import io.novacron.dwcpctl.metrics.promql.tree.Children;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.rules.ActiveAlert;
import io.novacron.dwcpctl.metrics.rules.Rule;
import io.novacron.dwcpctl.metrics.rules.RuleSet;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/**
 * Since when alerts are active that were so when a {@link RuleRun} began: their rules alone are evaluated from further and
 * further back.
 */
final class Onsets {
    private static final List<Duration> REACHES =
            List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));

    private final RuleSet rules;
    private final Evaluator engine;
    private final ToLongFunction<Rule> since;
    private final Map<Labels, Onset> known = new HashMap<>();

    /** @param since the moment from which on the run evaluated a rule, in milliseconds since the epoch */
    Onsets(RuleSet rules, Evaluator engine, ToLongFunction<Rule> since) {
        this.rules = rules;
        this.engine = engine;
        this.since = since;
    }

    /**
     * When an alert became active.
     *
     * @param millis since the epoch
     * @param exact false where it was active at that moment already, and nobody looked further
     */
    record Onset(long millis, boolean exact) {}

    /** Of an alert that became active, as far as the run knows, at a moment. Where time runs out, what is known by then. */
    Onset of(Labels labels, long activeAt, FleetStorage fleet, BooleanSupplier timedOut) {
        RuleSet own = rules.needed(rule -> rule.name().equals(labels.get("alertname")));
        boolean seen = own.rules().size() == 1
                && activeAt > evaluationAfter(since.applyAsLong(own.rules().get(0)));
        if (seen) {
            return new Onset(activeAt, true);
        }
        Onset onset = known.get(labels);
        if (onset != null) {
            return onset;
        }
        Onset found = search(own, labels, activeAt, fleet, timedOut);
        if (!timedOut.getAsBoolean()) {
            known.put(labels, found);
        }
        return found;
    }

    private static long evaluationAfter(long millis) {
        long interval = FleetRules.INTERVAL.toMillis();
        return -Math.floorDiv(-millis, interval) * interval;
    }

    private Onset search(RuleSet own, Labels labels, long activeAt, FleetStorage fleet, BooleanSupplier timedOut) {
        long beginning = evaluationAfter(fleet.fleet().beginning());
        if (own.rules().stream().allMatch(rule -> isConstant(rule.expr()))) {
            return new Onset(beginning, true);
        }
        long oldest = activeAt;
        for (Duration reach : REACHES) {
            long from = activeAt - reach.toMillis();
            RuleRun run = new RuleRun(own, engine, fleet, from, FleetRules.histories(own));
            try {
                run.goOn(fleet, activeAt, timedOut);
            } catch (PromqlLimitException e) {
                // that it is active is known: how long it has been is not worth losing that
                return new Onset(oldest, false);
            }
            Optional<ActiveAlert> found =
                    run.alerts().stream().filter(a -> a.labels().equals(labels)).findFirst();
            if (found.isEmpty()) {
                // one that the run itself would not have either: it cannot be told apart
                return new Onset(activeAt, false);
            }
            oldest = found.get().activeAtMillis();
            if (oldest > from || run.first() <= beginning) {
                return new Onset(oldest, true);
            }
        }
        return new Onset(oldest, false);
    }

    /** Whether an expression has the same value at all times, whatever is stored. */
    private static boolean isConstant(Expr expr) {
        return Children.deep(expr).stream()
                .allMatch(e -> e instanceof Expr.NumberLiteral
                        || e instanceof Expr.Paren
                        || e instanceof Expr.Unary
                        || e instanceof Expr.Binary
                        || (e instanceof Expr.Call call
                                && call.function().name().equals("vector")));
    }
}
