package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.tree.Span;

/**
 * Finds where numbers, durations and strings end ({@code promql/parser/lex.go}). What it lets pass is not necessarily a
 * valid number or duration: {@link Literals} decides.
 */
final class LiteralScanner {
    private static final String DECIMAL = "0123456789";
    private static final String HEXADECIMAL = "0123456789abcdefABCDEF";

    private final Cursor cursor;

    LiteralScanner(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Moves over a number or a duration, and says which. */
    TokenType numberOrDuration() {
        if (number()) {
            return TokenType.NUMBER;
        }
        if (restOfDuration()) {
            return TokenType.DURATION;
        }
        throw error("bad number or duration syntax: " + GoQuote.string(cursor.token()));
    }

    private boolean number() {
        int begin = cursor.position();
        String digits = DECIMAL;
        if (cursor.accept("0") && cursor.accept("xX")) {
            cursor.accept("_");
            digits = HEXADECIMAL;
        }
        cursor.accept(".");
        cursor.accept(digits);
        boolean dot = false;
        boolean exponent = false;
        while (cursor.is(digits + "._eE")) {
            if ((dot && cursor.is(".")) || (exponent && cursor.is("eE"))) {
                cursor.next();
                return false;
            }
            if (cursor.accept(".")) {
                dot = true;
                // no fractions in hexadecimal
                if (cursor.accept("_.") || digits.equals(HEXADECIMAL)) {
                    return false;
                }
            } else if (cursor.accept("eE")) {
                exponent = true;
                cursor.accept("+-");
                if (cursor.accept("._eE") || cursor.peek() == Cursor.EOF) {
                    return false;
                }
            } else if (cursor.accept("_")) {
                if (cursor.accept("._eE") || cursor.peek() == Cursor.EOF) {
                    return false;
                }
            } else {
                cursor.acceptRun(digits);
            }
        }
        return cursor.position() > begin && !Cursor.isAlphanumeric(cursor.peek());
    }

    // Units that do not exist (hs, ys) pass here. y comes first or not at all.
    private boolean restOfDuration() {
        if (!cursor.accept("smhdwy")) {
            return false;
        }
        cursor.accept("s");
        while (cursor.accept(DECIMAL)) {
            cursor.acceptRun(DECIMAL);
            if (!cursor.accept("smhdw")) {
                return false;
            }
            cursor.accept("s");
        }
        if (Cursor.isAlphanumeric(cursor.peek())) {
            cursor.next();
            return false;
        }
        return true;
    }

    /** Moves over the rest of a string whose opening quote has been read. */
    void string(int quote) {
        while (true) {
            int c = cursor.next();
            if (c == quote) {
                return;
            }
            if (c == '\\' && quote != '`') {
                escape(quote);
            } else if (c == Cursor.EOF || (c == '\n' && quote != '`')) {
                throw error(quote == '`' ? "unterminated raw string" : "unterminated quoted string");
            }
        }
    }

    private void escape(int quote) {
        int c = cursor.next();
        switch (c) {
            case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\' -> {}
            case '0', '1', '2', '3', '4', '5', '6', '7' -> digits(c, 3, 8, 0xff);
            case 'x' -> digits(cursor.next(), 2, 16, 0xff);
            case 'u' -> digits(cursor.next(), 4, 16, Character.MAX_CODE_POINT);
            case 'U' -> digits(cursor.next(), 8, 16, Character.MAX_CODE_POINT);
            case Cursor.EOF -> throw error("escape sequence not terminated");
            default -> {
                if (c != quote) {
                    throw error("unknown escape sequence " + GoQuote.codePoint(c));
                }
            }
        }
    }

    private void digits(int first, int count, int base, int max) {
        long value = 0;
        int c = first;
        for (int i = 0; i < count; i++) {
            int digit = c < 0x80 ? Character.digit(c, base) : -1;
            if (c == Cursor.EOF) {
                throw error("escape sequence not terminated");
            }
            if (digit < 0) {
                throw error("illegal character " + GoQuote.codePoint(c) + " in escape sequence");
            }
            value = value * base + digit;
            if (i < count - 1) {
                c = cursor.next();
            }
        }
        if (value > max || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw error("escape sequence is an invalid Unicode code point");
        }
    }

    private PromqlParseException error(String reason) {
        return new PromqlParseException(
                cursor.text(), new Span(cursor.start(), cursor.text().length()), reason);
    }
}
