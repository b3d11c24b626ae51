package io.novacron.dwcpctl.metrics.promql.tree;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A selector of series in an expression, with the time it looks at once the subqueries around it are counted in.
 *
 * @param shift the moment its last samples are of, seen from the evaluation's
 * @param rangeMillis how far before that moment its samples reach: its own range and those of the subqueries; 0 for an
 *     instant selector, which looks back by the evaluator's lookback
 */
public record Leaf(Expr.VectorSelector selector, TimeShift shift, long rangeMillis) {
    /** All of them, in the order of the text. */
    public static List<Leaf> of(Expr expr) {
        List<Leaf> leaves = new ArrayList<>();
        collect(expr, TimeShift.NONE, 0, leaves);
        return leaves;
    }

    private static void collect(Expr expr, TimeShift outer, long range, List<Leaf> into) {
        if (expr instanceof Expr.VectorSelector selector) {
            into.add(new Leaf(selector, within(outer, selector.shift()), reach(range, selector.shift(), 0)));
        } else if (expr instanceof Expr.MatrixSelector matrix) {
            TimeShift shift = matrix.selector().shift();
            into.add(new Leaf(matrix.selector(), within(outer, shift), reach(range, shift, matrix.rangeMillis())));
        } else if (expr instanceof Expr.Subquery subquery) {
            TimeShift shift = subquery.shift();
            collect(subquery.expr(), within(outer, shift), reach(range, shift, subquery.rangeMillis()), into);
        } else {
            Children.of(expr).forEach(child -> collect(child, outer, range, into));
        }
    }

    // An @ makes what is around it irrelevant: its moment is the same for every step outside
    private static TimeShift within(TimeShift outer, TimeShift inner) {
        return inner.at() != null ? inner : outer.withOffset(outer.offsetMillis() + inner.offsetMillis());
    }

    private static long reach(long outer, TimeShift shift, long own) {
        return shift.at() != null ? own : outer + own;
    }

    /** The name of the metric it selects, where it selects one by name. */
    public Optional<String> metric() {
        return selector.matchers().stream()
                .filter(m -> m.name().equals(Labels.NAME) && m.operator() == Matcher.Operator.EQUAL)
                .map(Matcher::value)
                .findFirst();
    }
}
