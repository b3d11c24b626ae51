package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.tree.BinaryOperator;
import io.novacron.dwcpctl.metrics.promql.tree.Expr.NumberLiteral;
import io.novacron.dwcpctl.metrics.promql.tree.Span;

/**
 * The durations of ranges, steps and offsets: a number literal with signs. Arithmetic with them, experimental in
 * Prometheus, is recognised and refused.
 */
final class DurationParser {
    /** What nanoseconds in 64 bits can hold. */
    private static final double MAX_SECONDS = Long.MAX_VALUE / 1e9;

    private final Tokens tokens;
    private final Literals literals;
    private int depth;

    DurationParser(Tokens tokens, Literals literals) {
        this.tokens = tokens;
        this.literals = literals;
    }

    /** A range or a step, in milliseconds. */
    long positive() {
        NumberLiteral literal = arithmetic();
        if (!(literal.value() > 0)) {
            throw tokens.error(literal.span(), "duration must be greater than 0");
        }
        long millis = inRange(literal);
        if (millis == 0) {
            throw tokens.error(literal.span(), "duration must be at least 1ms");
        }
        return millis;
    }

    /** What follows {@code offset}, in milliseconds. */
    long offset() {
        return inRange(signed());
    }

    private long inRange(NumberLiteral literal) {
        if (!(Math.abs(literal.value()) <= MAX_SECONDS)) {
            throw tokens.error(literal.span(), "duration out of range");
        }
        return Durations.millis(literal);
    }

    private NumberLiteral arithmetic() {
        NumberLiteral left = signed();
        BinaryOperator operator = tokens.peek().type().binary();
        if (operator != null && operator.precedence() >= BinaryOperator.ADD.precedence()) {
            tokens.next();
            signed();
            throw notEnabled(left.span());
        }
        return left;
    }

    private NumberLiteral signed() {
        Token first = tokens.peek();
        boolean negative = false;
        while (tokens.peek().type().isSign()) {
            negative ^= tokens.next().type() == TokenType.SUBTRACT;
        }
        Token token = tokens.peek();
        if (token.type() == TokenType.LEFT_PAREN) {
            throw parenthesised();
        }
        if (token.type() != TokenType.NUMBER && token.type() != TokenType.DURATION) {
            throw tokens.unexpected();
        }
        NumberLiteral literal = literals.number(tokens.next());
        return new NumberLiteral(
                first.span().to(literal.span()), negative ? -literal.value() : literal.value(), literal.duration());
    }

    // What is wrong within the innermost parentheses comes first
    private PromqlParseException parenthesised() {
        if (++depth > Depth.LIMIT) {
            throw tokens.error(tokens.peek().span(), Depth.MESSAGE);
        }
        while (tokens.skip(TokenType.LEFT_PAREN)) {
            while (tokens.peek().type().isSign()) {
                tokens.next();
            }
        }
        Span inner = arithmetic().span();
        tokens.take(TokenType.RIGHT_PAREN);
        return notEnabled(inner);
    }

    private PromqlParseException notEnabled(Span span) {
        return tokens.error(span, "experimental duration expression is not enabled");
    }
}
