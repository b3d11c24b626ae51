package io.novacron.dwcpctl.metrics.promql.parse;

/** A place in a text that moves on by code points. */
final class Cursor {
    /** What {@link #peek} and {@link #next} give at the end. */
    static final int EOF = -1;

    private final String text;
    private int start;
    private int position;

    Cursor(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Where the token in work begins. */
    int start() {
        return start;
    }

    int position() {
        return position;
    }

    /** The token in work so far. */
    String token() {
        return text.substring(start, position);
    }

    /** Begins a token here. */
    void begin() {
        start = position;
    }

    /** Goes back to where the token in work begins. */
    void rewind() {
        position = start;
    }

    int peek() {
        return position < text.length() ? text.codePointAt(position) : EOF;
    }

    int next() {
        int c = peek();
        if (c != EOF) {
            position += Character.charCount(c);
        }
        return c;
    }

    /** Whether the next one is among {@code set}. */
    boolean is(String set) {
        int c = peek();
        return c != EOF && set.indexOf(c) >= 0;
    }

    /** Moves over the next one if it is among {@code set}. */
    boolean accept(String set) {
        boolean accepted = is(set);
        if (accepted) {
            next();
        }
        return accepted;
    }

    /** Moves over all that are among {@code set}. */
    void acceptRun(String set) {
        while (accept(set)) {
            // moved on
        }
    }

    /** ASCII letters and the underscore. */
    static boolean isAlpha(int c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlphanumeric(int c) {
        return isAlpha(c) || isDigit(c);
    }

    static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
