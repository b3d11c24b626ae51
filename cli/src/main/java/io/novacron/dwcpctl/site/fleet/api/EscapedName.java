package io.novacron.dwcpctl.site.fleet.api;

/**
 * Names of labels that only Prometheus 3 allows, in the escaping that paths need: {@code U__a_2e_b} is {@code a.b}
 * ({@code common/model/metric.go}, UnescapeName).
 */
final class EscapedName {
    private static final String MARK = "U__";

    private EscapedName() {}

    /** The name that is meant: the text itself where it is not escaped, or not well. */
    static String decode(String text) {
        if (!text.startsWith(MARK)) {
            return text;
        }
        StringBuilder name = new StringBuilder();
        int i = MARK.length();
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '_') {
                name.append(c);
            } else if (text.startsWith("_", i)) {
                name.append('_');
                i++;
            } else {
                int end = text.indexOf('_', i);
                if (end <= i || end - i > 6) {
                    return text;
                }
                try {
                    name.appendCodePoint(Integer.parseUnsignedInt(text, i, end, 16));
                } catch (IllegalArgumentException e) {
                    return text;
                }
                i = end + 1;
            }
        }
        return name.toString();
    }
}
