package io.novacron.dwcpctl.base.library;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Values and entries as they are written in YAML. */
final class YamlText {
    /** Words that some reader of YAML takes for something else than text. */
    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private YamlText() {}

    /** A text as a scalar that reads as nothing else. */
    static String quoted(String text) {
        boolean plain = !text.isEmpty()
                && isLetter(text.charAt(0))
                && text.chars().allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || "-_./".indexOf(c) >= 0)
                && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        if (plain) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || (c >= 0x7f && c <= 0xa0) || c == 0xfeff || isBreak((char) c)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** What ends a line in YAML 1.1. */
    static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    static String flowList(List<String> texts) {
        return "[" + String.join(", ", texts.stream().map(YamlText::quoted).toList()) + "]";
    }

    /** {@code a: {b: value}}. */
    static String flowEntry(List<String> path, String value) {
        String key = quoted(path.get(0)) + ": ";
        return path.size() == 1 ? key + value : key + "{" + flowEntry(path.subList(1, path.size()), value) + "}";
    }

    /** As above, on lines of their own but for the last two keys. */
    static String blockEntry(List<String> path, String value, int indent, String lineBreak) {
        if (path.size() <= 2) {
            return flowEntry(path, value);
        }
        int deeper = indent + 2;
        return quoted(path.get(0)) + ":" + lineBreak + " ".repeat(deeper)
                + blockEntry(path.subList(1, path.size()), value, deeper, lineBreak);
    }
}
