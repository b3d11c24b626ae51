package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.tree.Span;

/** A word of the language, as written. */
record Token(TokenType type, Span span, String text) {
    private static final int SHOWN = 10;

    /** As in {@code unexpected number "5"}. */
    String describe() {
        return switch (type.style()) {
            case NAMED -> type == TokenType.EOF ? type.description() : type.description() + " " + quoted();
            case QUOTED -> quoted();
            case KEYWORD -> "<" + text + ">";
            case OPERATOR -> "<op:" + text + ">";
            case AGGREGATOR -> "<aggr:" + text + ">";
        };
    }

    private String quoted() {
        boolean whole = type == TokenType.IDENTIFIER
                || type == TokenType.METRIC_IDENTIFIER
                || text.codePointCount(0, text.length()) <= SHOWN;
        return whole
                ? GoQuote.string(text)
                : GoQuote.string(text.substring(0, text.offsetByCodePoints(0, SHOWN))) + "...";
    }
}
