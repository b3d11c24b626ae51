package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Function;
import io.novacron.dwcpctl.metrics.promql.tree.Span;
import io.novacron.dwcpctl.metrics.promql.tree.ValueType;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching.Cardinality;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the types of a tree fit ({@code checkAST} of {@code promql/parser/parse.go}), in Prometheus's order, so that of
 * several errors the same one is named. Gives each node back, binary ones without a matching that means nothing.
 */
final class TypeCheck implements Expr.Visitor<Expr> {
    private final String text;

    TypeCheck(String text) {
        this.text = text;
    }

    Expr check(Expr expr) {
        return expr.accept(this);
    }

    @Override
    public Expr number(Expr.NumberLiteral number) {
        return number;
    }

    @Override
    public Expr string(Expr.StringLiteral string) {
        return string;
    }

    @Override
    public Expr vector(Expr.VectorSelector selector) {
        List<Matcher> matchers = selector.matchers();
        if (selector.name().isEmpty()) {
            if (matchers.stream().allMatch(m -> m.matches(""))) {
                throw error(selector.span(), "vector selector must contain at least one non-empty matcher");
            }
            return selector;
        }
        for (Matcher matcher : matchers.subList(0, matchers.size() - 1)) {
            if (matcher.name().equals(Labels.NAME)) {
                throw error(
                        selector.span(),
                        "metric name must not be set twice: " + GoQuote.string(selector.name()) + " or "
                                + GoQuote.string(matcher.value()));
            }
        }
        return selector;
    }

    @Override
    public Expr matrix(Expr.MatrixSelector selector) {
        check(selector.selector());
        return selector;
    }

    @Override
    public Expr subquery(Expr.Subquery subquery) {
        Expr inner = check(subquery.expr());
        if (inner.type() != ValueType.VECTOR) {
            throw error(
                    subquery.span(),
                    "subquery is only allowed on instant vector, got "
                            + inner.type().apiName() + " instead");
        }
        return new Expr.Subquery(
                subquery.span(), inner, subquery.rangeMillis(), subquery.stepMillis(), subquery.shift());
    }

    @Override
    public Expr unary(Expr.Unary unary) {
        Expr inner = check(unary.expr());
        if (!isNumeric(inner.type())) {
            throw error(
                    unary.span(),
                    "unary expression only allowed on expressions of type scalar or instant vector, got "
                            + GoQuote.string(inner.type().documented()));
        }
        return new Expr.Unary(unary.span(), unary.operator(), inner);
    }

    @Override
    public Expr binary(Expr.Binary binary) {
        Expr left = check(binary.left());
        Expr right = check(binary.right());
        ValueType leftType = left.type();
        ValueType rightType = right.type();
        boolean scalars = leftType == ValueType.SCALAR && rightType == ValueType.SCALAR;
        if (binary.bool() && !binary.operator().isComparison()) {
            throw error(operator(binary), "bool modifier can only be used on comparison operators");
        }
        if (binary.operator().isComparison() && !binary.bool() && scalars) {
            throw error(operator(binary), "comparisons between scalars must use BOOL modifier");
        }
        VectorMatching matching = binary.matching();
        if (matching != null && matching.on()) {
            for (String label : matching.labels()) {
                if (matching.include().contains(label)) {
                    throw error(
                            operator(binary),
                            "label " + GoQuote.string(label) + " must not occur in ON and GROUP clause at once");
                }
            }
        }
        for (Expr side : List.of(left, right)) {
            if (!isNumeric(side.type())) {
                throw error(side.span(), "binary expression must contain only scalar and instant vector types");
            }
        }
        boolean vectors = leftType == ValueType.VECTOR && rightType == ValueType.VECTOR;
        return new Expr.Binary(
                binary.span(), binary.operator(), left, right, matching(binary, matching, vectors), binary.bool());
    }

