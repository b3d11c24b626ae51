package io.novacron.dwcpctl.metrics.rules.template;

import io.novacron.dwcpctl.metrics.rules.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a template into tokens ({@code text/template/parse/lex.go}). An action begins after a TEXT token, even an empty one. */
final class Lexer {
    private final String input;
    private final Place place;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean spaced;

    private Lexer(String input, Place place) {
        this.input = input;
        this.place = place;
    }

    static List<Token> tokens(String input, Place place) {
        Lexer lexer = new Lexer(input, place);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        boolean trim = false;
        while (true) {
            int open = input.indexOf("{{", at);
            int end = open < 0 ? input.length() : open;
            String text = input.substring(at, end);
            text = trim ? stripLeading(text) : text;
            boolean trimBefore = open >= 0 && isTrimOpen(open + 2);
            add(Kind.TEXT, trimBefore ? stripTrailing(text) : text, at);
            if (open < 0) {
                add(Kind.END, "", input.length());
                return;
            }
            at = open + (trimBefore ? 3 : 2);
            trim = input.startsWith("/*", trimBefore ? at + 1 : at) ? comment(trimBefore ? at + 1 : at) : action(open);
        }
    }

    private boolean isTrimOpen(int i) {
        return input.startsWith("-", i) && i + 1 < input.length() && isSpace(input.charAt(i + 1));
    }

    /** Whether white space after it is cut. */
    private boolean comment(int start) {
        int end = input.indexOf("*/", start);
        if (end < 0) {
            throw place.error(start, "unclosed comment");
        }
        at = end + 2;
        boolean trim = at < input.length() && isSpace(input.charAt(at)) && input.startsWith("-}}", at + 1);
        at += trim ? 2 : 0;
        if (!input.startsWith("}}", at)) {
            throw place.error(at, "comment ends before closing delimiter");
        }
        at += 2;
        return trim;
    }

    /** Whether white space after it is cut. */
    private boolean action(int open) {
        int depth = 0;
        spaced = false;
        while (true) {
            if (at >= input.length()) {
                throw place.error(open, "unclosed action");
            }
            char c = input.charAt(at);
            boolean trim = isSpace(c) && input.startsWith("-}}", at + 1);
            if (trim || input.startsWith("}}", at)) {
                if (depth > 0) {
                    throw place.error(at, "unclosed left paren");
                }
                add(Kind.CLOSE, "}}", at);
                at += trim ? 4 : 2;
                return trim;
            }
            if (isSpace(c)) {
                at++;
                spaced = true;
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) {
                throw place.error(at, "unexpected right paren");
            }
            word(c);
            spaced = false;
        }
    }

    private void word(char c) {
        int start = at;
        char following = at + 1 < input.length() ? input.charAt(at + 1) : ' ';
        switch (c) {
            case '|' -> single(Kind.PIPE);
            case '(' -> single(Kind.LEFT);
            case ')' -> single(Kind.RIGHT);
            case ',' -> single(Kind.COMMA);
            case '=' -> single(Kind.ASSIGN);
            case ':' -> {
                if (following != '=') {
                    throw place.error(at, "expected :=");
                }
                at += 2;
                add(Kind.DECLARE, ":=", start);
            }
            case '"' -> quoted(Kind.STRING, '"', "unterminated quoted string");
            case '\'' -> quoted(Kind.CHARACTER, '\'', "unterminated character constant");
            case '`' -> {
                int end = input.indexOf('`', at + 1);
                if (end < 0) {
                    throw place.error(at, "unterminated raw quoted string");
                }
                at = end + 1;
                add(Kind.RAW_STRING, input.substring(start, at), start);
            }
            case '$' -> {
                at = endOfName(at + 1);
                add(Kind.VARIABLE, input.substring(start, at), start);
            }
            case '.' -> {
                if (Character.isDigit(following)) {
                    number();
                } else {
                    at = endOfName(at + 1);
                    add(at == start + 1 ? Kind.DOT : Kind.FIELD, input.substring(start, at), start);
                }
            }
            default -> {
                if (c == '+' || c == '-' || Character.isDigit(c)) {
                    number();
                } else if (isNamePart(c)) {
                    at = endOfName(at);
                    add(Kind.NAME, input.substring(start, at), start);
                } else {
                    throw place.error(at, "unexpected \"" + c + "\" in command");
                }
            }
        }
    }

    private void single(Kind kind) {
        add(kind, input.substring(at, at + 1), at);
        at++;
    }

    private void quoted(Kind kind, char quote, String unterminated) {
        int start = at++;
        while (at < input.length() && input.charAt(at) != quote && input.charAt(at) != '\n') {
            at += input.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= input.length() || input.charAt(at) == '\n') {
            throw place.error(start, unterminated);
        }
        at++;
        add(kind, input.substring(start, at), start);
    }

    private void number() {
        int start = at++;
        while (at < input.length()) {
            char c = input.charAt(at);
            boolean exponentSign = (c == '+' || c == '-') && "eEpP".indexOf(input.charAt(at - 1)) >= 0;
            if (!exponentSign && !isNamePart(c) && c != '.') {
                break;
            }
            at++;
        }
        add(Kind.NUMBER, input.substring(start, at), start);
    }

    private int endOfName(int from) {
        int i = from;
        while (i < input.length() && isNamePart(input.charAt(i))) {
            i++;
        }
        return i;
    }

    private void add(Kind kind, String text, int position) {
        tokens.add(new Token(kind, text, position, spaced));
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static String stripLeading(String text) {
        int i = 0;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return text.substring(i);
    }

    private static String stripTrailing(String text) {
        int i = text.length();
        while (i > 0 && isSpace(text.charAt(i - 1))) {
            i--;
        }
        return text.substring(0, i);
    }
}
