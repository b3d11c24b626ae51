package io.novacron.dwcpctl.face.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text as a screen shows it: made harmless, measured, cut and wrapped in columns. Widths are those of wcwidth(3): two for
 * East Asian wide characters and emoji, none for marks that combine; a sequence of joined emoji counts as its parts, for
 * most terminals draw it so.
 */
public final class ScreenText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int EMOJI_VARIATION = 0xfe0f;

    private ScreenText() {}

    /** A part of a text: what stands on one line. */
    record Range(int from, int to) {}

    /**
     * The text with everything that could move a cursor, colour a screen, end a line or reorder letters written out, as
     * in {@code \x1b}; in ASCII where {@code unicode} is false.
     */
    public static String safe(String text, boolean unicode) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isHarmful(c)) {
                safe.append(written(c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return unicode ? safe.toString() : Ascii.of(safe.toString());
    }

    private static boolean isHarmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER;
            default -> false;
        };
    }

    private static String written(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", c);
        };
    }

    /** How many columns the text takes. */
    public static int width(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i = next(text, i)) {
            columns += widthAt(text, i);
        }
        return columns;
    }

    /** The text, or as much of its beginning as fits with the ellipsis behind it. */
    public static String cut(String text, int columns, boolean unicode) {
        if (width(text) <= columns) {
            return text;
        }
        String ellipsis = unicode ? "…" : "...".substring(0, Math.min(3, Math.max(0, columns)));
        return text.substring(0, fitting(text, 0, columns - ellipsis.length())) + ellipsis;
    }

    /** The text and spaces behind it, {@code columns} wide; no spaces where it is wider. */
    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /**
     * Where to break the text so that no line is wider than {@code columns}: between words, the spaces there left out,
     * or inside a word that is wider than a line.
     *
     * @param columns 2 or more, so that any character fits
     */
    static List<Range> lines(String text, int columns) {
        List<Range> lines = new ArrayList<>();
        int from = 0;
        while (true) {
            int end = fitting(text, from, columns);
            if (end == text.length()) {
                lines.add(new Range(from, trimmedEnd(text, from, end)));
                return lines;
            }
            int space = text.lastIndexOf(' ', end);
            int to = space > from && !text.substring(from, space).isBlank() ? space : end;
            lines.add(new Range(from, trimmedEnd(text, from, to)));
            from = to;
            while (from < text.length() && text.charAt(from) == ' ') {
                from++;
            }
            if (from == text.length()) {
                return lines;
            }
        }
    }

    /** The text on lines no wider than {@code columns}, broken between words where that is possible. */
    public static List<String> wrapped(String text, int columns) {
        return lines(text, columns).stream()
                .map(range -> text.substring(range.from(), range.to()))
                .toList();
    }

    private static int trimmedEnd(String text, int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    /** The end of the longest part from {@code from} on that is no wider than {@code columns}. */
    private static int fitting(String text, int from, int columns) {
        int used = 0;
        int i = from;
        while (i < text.length()) {
            used += widthAt(text, i);
            if (used > columns) {
                return i;
            }
            i = next(text, i);
        }
        return i;
    }

    /** The beginning of the next character, marks that combine with this one skipped. */
    private static int next(String text, int at) {
        int i = at + Character.charCount(text.codePointAt(at));
        while (i < text.length() && widthOf(text.codePointAt(i)) == 0) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private static int widthAt(String text, int at) {
        int c = text.codePointAt(at);
        int after = at + Character.charCount(c);
        boolean drawnAsEmoji = after < text.length() && text.codePointAt(after) == EMOJI_VARIATION;
        return drawnAsEmoji ? 2 : widthOf(c);
    }

    private static int widthOf(int c) {
        if (c < 0x300) {
            return 1;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isJoiningJamo(c) ? 0 : isWide(c) ? 2 : 1;
        };
    }

    private static boolean isJoiningJamo(int c) {
        return c >= 0x1160 && c <= 0x11ff;
    }

    // Unicode 15, EastAsianWidth.txt: W and F, in ranges that take in what lies unassigned between them
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0x303e)
                || (c >= 0x3041 && c <= 0x33ff)
                || (c >= 0x3400 && c <= 0x4dbf)
                || (c >= 0x4e00 && c <= 0xa4cf)
                || (c >= 0xa960 && c <= 0xa97c)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe10 && c <= 0xfe19)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff01 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x16fe0 && c <= 0x1b2ff)
                || (c >= 0x1f1e6 && c <= 0x1f1ff)
                || (c >= 0x1f300 && c <= 0x1f64f)
                || (c >= 0x1f680 && c <= 0x1f6ff)
                || (c >= 0x1f7e0 && c <= 0x1f7f0)
                || (c >= 0x1f90c && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd)
                || "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕〈〉🀄🃏🆎🆑🆒🆓🆔🆕🆖🆗🆘🆙🆚🈁🈚🈯"
                                .indexOf(c)
                        >= 0
                || (c >= 0x1f210 && c <= 0x1f265);
    }
}
