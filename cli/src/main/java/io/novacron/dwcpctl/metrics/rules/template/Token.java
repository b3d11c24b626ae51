package io.novacron.dwcpctl.metrics.rules.template;

/**
 * A piece of a template's text.
 *
 * @param text as it is written; of a string too
 * @param position of its first character, in UTF-16 units
 * @param spaced whether white space stands before it
 */
record Token(Kind kind, String text, int position, boolean spaced) {
    /** What a piece is. */
    enum Kind {
        /** Outside of braces. */
        TEXT,
        /** {@code }}} */
        CLOSE,
        NAME,
        /** {@code .name} */
        FIELD,
        /** {@code $name} */
        VARIABLE,
        DOT,
        NUMBER,
        STRING,
        RAW_STRING,
        CHARACTER,
        PIPE,
        DECLARE,
        ASSIGN,
        COMMA,
        LEFT,
        RIGHT,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }
}
