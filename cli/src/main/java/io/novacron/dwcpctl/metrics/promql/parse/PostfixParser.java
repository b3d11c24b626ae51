package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.parse.Tokens.Place;
import io.novacron.dwcpctl.metrics.promql.tree.At;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Span;
import io.novacron.dwcpctl.metrics.promql.tree.TimeShift;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What may follow an operand: ranges and subqueries in brackets, {@code offset}, {@code @}. */
final class PostfixParser {
    /** Beyond it the milliseconds do not fit. Prometheus takes a thousand times more and then computes nonsense. */
    private static final double MAX_SECONDS = Long.MAX_VALUE / 1e3;

    private static final String TARGETS =
            " modifier must be preceded by an instant vector selector or range vector selector or a subquery";

    private final Tokens tokens;
    private final Literals literals;
    private final DurationParser durations;

    PostfixParser(Tokens tokens, Literals literals) {
        this.tokens = tokens;
        this.literals = literals;
        this.durations = new DurationParser(tokens, literals);
    }

    /** The operand with all that follows it. */
    Expr after(Expr operand) {
        Expr expr = operand;
        while (true) {
            switch (tokens.peek().type()) {
                case LEFT_BRACKET -> expr = brackets(expr);
                case OFFSET -> expr = offset(expr);
                case AT -> expr = at(expr);
                default -> {
                    return expr;
                }
            }
        }
    }

    private Expr brackets(Expr expr) {
        Span open = tokens.next().span();
        Place outer = tokens.enter(Place.RANGE);
        long range = durations.positive();
        tokens.enter(Place.RANGE_END);
        if (tokens.isNext(TokenType.RIGHT_BRACKET)) {
            Span close = tokens.next().span();
            tokens.leave(outer);
            return matrix(expr, range, open.to(close));
        }
        tokens.take(TokenType.COLON);
        tokens.enter(Place.STEP);
        long step = tokens.isNext(TokenType.RIGHT_BRACKET) ? 0 : durations.positive();
        tokens.enter(Place.STEP_END);
        Span close = tokens.take(TokenType.RIGHT_BRACKET).span();
        tokens.leave(outer);
        return new Expr.Subquery(expr.span().to(close), expr, range, step, TimeShift.NONE);
    }

    private Expr matrix(Expr expr, long range, Span brackets) {
        if (!(expr instanceof Expr.VectorSelector selector)) {
            throw tokens.error(brackets, "ranges only allowed for vector selectors");
        }
        if (selector.shift().offsetMillis() != 0) {
            throw tokens.error(brackets, "no offset modifiers allowed before range");
        }
        At at = selector.shift().at();
        if (at != null && at.kind() == At.Kind.TIMESTAMP) {
            throw tokens.error(brackets, "no @ modifiers allowed before range");
        }
        return new Expr.MatrixSelector(expr.span().to(brackets), selector, range);
    }

    private Expr offset(Expr expr) {
        tokens.next();
        Place outer = tokens.enter(Place.OFFSET);
        long millis = durations.offset();
        tokens.leave(outer);
        TimeShift shift = shift(expr);
        if (shift == null) {
            throw tokens.error(expr.span(), "offset" + TARGETS);
        }
        if (shift.offsetMillis() != 0) {
            throw tokens.error(expr.span(), "offset may not be set multiple times");
        }
        return shifted(expr, upToHere(expr), shift.withOffset(millis));
    }

    private Expr at(Expr expr) {
        tokens.next();
        Place outer = tokens.enter(Place.AT);
        At at = moment(expr);
        tokens.leave(outer);
        TimeShift shift = shift(expr);
        if (shift == null) {
            throw tokens.error(expr.span(), "@" + TARGETS);
        }
        if (shift.at() != null) {
            throw tokens.error(expr.span(), "@ <timestamp> may not be set multiple times");
        }
        return shifted(expr, upToHere(expr), shift.withAt(at));
    }

    private At moment(Expr expr) {
        Token token = tokens.peek();
        if (token.type() == TokenType.START || token.type() == TokenType.END) {
            tokens.next();
            tokens.take(TokenType.LEFT_PAREN);
            tokens.take(TokenType.RIGHT_PAREN);
            return token.type() == TokenType.START ? At.START : At.END;
        }
        boolean negative = false;
        if (token.type().isSign()) {
            negative = tokens.next().type() == TokenType.SUBTRACT;
        }
        if (!tokens.isNext(TokenType.NUMBER) && !tokens.isNext(TokenType.DURATION)) {
            throw tokens.unexpected();
        }
        double magnitude = literals.number(tokens.next()).value();
        double seconds = negative ? -magnitude : magnitude;
        if (!(Math.abs(seconds) < MAX_SECONDS)) {
            throw tokens.error(expr.span(), "timestamp out of bounds for @ modifier: " + fixed(seconds));
        }
        return At.timestamp((long) Math.copySign(Math.floor(Math.abs(seconds * 1000) + 0.5), seconds));
    }

    // Go's %f
    private static String fixed(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return Double.isInfinite(value)
                ? value > 0 ? "+Inf" : "-Inf"
                : new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
    }

    private Span upToHere(Expr expr) {
        return new Span(expr.span().start(), tokens.end());
    }

    private static @Nullable TimeShift shift(Expr expr) {
        if (expr instanceof Expr.VectorSelector selector) {
            return selector.shift();
        }
        if (expr instanceof Expr.MatrixSelector matrix) {
            return matrix.selector().shift();
        }
        return expr instanceof Expr.Subquery subquery ? subquery.shift() : null;
    }

    private static Expr shifted(Expr expr, Span span, TimeShift shift) {
        if (expr instanceof Expr.VectorSelector s) {
            return new Expr.VectorSelector(span, s.name(), s.matchers(), shift);
        }
        if (expr instanceof Expr.MatrixSelector m) {
            Expr.VectorSelector s = m.selector();
            return new Expr.MatrixSelector(
                    span, new Expr.VectorSelector(s.span(), s.name(), s.matchers(), shift), m.rangeMillis());
        }
        Expr.Subquery q = (Expr.Subquery) expr;
        return new Expr.Subquery(span, q.expr(), q.rangeMillis(), q.stepMillis(), shift);
    }
}
