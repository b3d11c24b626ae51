package io.novacron.dwcpctl.metrics.rules.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Go's {@code Regexp.ReplaceAllString}: {@code $1}, {@code $name}, <code>${1}</code>, {@code $$}; the longest name counts. */
final class Expansion {
    private Expansion() {}

    static String replaceAll(Pattern pattern, String replacement, String text) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            out.append(text, from, matcher.start());
            expand(matcher, replacement, out);
            from = matcher.end();
        }
        return out.append(text, from, text.length()).toString();
    }

    private static void expand(Matcher matcher, String replacement, StringBuilder out) {
        int i = 0;
        while (i < replacement.length()) {
            char c = replacement.charAt(i);
            if (c != '$') {
                out.append(c);
                i++;
                continue;
            }
            if (replacement.startsWith("$$", i)) {
                out.append('$');
                i += 2;
                continue;
            }
            boolean braced = replacement.startsWith("${", i);
            int start = i + (braced ? 2 : 1);
            int end = start;
            while (end < replacement.length() && isNamePart(replacement.charAt(end))) {
                end++;
            }
            if (end == start || (braced && !replacement.startsWith("}", end))) {
                out.append('$');
                i++;
            } else {
                out.append(group(matcher, replacement.substring(start, end)));
                i = end + (braced ? 1 : 0);
            }
        }
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static String group(Matcher matcher, String name) {
        String value = null;
        if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            if (name.length() < 9 && Integer.parseInt(name) <= matcher.groupCount()) {
                value = matcher.group(Integer.parseInt(name));
            }
        } else if (matcher.pattern().namedGroups().containsKey(name)) {
            value = matcher.group(name);
        }
        return value == null ? "" : value;
    }
}
