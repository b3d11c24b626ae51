package io.novacron.dwcpctl.metrics.promql.eval;

import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Which expressions come to the same at every step, because {@code @} fixes whatever they read: {@code PreprocessExpr} in
 * Prometheus's {@code engine.go}. They are evaluated once.
 */
final class Invariance implements Expr.Visitor<Boolean> {
    /** What they answer depends on the step even where their argument does not. */
    private static final Set<String> UNSAFE = Set.of(
            "days_in_month",
            "day_of_month",
            "day_of_week",
            "day_of_year",
            "hour",
            "minute",
            "month",
            "year",
            "predict_linear",
            "time",
            "timestamp");

    private final IdentityHashMap<Expr, Boolean> known = new IdentityHashMap<>();

    boolean of(Expr expr) {
        Boolean answer = known.get(expr);
        if (answer == null) {
            answer = expr.accept(this);
            known.put(expr, answer);
        }
        return answer;
    }

    @Override
    public Boolean number(Expr.NumberLiteral number) {
        return true;
    }

    @Override
    public Boolean string(Expr.StringLiteral string) {
        return true;
    }

    @Override
    public Boolean vector(Expr.VectorSelector selector) {
        return selector.shift().at() != null;
    }

    @Override
    public Boolean matrix(Expr.MatrixSelector selector) {
        return of(selector.selector());
    }

    @Override
    public Boolean subquery(Expr.Subquery subquery) {
        return subquery.shift().at() != null;
    }

    @Override
    public Boolean unary(Expr.Unary unary) {
        return of(unary.expr());
    }

    @Override
    public Boolean binary(Expr.Binary binary) {
        return of(binary.left()) && of(binary.right());
    }

    @Override
    public Boolean call(Expr.Call call) {
        return !UNSAFE.contains(call.function().name()) && all(call.arguments());
    }

    private boolean all(List<Expr> arguments) {
        return arguments.stream().allMatch(this::of);
    }

    @Override
    public Boolean aggregation(Expr.Aggregation aggregation) {
        Expr parameter = aggregation.parameter();
        return of(aggregation.expr()) && (parameter == null || of(parameter));
    }

    @Override
    public Boolean paren(Expr.Paren paren) {
        return of(paren.expr());
    }
}
