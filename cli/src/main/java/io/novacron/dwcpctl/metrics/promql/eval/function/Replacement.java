package io.novacron.dwcpctl.metrics.promql.eval.function;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;

/**
 * The template of {@code label_replace}, as Go's {@code Regexp.Expand} reads it: {@code $1}, {@code $name}, <code>
 * ${1}</code>, {@code $$}; a group that does not exist is empty, a dollar before anything else stands for itself.
 */
final class Replacement {
    /** A piece of text, or the name or number of a group. */
    private record Part(String text, boolean group) {}

    private final List<Part> parts;

    private Replacement(List<Part> parts) {
        this.parts = parts;
    }

    static Replacement of(String template) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < template.length()) {
            if (template.charAt(i) != '$') {
                text.append(template.charAt(i++));
            } else if (template.startsWith("$$", i)) {
                text.append('$');
                i += 2;
            } else {
                boolean braced = template.startsWith("${", i);
                int start = i + (braced ? 2 : 1);
                int end = endOfName(template, start);
                boolean valid = end > start && (!braced || template.startsWith("}", end));
                if (valid) {
                    parts.add(new Part(text.toString(), false));
                    text.setLength(0);
                    parts.add(new Part(template.substring(start, end), true));
                    i = end + (braced ? 1 : 0);
                } else {
                    text.append('$');
                    i++;
                }
            }
        }
        parts.add(new Part(text.toString(), false));
        return new Replacement(List.copyOf(parts));
    }

    private static int endOfName(String template, int start) {
        int end = start;
        while (end < template.length()
                && (Character.isLetterOrDigit(template.charAt(end)) || template.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    String expand(Matcher match) {
        StringBuilder result = new StringBuilder();
        for (Part part : parts) {
            result.append(part.group() ? group(match, part.text()) : part.text());
        }
        return result.toString();
    }

    private static String group(Matcher match, String name) {
        String value;
        if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            boolean exists = name.length() < 9 && Integer.parseInt(name) <= match.groupCount();
            value = exists ? match.group(Integer.parseInt(name)) : "";
        } else {
            value = match.pattern().namedGroups().containsKey(name) ? match.group(name) : "";
        }
        return value == null ? "" : value;
    }
}
