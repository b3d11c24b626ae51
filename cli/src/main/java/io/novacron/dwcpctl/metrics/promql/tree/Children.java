package io.novacron.dwcpctl.metrics.promql.tree;

import java.util.List;

/** The expressions directly within one, in the order of the text. */
public final class Children {
    private static final Expr.Visitor<List<Expr>> VISITOR = new Visitor();

    private Children() {}

    public static List<Expr> of(Expr expr) {
        return expr.accept(VISITOR);
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
