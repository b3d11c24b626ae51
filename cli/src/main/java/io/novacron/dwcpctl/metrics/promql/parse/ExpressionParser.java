package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.parse.Tokens.Place;
import io.novacron.dwcpctl.metrics.promql.tree.AggregationOperator;
import io.novacron.dwcpctl.metrics.promql.tree.BinaryOperator;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Function;
import io.novacron.dwcpctl.metrics.promql.tree.Functions;
import io.novacron.dwcpctl.metrics.promql.tree.Span;
import io.novacron.dwcpctl.metrics.promql.tree.UnaryOperator;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The grammar of expressions ({@code promql/parser/generated_parser.y}) by precedence climbing: binary operators from
 * weak to strong; a sign binds as multiplication does, so that {@code -2^2} is -4; offset, {@code @} and brackets bind
 * strongest. Types are not looked at here.
 */
final class ExpressionParser {
    private final Tokens tokens;
    private final Literals literals;
    private final SelectorParser selectors;
    private final GroupingParser groupings;
    private final PostfixParser postfixes;
    private final boolean experimental;
    private int depth;

    ExpressionParser(Tokens tokens, boolean experimental) {
        this.tokens = tokens;
        this.literals = new Literals(tokens);
        this.selectors = new SelectorParser(tokens);
        this.groupings = new GroupingParser(tokens);
        this.postfixes = new PostfixParser(tokens, literals);
        this.experimental = experimental;
    }

    /** The whole text. */
    Expr whole() {
        if (tokens.isNext(TokenType.EOF)) {
            throw tokens.error(new Span(0, 0), "no expression found in input");
        }
        Expr expr = expression(0);
        tokens.take(TokenType.EOF);
        return expr;
    }

    /** Whether an expression may begin with this token. */
    static boolean canBegin(Token token) {
        return switch (token.type()) {
            case NUMBER, DURATION, STRING, LEFT_PAREN, LEFT_BRACE, ADD, SUBTRACT -> true;
            default -> Keywords.isMetricName(token.type());
        };
    }

    private Expr expression(int weakest) {
        if (++depth > Depth.LIMIT) {
            throw tokens.error(tokens.peek().span(), Depth.MESSAGE);
        }
        Expr left = signed();
        while (true) {
            BinaryOperator operator = tokens.peek().type().binary();
            if (operator == null || operator.precedence() < weakest) {
                depth--;
                return left;
            }
            tokens.next();
            boolean bool = tokens.skip(TokenType.BOOL);
            VectorMatching matching = groupings.matching(operator);
            Expr right = expression(operator.precedence() + (operator.isRightAssociative() ? 0 : 1));
            left = new Expr.Binary(left.span().to(right.span()), operator, left, right, matching, bool);
        }
    }

    private Expr signed() {
        Deque<Token> signs = new ArrayDeque<>();
        while (tokens.peek().type().isSign()) {
            signs.push(tokens.next());
        }
        Expr expr = signs.isEmpty() ? postfixes.after(operand()) : expression(BinaryOperator.POWER.precedence());
        for (Token sign : signs) {
            boolean minus = sign.type() == TokenType.SUBTRACT;
            Span span = sign.span().to(expr.span());
            expr = expr instanceof Expr.NumberLiteral number
                    ? new Expr.NumberLiteral(span, minus ? -number.value() : number.value(), number.duration())
                    : new Expr.Unary(span, minus ? UnaryOperator.MINUS : UnaryOperator.PLUS, expr);
        }
        return expr;
    }

    private Expr operand() {
        Token token = tokens.peek();
        if (!canBegin(token)) {
            throw tokens.unexpected();
        }
        if (token.type() == TokenType.LEFT_BRACE) {
            return selectors.unnamed();
        }
        tokens.next();
        return switch (token.type()) {
            case NUMBER, DURATION -> literals.number(token);
            case STRING -> new Expr.StringLiteral(token.span(), Literals.string(token));
            case LEFT_PAREN -> paren(token);
            case IDENTIFIER -> tokens.isNext(TokenType.LEFT_PAREN) ? call(token) : selectors.named(token);
            case AGGREGATOR ->
                switch (tokens.peek().type()) {
                    case LEFT_PAREN, BY, WITHOUT -> aggregation(token);
                    default -> selectors.named(token);
                };
            default -> selectors.named(token);
        };
    }

    private Expr paren(Token open) {
        Expr inner = expression(0);
        Token close = tokens.take(TokenType.RIGHT_PAREN);
        return new Expr.Paren(open.span().to(close.span()), inner);
    }

    private Expr call(Token name) {
        List<Expr> arguments = new ArrayList<>();
        arguments(arguments);
        Function function = Functions.named(name.text())
                .orElseThrow(
                        () -> tokens.error(name.span(), "unknown function with name " + GoQuote.string(name.text())));
        if (function.experimental() && !experimental) {
            throw tokens.error(name.span(), "function " + GoQuote.string(name.text()) + " is not enabled");
        }
        return new Expr.Call(new Span(name.span().start(), tokens.end()), function, arguments);
    }

    /** Reads {@code (expr, …)} into a list. */
    private void arguments(List<Expr> into) {
        tokens.take(TokenType.LEFT_PAREN);
        if (!tokens.isNext(TokenType.RIGHT_PAREN)) {
            into.add(expression(0));
            while (tokens.isNext(TokenType.COMMA)) {
                Token comma = tokens.next();
                if (!canBegin(tokens.peek())) {
                    throw tokens.error(comma.span(), "trailing commas not allowed in function call args");
                }
                into.add(expression(0));
            }
        }
        tokens.take(TokenType.RIGHT_PAREN);
    }

    private Expr aggregation(Token name) {
        Place outer = tokens.enter(Place.AGGREGATION);
        AggregationOperator operator = Keywords.aggregation(name);
        List<Expr> arguments = new ArrayList<>();
        List<String> labels = List.of();
        boolean without = false;
        if (tokens.isNext(TokenType.LEFT_PAREN)) {
            arguments(arguments);
            if (tokens.isNext(TokenType.BY) || tokens.isNext(TokenType.WITHOUT)) {
                without = tokens.next().type() == TokenType.WITHOUT;
                labels = groupings.labels();
            }
        } else {
            without = tokens.next().type() == TokenType.WITHOUT;
            labels = groupings.labels();
            arguments(arguments);
        }
        tokens.leave(outer);
        Span span = new Span(name.span().start(), tokens.end());
        return aggregation(span, operator, arguments, labels, without);
    }

    private Expr aggregation(
            Span span, AggregationOperator operator, List<Expr> arguments, List<String> labels, boolean without) {
        if (arguments.isEmpty()) {
            throw tokens.error(span, "no arguments for aggregate expression provided");
        }
        if (operator.isExperimental() && !experimental) {
            throw tokens.error(
                    span,
                    operator.symbol()
                            + "() is experimental and must be enabled with --enable-feature=promql-experimental-functions");
        }
        int expected = operator.parameter() == null ? 1 : 2;
        if (arguments.size() != expected) {
            throw tokens.error(
                    span,
                    "wrong number of arguments for aggregate expression provided, expected " + expected + ", got "
                            + arguments.size());
        }
        Expr parameter = expected == 2 ? arguments.get(0) : null;
        return new Expr.Aggregation(span, operator, arguments.get(expected - 1), parameter, labels, without);
    }
}
