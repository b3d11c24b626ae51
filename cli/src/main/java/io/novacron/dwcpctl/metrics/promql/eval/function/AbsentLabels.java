package io.novacron.dwcpctl.metrics.promql.eval.function;

import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The labels of what {@code absent} and {@code absent_over_time} miss: those that its selector names by equality. */
public final class AbsentLabels {
    private AbsentLabels() {}

    /** Of an argument; none unless it is a selector. */
    public static Labels of(Expr argument) {
        if (argument instanceof Expr.VectorSelector selector) {
            return of(selector.matchers());
        }
        return argument instanceof Expr.MatrixSelector matrix
                ? of(matrix.selector().matchers())
                : Labels.EMPTY;
    }

    private static Labels of(List<Matcher> matchers) {
        Map<String, String> labels = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (Matcher matcher : matchers) {
            if (matcher.name().equals(Labels.NAME)) {
                continue;
            }
            if (matcher.operator() == Matcher.Operator.EQUAL && seen.add(matcher.name())) {
                labels.put(matcher.name(), matcher.value());
            } else {
                labels.remove(matcher.name());
            }
        }
        return Labels.of(labels);
    }
}
