package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.metrics.promql.Evaluator;
import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.promql.Storage;
import io.novacron.dwcpctl.metrics.promql.tree.Children;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for many moments at once where the answer to one cannot depend on what rules recorded at those before, which is
 * far cheaper than moment by moment.
 */
final class ForwardQuery implements RuleQuery {
    private static final int MOMENTS_AT_ONCE = 240;

    private final Evaluator evaluator;
    private final Storage storage;
    private final IdentityHashMap<Rule, Ahead> ahead = new IdentityHashMap<>();

    /** The moments of one rule that are worked out in advance. */
    private static final class Ahead {
        private final long interval;
        private final long end;
        private long from = 1;
        private long to;
        private @Nullable Map<Long, List<Value.Point>> points;

        Ahead(long interval, long end) {
            this.interval = interval;
            this.end = end;
        }
    }

    ForwardQuery(Evaluator evaluator, Storage storage, List<RuleGroup> groups, Duration preset, long toMillis) {
        this.evaluator = evaluator;
        this.storage = storage;
        Dependencies dependencies = new Dependencies(groups);
        for (RuleGroup group : groups) {
            long interval = RuleEvaluator.interval(group, preset).toMillis();
            for (Rule rule : group.rules()) {
                if (dependencies.readsNothingRecorded(rule) && isSameInRange(rule.expr())) {
                    ahead.put(
                            rule,
                            new Ahead(interval, toMillis - group.queryOffset().toMillis()));
                }
            }
        }
    }

    // start() and end() would be those of the whole range
    private static boolean isSameInRange(Expr expr) {
        return Children.deep(expr).stream()
                .noneMatch(e -> (e instanceof Expr.VectorSelector v && v.shift().at() != null)
                        || (e instanceof Expr.Subquery s && s.shift().at() != null));
    }

    @Override
    public List<Value.Point> at(Rule rule, long atMillis) {
        Ahead moments = ahead.get(rule);
        if (moments == null) {
            return RuleQuery.points(evaluator, rule.expr(), storage, atMillis);
        }
        if (atMillis < moments.from || atMillis > moments.to) {
            prepare(rule, moments, atMillis);
        }
        Map<Long, List<Value.Point>> points = moments.points;
        return points == null
                ? RuleQuery.points(evaluator, rule.expr(), storage, atMillis)
                : points.getOrDefault(atMillis, List.of());
    }

    private void prepare(Rule rule, Ahead moments, long from) {
        long moment = (moments.end - from) / moments.interval;
        moments.from = from;
        moments.to = from + Math.min(MOMENTS_AT_ONCE - 1, moment) * moments.interval;
        try {
            Value value = evaluator
                    .range(rule.expr(), storage, moments.from, moments.to, moments.interval)
                    .value();
            moments.points = value instanceof Value.Matrix matrix ? byMoment(matrix) : null;
        } catch (PromqlException e) {
            // one moment fails: the others are asked for one by one
            moments.points = null;
        }
    }

    private static Map<Long, List<Value.Point>> byMoment(Value.Matrix matrix) {
        Map<Long, List<Value.Point>> points = new HashMap<>();
        for (Series series : matrix.series()) {
            Samples samples = series.samples();
            for (int i = 0; i < samples.size(); i++) {
                points.computeIfAbsent(samples.millis(i), at -> new ArrayList<>())
                        .add(new Value.Point(series.labels(), samples.get(i)));
            }
        }
        return points;
    }
}