    private @Nullable VectorMatching matching(Expr.Binary binary, @Nullable VectorMatching matching, boolean vectors) {
        String operator = GoQuote.string(binary.operator().symbol());
        if (matching != null && !vectors && !matching.labels().isEmpty()) {
            throw error(binary.span(), "vector matching only allowed between instant vectors");
        }
        if (matching != null
                && vectors
                && binary.operator().isSet()
                && matching.cardinality() != Cardinality.MANY_TO_MANY) {
            throw error(binary.span(), "no grouping allowed for " + operator + " operation");
        }
        if (!vectors && binary.operator().isSet()) {
            throw error(binary.span(), "set operator " + operator + " not allowed in binary scalar expression");
        }
        return vectors ? matching : null;
    }

    private Span operator(Expr.Binary binary) {
        int start = binary.left().span().end();
        while (start < text.length() && Cursor.isSpace(text.charAt(start))) {
            start++;
        }
        return new Span(start, binary.right().span().start());
    }

    private static boolean isNumeric(ValueType type) {
        return type == ValueType.SCALAR || type == ValueType.VECTOR;
    }

    @Override
    public Expr call(Expr.Call call) {
        Function function = call.function();
        checkCount(call.span(), function, call.arguments().size());
        String context = "call to function " + GoQuote.string(function.name());
        List<Expr> arguments = call.arguments();
        List<ValueType> types = function.arguments();
        boolean info = function.name().equals("info");
        Expr[] checked = new Expr[arguments.size()];
        for (int i = 0; i < checked.length; i++) {
            ValueType type = types.get(Math.min(i, types.size() - 1));
            checked[i] = info && i == 1
                    ? labelSelectors(arguments.get(i), context)
                    : expect(arguments.get(i), type, context);
        }
        return new Expr.Call(call.span(), function, List.of(checked));
    }

    private void checkCount(Span span, Function function, int got) {
        int listed = function.arguments().size();
        int least = function.variadic() == 0 ? listed : listed - 1;
        int most = function.variadic() < 0 ? Integer.MAX_VALUE : least + function.variadic();
        if (got < least || got > most) {
            String bound = function.variadic() == 0 ? "" : got < least ? "at least " : "at most ";
            throw error(
                    span,
                    "expected " + bound + (got < least ? least : most) + " argument(s) in call to "
                            + GoQuote.string(function.name()) + ", got " + got);
        }
    }

    // The second argument of info() is no selection of series of its own, so that it may match empty labels
    private Expr labelSelectors(Expr argument, String context) {
        if (argument.type() != ValueType.VECTOR) {
            throw mismatch(argument, ValueType.VECTOR, context);
        }
        if (!(argument instanceof Expr.VectorSelector selector)
                || !selector.name().isEmpty()) {
            throw error(argument.span(), "expected label selectors only, got vector selector instead");
        }
        return argument;
    }

    @Override
    public Expr aggregation(Expr.Aggregation aggregation) {
        Expr inner = expect(aggregation.expr(), ValueType.VECTOR, "aggregation expression");
        Expr parameter = aggregation.parameter();
        ValueType parameterType = aggregation.operator().parameter();
        Expr checked = parameter == null || parameterType == null
                ? null
                : expect(parameter, parameterType, "aggregation parameter");
        return new Expr.Aggregation(
                aggregation.span(),
                aggregation.operator(),
                inner,
                checked,
                aggregation.labels(),
                aggregation.without());
    }

    @Override
    public Expr paren(Expr.Paren paren) {
        return new Expr.Paren(paren.span(), check(paren.expr()));
    }

    private Expr expect(Expr expr, ValueType wanted, String context) {
        Expr checked = check(expr);
        if (checked.type() != wanted) {
            throw mismatch(checked, wanted, context);
        }
        return checked;
    }

    private PromqlParseException mismatch(Expr expr, ValueType wanted, String context) {
        return error(
                expr.span(),
                "expected type " + wanted.documented() + " in " + context + ", got "
                        + expr.type().documented());
    }

    private PromqlParseException error(Span span, String reason) {
        return new PromqlParseException(text, span, reason);
    }
}
