package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.tree.Span;
import org.jspecify.annotations.Nullable;

/** The tokens of one text with one looked ahead, and what the parser is in the middle of, for its error messages. */
final class Tokens {
    /** What an unexpected token is unexpected in. */
    enum Place {
        TOP("", ""),
        AGGREGATION("aggregation", ""),
        GROUPING("grouping opts", "\"(\""),
        GROUPING_LABEL("grouping opts", "label"),
        GROUPING_SEPARATOR("grouping opts", "\",\" or \")\""),
        OFFSET("offset", "number or duration"),
        AT("@", "timestamp"),
        RANGE("subquery selector", "number or duration"),
        RANGE_END("subquery or range", "\":\" or \"]\""),
        STEP("subquery selector", "number or duration or \"]\""),
        STEP_END("subquery selector", "\"]\""),
        MATCHER("label matching", "identifier or \"}\""),
        MATCHER_OPERATOR("label matching", "label matching operator"),
        MATCHER_VALUE("label matching", "string"),
        MATCHER_SEPARATOR("label matching", "\",\" or \"}\"");

        private final String context;
        private final String expected;

        Place(String context, String expected) {
            this.context = context;
            this.expected = expected;
        }
    }

    private final String text;
    private final Lexer lexer;
    private @Nullable Token ahead;
    private int end;
    private Place place = Place.TOP;

    Tokens(String text) {
        this.text = text;
        this.lexer = new Lexer(text);
    }

    Token peek() {
        if (ahead == null) {
            ahead = lexer.next();
        }
        return ahead;
    }

    /** Where the last token taken ends. */
    int end() {
        return end;
    }

    boolean isNext(TokenType type) {
        return peek().type() == type;
    }

    Token next() {
        Token token = peek();
        ahead = null;
        end = token.span().end();
        return token;
    }

    /** Takes a token of this kind. */
    Token take(TokenType type) {
        if (!isNext(type)) {
            throw unexpected();
        }
        return next();
    }

    /** As {@link #take}; what is wrong is said of {@code here}. */
    Token take(TokenType type, Place here) {
        Place outer = enter(here);
        Token token = take(type);
        leave(outer);
        return token;
    }

    /** Takes the next token if it is of this kind. */
    boolean skip(TokenType type) {
        boolean found = isNext(type);
        if (found) {
            next();
        }
        return found;
    }

    /** From here on errors are said of this place. Gives the place to {@link #leave} to. */
    Place enter(Place inner) {
        Place outer = place;
        place = inner;
        return outer;
    }

    void leave(Place outer) {
        place = outer;
    }

    /** The error that the next token is. */
    PromqlParseException unexpected() {
        Token token = peek();
        String in = place.context.isEmpty() ? "" : " in " + place.context;
        String expected = place.expected.isEmpty() ? "" : ", expected " + place.expected;
        return error(token.span(), "unexpected " + token.describe() + in + expected);
    }

    PromqlParseException error(Span span, String reason) {
        return new PromqlParseException(text, span, reason);
    }
}
