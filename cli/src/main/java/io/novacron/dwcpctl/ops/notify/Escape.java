package io.novacron.dwcpctl.ops.notify;

import io.novacron.dwcpctl.site.notify.Markup;

/** Makes a text stand for nothing but itself, where it lands. */
public final class Escape {
    /** Ends a mark's effect in Slack, which has no way to escape one; it has no width. */
    private static final char WORD_JOINER = '\u2060';

    private Escape() {}

    /** Of running text, which has no line breaks. */
    public static String words(Markup markup, String text) {
        return switch (markup) {
            case PLAIN -> text;
            case MARKDOWN -> markdown(text);
            case MRKDWN -> unmarked(entities(text));
        };
    }

    /** Between backticks: nothing has a meaning there but the backtick, and Slack's entities. */
    static String code(Markup markup, String text) {
        return switch (markup) {
            case PLAIN -> text;
            case MARKDOWN -> text.replace('`', '\'');
            case MRKDWN -> entities(text.replace('`', '\''));
        };
    }

    /** @see <a href="https://spec.commonmark.org/0.31.2/#backslash-escapes">Backslash escapes</a> */
    private static String markdown(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean beforeSpace = i + 1 == text.length() || text.charAt(i + 1) == ' ';
            boolean beginsList =
                    beforeSpace && ((i == 0 && "-+=".indexOf(c) >= 0) || ((c == '.' || c == ')') && isNumber(text, i)));
            if ("\\`*_[]<>|~#&!$".indexOf(c) >= 0 || beginsList) {
                safe.append('\\');
            }
            safe.append(c);
        }
        return safe.toString();
    }

    /** Whether all before is digits: {@code 1.} at the start of a line would begin a list. */
    private static boolean isNumber(String text, int end) {
        return end > 0 && text.chars().limit(end).allMatch(c -> c >= '0' && c <= '9');
    }

    private static String entities(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unmarked(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("*_~`".indexOf(c) >= 0) {
                safe.append(WORD_JOINER).append(c).append(WORD_JOINER);
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }
}
