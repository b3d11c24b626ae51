package io.novacron.dwcpctl.metrics.promql.tree;

import static io.novacron.dwcpctl.metrics.promql.tree.ValueType.MATRIX;
import static io.novacron.dwcpctl.metrics.promql.tree.ValueType.SCALAR;
import static io.novacron.dwcpctl.metrics.promql.tree.ValueType.STRING;
import static io.novacron.dwcpctl.metrics.promql.tree.ValueType.VECTOR;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The functions of PromQL by name, as of Prometheus 3.5 ({@code promql/parser/functions.go}). */
public final class Functions {
    private static final Map<String, Function> BY_NAME = table();

    private Functions() {}

    public static Optional<Function> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** In order of their names. */
    public static Collection<Function> all() {
        return BY_NAME.values();
    }

    private static Map<String, Function> table() {
        Map<String, Function> table = new TreeMap<>();
        for (String name : List.of(
                "abs",
                "absent",
                "ceil",
                "exp",
                "floor",
                "ln",
                "log10",
                "log2",
                "sgn",
                "sqrt",
                "deg",
                "rad", //
                "acos",
                "acosh",
                "asin",
                "asinh",
                "atan",
                "atanh",
                "cos",
                "cosh",
                "sin",
                "sinh",
                "tan",
                "tanh", //
                "sort",
                "sort_desc",
                "timestamp", //
                "histogram_avg",
                "histogram_count",
                "histogram_stddev",
                "histogram_stdvar",
                "histogram_sum")) {
            add(table, new Function(name, List.of(VECTOR), 0, VECTOR, false));
        }
        for (String name : List.of(
                "changes",
                "delta",
                "deriv",
                "idelta",
                "increase",
                "irate",
                "rate",
                "resets", //
                "absent_over_time",
                "avg_over_time",
                "count_over_time",
                "last_over_time",
                "max_over_time", //
                "min_over_time",
                "present_over_time",
                "stddev_over_time",
                "stdvar_over_time",
                "sum_over_time")) {
            add(table, new Function(name, List.of(MATRIX), 0, VECTOR, false));
        }
        for (String name :
                List.of("mad_over_time", "ts_of_last_over_time", "ts_of_max_over_time", "ts_of_min_over_time")) {
            add(table, new Function(name, List.of(MATRIX), 0, VECTOR, true));
        }
        for (String name : List.of(
                "days_in_month", "day_of_month", "day_of_week", "day_of_year", "hour", "minute", "month", "year")) {
            add(table, new Function(name, List.of(VECTOR), 1, VECTOR, false));
        }
        add(table, new Function("clamp", List.of(VECTOR, SCALAR, SCALAR), 0, VECTOR, false));
        add(table, new Function("clamp_max", List.of(VECTOR, SCALAR), 0, VECTOR, false));
        add(table, new Function("clamp_min", List.of(VECTOR, SCALAR), 0, VECTOR, false));
        add(table, new Function("double_exponential_smoothing", List.of(MATRIX, SCALAR, SCALAR), 0, VECTOR, true));
        add(table, new Function("histogram_fraction", List.of(SCALAR, SCALAR, VECTOR), 0, VECTOR, false));
        add(table, new Function("histogram_quantile", List.of(SCALAR, VECTOR), 0, VECTOR, false));
        add(table, new Function("info", List.of(VECTOR, VECTOR), 1, VECTOR, true));
        add(table, new Function("label_join", List.of(VECTOR, STRING, STRING, STRING), -1, VECTOR, false));
        add(table, new Function("label_replace", List.of(VECTOR, STRING, STRING, STRING, STRING), 0, VECTOR, false));
        add(table, new Function("pi", List.of(), 0, SCALAR, false));
        add(table, new Function("predict_linear", List.of(MATRIX, SCALAR), 0, VECTOR, false));
        add(table, new Function("quantile_over_time", List.of(SCALAR, MATRIX), 0, VECTOR, false));
        add(table, new Function("round", List.of(VECTOR, SCALAR), 1, VECTOR, false));
        add(table, new Function("scalar", List.of(VECTOR), 0, SCALAR, false));
        add(table, new Function("sort_by_label", List.of(VECTOR, STRING), -1, VECTOR, true));
        add(table, new Function("sort_by_label_desc", List.of(VECTOR, STRING), -1, VECTOR, true));
        add(table, new Function("time", List.of(), 0, SCALAR, false));
        add(table, new Function("vector", List.of(SCALAR), 0, VECTOR, false));
        return table;
    }

    private static void add(Map<String, Function> table, Function function) {
        table.put(function.name(), function);
    }
}
