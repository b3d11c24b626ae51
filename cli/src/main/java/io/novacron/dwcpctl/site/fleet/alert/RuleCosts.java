package io.novacron.dwcpctl.site.fleet.alert;

import io.novacron.dwcpctl.metrics.promql.Evaluation;
import io.novacron.dwcpctl.metrics.promql.Evaluator;
import io.novacron.dwcpctl.metrics.promql.Storage;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import java.util.IdentityHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** An evaluator, and how long it took for the expressions that are watched. Not for several threads at once. */
final class RuleCosts implements Evaluator {
    private final Evaluator evaluator;
    private final LongSupplier nanoTime;
    private final IdentityHashMap<Expr, Cost> costs = new IdentityHashMap<>();

    private static final class Cost {
        private long evaluations;
        private long nanos;
    }

    RuleCosts(Evaluator evaluator, LongSupplier nanoTime) {
        this.evaluator = evaluator;
        this.nanoTime = nanoTime;
    }

    void watch(Expr expr) {
        costs.put(expr, new Cost());
    }

    /** How often watched expressions were evaluated, all together. */
    long evaluations() {
        return costs.values().stream().mapToLong(cost -> cost.evaluations).sum();
    }

    /** What one evaluation of an expression took on average, in seconds; 0 if there was none. */
    double seconds(Expr expr) {
        Cost cost = costs.get(expr);
        return cost == null || cost.evaluations == 0 ? 0 : cost.nanos / 1e9 / cost.evaluations;
    }

    @Override
    public Evaluation instant(Expr expr, Storage storage, long atMillis) {
        return timed(expr, 1, () -> evaluator.instant(expr, storage, atMillis));
    }

    @Override
    public Evaluation range(Expr expr, Storage storage, long fromMillis, long toMillis, long stepMillis) {
        long moments = (toMillis - fromMillis) / stepMillis + 1;
        return timed(expr, moments, () -> evaluator.range(expr, storage, fromMillis, toMillis, stepMillis));
    }

    private Evaluation timed(Expr expr, long evaluations, Supplier<Evaluation> work) {
        long before = nanoTime.getAsLong();
        try {
            return work.get();
        } finally {
            Cost cost = costs.get(expr);
            if (cost != null) {
                cost.evaluations += evaluations;
                cost.nanos += nanoTime.getAsLong() - before;
            }
        }
    }
}
