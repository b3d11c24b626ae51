package io.novacron.dwcpctl.metrics.promql.parse;

import java.util.Locale;

/** Strings and characters as Go's {@code %q} writes them, which is how Prometheus's messages quote. */
final class GoQuote {
    private GoQuote() {}

    static String string(String value) {
        return quote(value, '"');
    }

    static String character(int codePoint) {
        return quote(codePoint == Cursor.EOF ? "\ufffd" : Character.toString(codePoint), '\'');
    }

    /** As {@code %#U}: {@code U+0071 'q'}. */
    static String codePoint(int codePoint) {
        String number = String.format(Locale.ROOT, "U+%04X", codePoint);
        return isPrintable(codePoint) ? number + " '" + Character.toString(codePoint) + "'" : number;
    }

    private static String quote(String value, char mark) {
        StringBuilder text = new StringBuilder(value.length() + 2).append(mark);
        value.codePoints().forEach(c -> {
            if (c == mark || c == '\\') {
                text.append('\\').append((char) c);
            } else if (isPrintable(c)) {
                text.appendCodePoint(c);
            } else {
                text.append(escape(c));
            }
        });
        return text.append(mark).toString();
    }

    private static String escape(int c) {
        return switch (c) {
            case 7 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 11 -> "\\v";
            default -> String.format(Locale.ROOT, c < 0x80 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
        };
    }

    // unicode.IsPrint: letters, marks, numbers, punctuation, symbols, and the ASCII space
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
