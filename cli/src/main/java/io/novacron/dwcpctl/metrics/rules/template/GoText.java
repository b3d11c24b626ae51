package io.novacron.dwcpctl.metrics.rules.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Strings as Go's strings, strconv, html and net/url packages change them. */
final class GoText {
    private static final String MID_WORD = ".:'\u00b7\u2018\u2019\u2024\u2027\uff07\uff0e\uff1a";

    private GoText() {}

    /** {@code strconv.Quote}. */
    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case 7 -> out.append("\\a");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case 11 -> out.append("\\v");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        out.append(String.format(Locale.ROOT, "\\x%02x", c));
                    } else if (isPrintable(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(String.format(Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    private static boolean isPrintable(int c) {
        int type = Character.getType(c);
        return c == ' '
                || !(type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.UNASSIGNED
                        || type == Character.PRIVATE_USE
                        || type == Character.SURROGATE
                        || type == Character.SPACE_SEPARATOR
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR);
    }

    /**
     * The first letter of each word in title case ({@code cases.Title} with {@code NoLower}). A dot, a colon or an
     * apostrophe between two letters or digits ends no word, nor does an underscore; an ideograph does.
     */
    static String title(String text) {
        StringBuilder out = new StringBuilder();
        int[] points = text.codePoints().toArray();
        boolean within = false;
        for (int i = 0; i < points.length; i++) {
            int c = points[i];
            boolean letter = Character.isLetter(c) && !Character.isIdeographic(c);
            out.append(letter && !within ? titleCase(c) : Character.toString(c));
            boolean joins = Character.isDigit(c)
                    || c == '_'
                    || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.FORMAT
                    || (MID_WORD.indexOf(c) >= 0 && isWordPart(points, i - 1) && isWordPart(points, i + 1));
            within = letter || (within && joins);
        }
        return out.toString();
    }

    private static boolean isWordPart(int[] points, int i) {
        return i >= 0 && i < points.length && Character.isLetterOrDigit(points[i]);
    }

    private static String titleCase(int c) {
        int title = Character.toTitleCase(c);
        String upper = Character.toString(c).toUpperCase(Locale.ROOT);
        boolean one = title != c || upper.codePointCount(0, upper.length()) == 1;
        return one
                ? Character.toString(title)
                : upper.charAt(0) + upper.substring(1).toLowerCase(Locale.ROOT);
    }

    // Go changes letter by letter; String.toUpperCase would make SS of ß
    static String upper(String text) {
        return text.codePoints()
                .map(Character::toUpperCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String lower(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** {@code template.HTMLEscapeString}. */
    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("'", "&#39;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;")
                .replace("\0", "\uFFFD");
    }

    /** {@code template.JSEscapeString}. */
    static String script(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\'' -> out.append("\\'");
                case '"' -> out.append("\\\"");
                case '<', '>', '&', '=' -> out.append(String.format(Locale.ROOT, "\\u%04X", c));
                default -> {
                    if (c >= ' ' && isPrintable(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(String.format(Locale.ROOT, "\\u%04X", c));
                    }
                }
            }
        });
        return out.toString();
    }

    /** {@code url.QueryEscape}. */
    static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
