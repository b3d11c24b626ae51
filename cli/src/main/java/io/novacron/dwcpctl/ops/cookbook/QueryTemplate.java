package io.novacron.dwcpctl.ops.cookbook;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * PromQL with places for parameters, <code>{{name}}</code>. What is put in is escaped for where it lands: outside quotes
 * only durations, numbers and label names can stand; inside quotes only label values, as a string after {@code =} and
 * {@code !=}, as a literal in a regular expression after {@code =~} and {@code !~}.
 */
public final class QueryTemplate {
    private static final String META = "\\.+*?()|[]{}^$";

    /** Text as it is, or a place for a parameter. */
    private record Part(String text, @Nullable Place place) {}

    private enum Place {
        BARE,
        STRING,
        REGEX
    }

    private final List<Part> parts;

    private QueryTemplate(List<Part> parts) {
        this.parts = parts;
    }

    /** PromQL without places, whatever braces it has. */
    static QueryTemplate verbatim(String promql) {
        return new QueryTemplate(List.of(new Part(promql, null)));
    }

    /**
     * Reads a template.
     *
     * @param node the scalar it stands in
     * @param known the parameters it may name
     * @throws CliException with code 65, file and line, if a place names no parameter or one of the wrong type
     */
    public static QueryTemplate parse(YamlNode node, Map<String, Parameter> known) {
        List<Part> parts = new ArrayList<>();
        String text = node.text();
        char quote = 0;
        int quoteAt = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith("{{", i)) {
                int end = text.indexOf("}}", i);
                if (end < 0) {
                    throw node.error("\"{{\" without \"}}\"", "Close the place: {{name}}.");
                }
                parts.add(new Part(text.substring(from, i), null));
                String name = text.substring(i + 2, end).strip();
                checkPlace(node, known.get(name), name, quote, operatorBefore(text, quoteAt));
                Place inQuotes = operatorBefore(text, quoteAt).endsWith("~") ? Place.REGEX : Place.STRING;
                parts.add(new Part(name, quote == 0 ? Place.BARE : inQuotes));
                i = end + 1;
                from = end + 2;
            } else if (quote == 0 && c == '#') {
                i = endOfLine(text, i); // a quote in a comment opens no string
            } else if (quote == 0 && (c == '"' || c == '\'' || c == '`')) {
                quote = c;
                quoteAt = i;
            } else if (c == '\\' && quote != 0 && quote != '`') {
                i++;
            } else if (c == quote) {
                quote = 0;
            }
        }
        if (quote != 0) {
            throw node.error("a string is opened by " + quote + " and never closed", "Close it.");
        }
        parts.add(new Part(text.substring(from), null));
        return new QueryTemplate(List.copyOf(parts));
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** The operator of a matcher that stands before a quote; empty where there is none. */
    private static String operatorBefore(String text, int quoteAt) {
        String before = text.substring(0, quoteAt).stripTrailing();
        for (String operator : List.of("=~", "!~", "!=", "=")) {
            if (before.endsWith(operator)) {
                return operator;
            }
        }
        return "";
    }

    private static void checkPlace(
            YamlNode node, @Nullable Parameter parameter, String name, char quote, String operator) {
        String place = "{{" + name + "}}";
        if (parameter == null) {
            throw node.error(place + " is no parameter of this query", "Declare it under parameters.");
        }
        if (parameter.type() != Parameter.Type.VALUE) {
            if (quote != 0) {
                throw node.error(place + " stands in quotes, where only a label value can", "Give it the type value.");
            }
            return;
        }
        String suggestion = "Write label=~\"" + place + "\".";
        if (quote == 0) {
            throw node.error(place + " is a label value and must stand in quotes", suggestion);
        }
        // what is put in is escaped for double quotes; in backticks nothing can be escaped at all
        if (quote != '"') {
            throw node.error(place + " stands in " + quote + ", and can only stand in double quotes", suggestion);
        }
        if (operator.isEmpty()) {
            throw node.error(place + " is no value that a label is compared with", suggestion);
        }
        if (parameter.preset() == null && !operator.equals("=~")) {
            throw node.error(
                    place + " may be any value, which " + operator + " cannot say",
                    "Write label=~\"" + place + "\", or give it a default.");
        }
    }

    /** The names of the parameters it uses, in order. */
    public List<String> names() {
        return parts.stream()
                .filter(p -> p.place() != null)
                .map(Part::text)
                .distinct()
                .toList();
    }

    /** The template as it is written. */
    public String source() {
        StringBuilder text = new StringBuilder();
        parts.forEach(p -> text.append(p.place() == null ? p.text() : "{{" + p.text() + "}}"));
        return text.toString();
    }

    /**
     * Puts values in the places; a parameter without one takes its preset.
     *
     * @throws CliException with code 64 if a value is not of its parameter's type
     */
    public String resolve(Map<String, Parameter> parameters, Map<String, String> values) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        for (String name : names()) {
            Parameter parameter = Objects.requireNonNull(parameters.get(name));
            String given = values.getOrDefault(name, parameter.preset());
            texts.put(name, given == null ? null : parameter.check(given));
        }
        StringBuilder query = new StringBuilder();
        for (Part part : parts) {
            if (part.place() == null) {
                query.append(part.text());
            } else {
                query.append(escape(texts.get(part.text()), part.place()));
            }
        }
        return query.toString();
    }

    private static String escape(@Nullable String text, Place place) {
        if (text == null) {
            return ".*";
        }
        String escaped = place == Place.REGEX ? literal(text) : text;
        if (place == Place.BARE) {
            return escaped;
        }
        String quoted = Labels.quote(escaped);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String literal(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (META.indexOf(text.charAt(i)) >= 0) {
                regex.append('\\');
            }
            regex.append(text.charAt(i));
        }
        return regex.toString();
    }
}
