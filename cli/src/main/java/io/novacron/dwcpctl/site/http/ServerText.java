package io.novacron.dwcpctl.site.http;

/**
 * What a server says, made fit for a message: one line of at most 300 characters, without anything that could steer a
 * terminal or turn the direction of writing.
 */
public final class ServerText {
    private static final int MAX = 300;

    private ServerText() {}

    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), MAX));
        int length = 0;
        boolean gap = false;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isWhitespace(c) || c == 0x85 || c == 0xa0) {
                gap = length > 0;
            } else if (isHarmless(c)) {
                if (length + (gap ? 2 : 1) > MAX) {
                    return line.append('…').toString();
                }
                if (gap) {
                    line.append(' ');
                    length++;
                }
                line.appendCodePoint(c);
                length++;
                gap = false;
            }
        }
        return line.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
