package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.tree.Children;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Span;
import java.util.stream.Collectors;

/** A tree as a text that holds all of it but the places: equal shapes are equal trees. */
final class Shape {
    private Shape() {}

    static String of(Expr expr) {
        return of(expr, true);
    }

    /** As if no expression stood in parentheses. */
    static String withoutParens(Expr expr) {
        return of(expr, false);
    }

    private static String of(Expr expr, boolean parens) {
        if (!parens && expr instanceof Expr.Paren paren) {
            return of(paren.expr(), false);
        }
        String node = switch (expr.getClass().getSimpleName()) {
            case "NumberLiteral" -> {
                Expr.NumberLiteral n = (Expr.NumberLiteral) expr;
                yield "number " + n.value() + (n.duration() ? "d" : "");
            }
            case "StringLiteral" -> "string " + ((Expr.StringLiteral) expr).value();
            case "VectorSelector" -> {
                Expr.VectorSelector s = (Expr.VectorSelector) expr;
                yield "select " + s.name()
                        + s.matchers().stream().map(String::valueOf).sorted().toList() + s.shift();
            }
            case "MatrixSelector" -> "range " + ((Expr.MatrixSelector) expr).rangeMillis();
            case "Subquery" -> {
                Expr.Subquery q = (Expr.Subquery) expr;
                yield "subquery " + q.rangeMillis() + ":" + q.stepMillis() + q.shift();
            }
            case "Unary" -> String.valueOf(((Expr.Unary) expr).operator());
            case "Binary" -> {
                Expr.Binary b = (Expr.Binary) expr;
                yield b.operator() + (b.bool() ? " bool " : " ") + b.matching();
            }
            case "Call" -> ((Expr.Call) expr).function().name();
            case "Aggregation" -> {
                Expr.Aggregation a = (Expr.Aggregation) expr;
                yield a.operator() + (a.without() ? " without " : " by ") + a.labels();
            }
            default -> "paren";
        };
        return Children.of(expr).stream()
                .map(child -> of(child, parens))
                .collect(Collectors.joining(", ", node + "(", ")"));
    }

    /** The part of a text that a node stands for. */
    static String text(String text, Expr expr) {
        Span span = expr.span();
        return text.substring(span.start(), span.end());
    }
}
