package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.metrics.promql.Evaluator;
import io.novacron.dwcpctl.metrics.promql.PromqlEvaluationException;
import io.novacron.dwcpctl.metrics.promql.Storage;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Value;
import java.util.List;

/** Works out what a rule's expression comes to at one moment. */
@FunctionalInterface
interface RuleQuery {
    /**
     * Its series.
     *
     * @throws io.novacron.dwcpctl.metrics.promql.PromqlException if it has no value, or one that is no vector or scalar
     */
    List<Value.Point> at(Rule rule, long atMillis);

    /** Asks for each moment by itself. */
    static RuleQuery instant(Evaluator evaluator, Storage storage) {
        return (rule, at) -> points(evaluator, rule.expr(), storage, at);
    }

    /** The series of an expression; those of a scalar are one without labels. */
    static List<Value.Point> points(Evaluator evaluator, Expr expr, Storage storage, long atMillis) {
        Value value = evaluator.instant(expr, storage, atMillis).value();
        if (value instanceof Value.Vector vector) {
            return vector.points();
        }
        if (value instanceof Value.Scalar scalar) {
            return List.of(new Value.Point(Labels.EMPTY, scalar.sample()));
        }
        throw new PromqlEvaluationException("rule result is not a vector or scalar");
    }
}
