package io.novacron.dwcpctl.metrics.promql.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The expressions directly within one, in the order of the text. */
public final class Children {
    private static final Expr.Visitor<List<Expr>> VISITOR = new Visitor();

    private Children() {}

    public static List<Expr> of(Expr expr) {
        return expr.accept(VISITOR);
    }

    /** The expression and all within it, each before those within itself, in the order of the text. */
    public static List<Expr> deep(Expr expr) {
        List<Expr> all = new ArrayList<>();
        Deque<Expr> open = new ArrayDeque<>();
        open.push(expr);
        while (!open.isEmpty()) {
            Expr next = open.pop();
            all.add(next);
            List<Expr> children = of(next);
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(children.get(i));
            }
        }
        return all;
    }

    private static final class Visitor implements Expr.Visitor<List<Expr>> {
        @Override
        public List<Expr> number(Expr.NumberLiteral number) {
            return List.of();
        }

        @Override
        public List<Expr> string(Expr.StringLiteral string) {
            return List.of();
        }

        @Override
        public List<Expr> vector(Expr.VectorSelector selector) {
            return List.of();
        }

        @Override
        public List<Expr> matrix(Expr.MatrixSelector selector) {
            return List.of(selector.selector());
        }

        @Override
        public List<Expr> subquery(Expr.Subquery subquery) {
            return List.of(subquery.expr());
        }

        @Override
        public List<Expr> unary(Expr.Unary unary) {
            return List.of(unary.expr());
        }

        @Override
        public List<Expr> binary(Expr.Binary binary) {
            return List.of(binary.left(), binary.right());
        }

        @Override
        public List<Expr> call(Expr.Call call) {
            return call.arguments();
        }

        @Override
        public List<Expr> aggregation(Expr.Aggregation aggregation) {
            Expr parameter = aggregation.parameter();
            return parameter == null ? List.of(aggregation.expr()) : List.of(parameter, aggregation.expr());
        }

        @Override
        public List<Expr> paren(Expr.Paren paren) {
            return List.of(paren.expr());
        }
    }
}
