package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.tree.Span;

/**
 * Text to tokens, one at a time and only when asked, for an error further on must not hide one found before it. Follows
 * Prometheus's lexer ({@code promql/parser/lex.go}), its oddities included: within brackets a letter counts as the colon.
 */
final class Lexer {
    private final Cursor cursor;
    private final LiteralScanner literals;
    private int parens;
    private boolean inBraces;
    private boolean inBrackets;
    /** Between an opening bracket and the first number after it. */
    private boolean inDuration;

    private boolean colon;
    private boolean duration;

    Lexer(String text) {
        this.cursor = new Cursor(text);
        this.literals = new LiteralScanner(cursor);
    }

    /** The next token; {@link TokenType#EOF} at the end. */
    Token next() {
        do {
            skipBlank();
            cursor.begin();
        } while (!inDuration && skipComment());
        TokenType type = inBraces ? insideBraces() : inDuration ? startOfDuration() : statement();
        return new Token(type, new Span(cursor.start(), cursor.position()), cursor.token());
    }

    private void skipBlank() {
        while (Cursor.isSpace(cursor.peek())) {
            cursor.next();
        }
    }

    private boolean skipComment() {
        if (cursor.peek() != '#') {
            return false;
        }
        while (cursor.peek() != Cursor.EOF && cursor.peek() != '\n') {
            cursor.next();
        }
        return true;
    }

    private TokenType statement() {
        int c = cursor.next();
        if (Cursor.isDigit(c) || (c == '.' && Cursor.isDigit(cursor.peek()))) {
            cursor.rewind();
            return literals.numberOrDuration();
        }
        if (Cursor.isAlpha(c) || c == ':') {
            return inBrackets ? colon(c) : word();
        }
        return switch (c) {
            case Cursor.EOF -> end();
            case ',' -> TokenType.COMMA;
            case '*' -> TokenType.MULTIPLY;
            case '/' -> TokenType.DIVIDE;
            case '%' -> TokenType.MODULO;
            case '+' -> TokenType.ADD;
            case '-' -> TokenType.SUBTRACT;
            case '^' -> TokenType.POWER;
            case '@' -> TokenType.AT;
            case '<' -> cursor.accept("=") ? TokenType.LESS_OR_EQUAL : TokenType.LESS;
            case '>' -> cursor.accept("=") ? TokenType.GREATER_OR_EQUAL : TokenType.GREATER;
            case '=' -> equals();
            case '!' -> {
                int after = cursor.next();
                if (after != '=') {
                    throw error("unexpected character after '!': " + GoQuote.character(after));
                }
                yield TokenType.NOT_EQUAL;
            }
            case '"', '\'', '`' -> string(c);
            case '(' -> openParen();
            case ')' -> closeParen();
            case '{' -> {
                inBraces = true;
                yield TokenType.LEFT_BRACE;
            }
            case '[' -> openBracket();
            case ']' -> {
                if (!inBrackets) {
                    throw error("unexpected right bracket ']'");
                }
                inBrackets = false;
                yield TokenType.RIGHT_BRACKET;
            }
            default -> throw error("unexpected character: " + GoQuote.character(c));
        };
    }

    private TokenType end() {
        if (parens != 0) {
            throw error("unclosed left parenthesis");
        }
        if (inBrackets) {
            throw error("unclosed left bracket");
        }
        return TokenType.EOF;
    }

    private TokenType equals() {
        if (cursor.accept("=")) {
            return TokenType.EQUAL;
        }
        if (cursor.peek() == '~') {
            throw error("unexpected character after '=': '~'");
        }
        return TokenType.ASSIGN;
    }

    private TokenType colon(int c) {
        if (colon) {
            throw error("unexpected colon " + GoQuote.character(c));
        }
        colon = true;
        return TokenType.COLON;
    }

    private TokenType word() {
        while (Cursor.isAlphanumeric(cursor.peek()) || cursor.peek() == ':') {
            cursor.next();
        }
        return Keywords.type(cursor.token());
    }

    private TokenType string(int quote) {
        literals.string(quote);
        return TokenType.STRING;
    }

    private TokenType openParen() {
        parens++;
        return TokenType.LEFT_PAREN;
    }

    private TokenType closeParen() {
        if (--parens < 0) {
            cursor.begin();
            throw error("unexpected right parenthesis ')'");
        }
        return TokenType.RIGHT_PAREN;
    }

    private TokenType openBracket() {
        if (inBrackets) {
            throw error("unexpected left bracket '['");
        }
        inBrackets = true;
        inDuration = true;
        colon = false;
        return TokenType.LEFT_BRACKET;
    }

    private TokenType startOfDuration() {
        int c = cursor.next();
        if (Cursor.isDigit(c) || (c == '.' && Cursor.isDigit(cursor.peek()))) {
            cursor.rewind();
            inDuration = false;
            duration = true;
            return literals.numberOrDuration();
        }
        return switch (c) {
            case Cursor.EOF -> throw error("unexpected end of input in duration expression");
            case ']' -> {
                inBrackets = false;
                inDuration = false;
                yield TokenType.RIGHT_BRACKET;
            }
            case ':' -> {
                cursor.begin();
                if (!duration) {
                    throw error("unexpected colon before duration in duration expression");
                }
                if (colon) {
                    throw error("unexpected repeated colon in duration expression");
                }
                colon = true;
                yield TokenType.COLON;
            }
            case '(' -> openParen();
            case ')' -> closeParen();
            case '+' -> TokenType.ADD;
            case '-' -> TokenType.SUBTRACT;
            case '*' -> TokenType.MULTIPLY;
            case '/' -> TokenType.DIVIDE;
            case '%' -> TokenType.MODULO;
            case '^' -> TokenType.POWER;
            default -> throw error("unexpected character in duration expression: " + GoQuote.character(c));
        };
    }

    private TokenType insideBraces() {
        int c = cursor.next();
        if (Cursor.isAlpha(c)) {
            while (Cursor.isAlphanumeric(cursor.peek())) {
                cursor.next();
            }
            return TokenType.IDENTIFIER;
        }
        return switch (c) {
            case Cursor.EOF -> throw error("unexpected end of input inside braces");
            case ',' -> TokenType.COMMA;
            case '"', '\'', '`' -> string(c);
            case '=' -> cursor.accept("~") ? TokenType.MATCH : TokenType.ASSIGN;
            case '!' -> {
                int after = cursor.next();
                yield switch (after) {
                    case '~' -> TokenType.NOT_MATCH;
                    case '=' -> TokenType.NOT_EQUAL;
                    default -> throw error("unexpected character after '!' inside braces: " + GoQuote.character(after));
                };
            }
            case '{' -> throw error("unexpected left brace '{'");
            case '}' -> {
                inBraces = false;
                yield TokenType.RIGHT_BRACE;
            }
            default -> throw error("unexpected character inside braces: " + GoQuote.character(c));
        };
    }

    private PromqlParseException error(String reason) {
        return new PromqlParseException(
                cursor.text(), new Span(cursor.start(), cursor.text().length()), reason);
    }
}
