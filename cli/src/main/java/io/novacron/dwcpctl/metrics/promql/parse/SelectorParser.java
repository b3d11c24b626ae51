package io.novacron.dwcpctl.metrics.promql.parse;

import com.google.re2j.PatternSyntaxException;
import io.novacron.dwcpctl.metrics.promql.parse.Tokens.Place;
import io.novacron.dwcpctl.metrics.promql.tree.Expr.VectorSelector;
import io.novacron.dwcpctl.metrics.promql.tree.Span;
import io.novacron.dwcpctl.metrics.promql.tree.TimeShift;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.util.ArrayList;
import java.util.List;

/** Metric names and conditions in braces. */
final class SelectorParser {
    private final Tokens tokens;

    SelectorParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A selector that begins with a metric's name. */
    VectorSelector named(Token name) {
        List<Matcher> matchers = new ArrayList<>();
        Span span = name.span();
        if (tokens.isNext(TokenType.LEFT_BRACE)) {
            span = span.to(braces(matchers));
        }
        matchers.add(Matcher.equal(Labels.NAME, name.text()));
        return new VectorSelector(span, name.text(), matchers, TimeShift.NONE);
    }

    /** A selector that begins with a brace. */
    VectorSelector unnamed() {
        List<Matcher> matchers = new ArrayList<>();
        return new VectorSelector(braces(matchers), "", matchers, TimeShift.NONE);
    }

    private Span braces(List<Matcher> matchers) {
        Span start = tokens.next().span();
        Place outer = tokens.enter(Place.MATCHER);
        while (!tokens.isNext(TokenType.RIGHT_BRACE)) {
            tokens.enter(Place.MATCHER);
            matchers.add(matcher());
            tokens.enter(Place.MATCHER_SEPARATOR);
            if (!tokens.isNext(TokenType.RIGHT_BRACE)) {
                tokens.take(TokenType.COMMA);
            }
        }
        tokens.leave(outer);
        return start.to(tokens.next().span());
    }

    private Matcher matcher() {
        Token name = tokens.peek();
        if (name.type() == TokenType.IDENTIFIER) {
            tokens.next();
            tokens.enter(Place.MATCHER_OPERATOR);
            return matcher(name, name.text(), operator());
        }
        String quoted = Literals.string(tokens.take(TokenType.STRING));
        return switch (tokens.peek().type()) {
            case ASSIGN, NOT_EQUAL, MATCH, NOT_MATCH -> matcher(name, quoted, operator());
            default -> Matcher.equal(Labels.NAME, quoted);
        };
    }

    private Matcher.Operator operator() {
        Matcher.Operator operator = switch (tokens.peek().type()) {
            case ASSIGN -> Matcher.Operator.EQUAL;
            case NOT_EQUAL -> Matcher.Operator.NOT_EQUAL;
            case MATCH -> Matcher.Operator.REGEX;
            case NOT_MATCH -> Matcher.Operator.NOT_REGEX;
            default -> throw tokens.unexpected();
        };
        tokens.next();
        return operator;
    }

    private Matcher matcher(Token name, String label, Matcher.Operator operator) {
        String value = Literals.string(tokens.take(TokenType.STRING, Place.MATCHER_VALUE));
        try {
            if (operator == Matcher.Operator.REGEX || operator == Matcher.Operator.NOT_REGEX) {
                RegexLimits.check(value);
            }
            return new Matcher(label, operator, value);
        } catch (PatternSyntaxException e) {
            throw tokens.error(name.span(), String.valueOf(e.getMessage()));
        }
    }
}
