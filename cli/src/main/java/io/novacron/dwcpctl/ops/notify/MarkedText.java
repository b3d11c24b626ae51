package io.novacron.dwcpctl.ops.notify;

import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.site.notify.Markup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A text with places, and with two marks, <code>**strong**</code> and <code>`code`</code>, which are translated for where
 * the text goes. What is put into a place is escaped, and never read for marks or places.
 */
final class MarkedText {
    /** A piece of the text; what it holds depends on its kind. */
    private record Part(Kind kind, String text) {}

    private enum Kind {
        WORDS,
        STRONG,
        CODE,
        PLACE,
        PLACE_IN_CODE,
        LIST
    }

    private final List<Part> parts;

    private MarkedText(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads one.
     *
     * @param known the parameters it may name
     * @throws io.novacron.dwcpctl.base.error.CliException with code 65, file and line, if a place names no parameter, a list
     *     does not stand alone on its line, or a mark has no end
     */
    static MarkedText parse(YamlNode node, Map<String, Template.Parameter> known) {
        return new MarkedText(new Reading(node, known).parts());
    }

    /** One pass over the text. */
    private static final class Reading {
        private final YamlNode node;
        private final Map<String, Template.Parameter> known;
        private final String text;
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder words = new StringBuilder();
        private boolean inCode;
        private boolean inStrong;

        Reading(YamlNode node, Map<String, Template.Parameter> known) {
            this.node = node;
            this.known = known;
            this.text = node.text();
        }

        List<Part> parts() {
            for (int i = 0; i < text.length(); i++) {
                if (text.startsWith("{{", i)) {
                    i = place(i);
                } else if (text.charAt(i) == '`') {
                    inCode = !inCode;
                    mark(Kind.CODE);
                } else if (!inCode && text.startsWith("**", i)) {
                    inStrong = !inStrong;
                    mark(Kind.STRONG);
                    i++;
                } else {
                    words.append(text.charAt(i));
                }
            }
            if (inCode || inStrong) {
                throw node.error((inCode ? "`" : "**") + " without its end", "Close the mark.");
            }
            flush();
            return parts;
        }

        private void mark(Kind kind) {
            flush();
            parts.add(new Part(kind, ""));
        }

        private void flush() {
            if (!words.isEmpty()) {
                parts.add(new Part(Kind.WORDS, words.toString()));
                words.setLength(0);
            }
        }

        /** Where the place ends. */
        private int place(int from) {
            int end = text.indexOf("}}", from);
            if (end < 0) {
                throw node.error("\"{{\" without \"}}\"", "Close the place: {{name}}.");
            }
            String name = text.substring(from + 2, end).strip();
            Template.Parameter parameter = known.get(name);
            if (parameter == null) {
                throw node.error(
                        "{{" + name + "}} is no parameter",
                        Nearest.hint(name, known.keySet())
                                + "Declare it under parameters: name: {type: text, help: …}.");
            }
            boolean isList = parameter.type() == Datum.Type.LIST;
            if (isList && (inCode || inStrong || !isAlone(from, end + 2))) {
                throw node.error("the list {{" + name + "}} does not stand alone on its line", "Give it a line.");
            }
            flush();
            parts.add(new Part(isList ? Kind.LIST : inCode ? Kind.PLACE_IN_CODE : Kind.PLACE, name));
            return end + 1;
        }

        private boolean isAlone(int from, int to) {
            boolean begins = from == 0 || text.charAt(from - 1) == '\n';
            return begins && (to == text.length() || text.charAt(to) == '\n');
        }
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        parts.stream()
                .filter(part -> !part.text().isEmpty() && part.kind() != Kind.WORDS)
                .forEach(part -> names.add(part.text()));
        return names;
    }

    String fill(Map<String, Datum> values, Markup markup) {
        StringBuilder filled = new StringBuilder();
        boolean isCode = false;
        for (Part part : parts) {
            isCode = (part.kind() == Kind.CODE) != isCode;
            filled.append(
                    switch (part.kind()) {
                        case WORDS -> own(markup, part.text(), isCode);
                        case STRONG -> strong(markup);
                        case CODE -> markup == Markup.PLAIN ? "" : "`";
                        case PLACE -> Escape.words(markup, line(values, part.text()));
                        case PLACE_IN_CODE -> Escape.code(markup, line(values, part.text()));
                        case LIST -> list(markup, Objects.requireNonNull(values.get(part.text())));
                    });
        }
        return filled.toString();
    }

    /** The template's own words are meant as they are written, but Slack reads its entities everywhere. */
    private static String own(Markup markup, String words, boolean isCode) {
        if (markup != Markup.MRKDWN) {
            return words;
        }
        String safe = Escape.code(markup, words);
        return isCode ? safe : bullets(safe);
    }

    private static String bullets(String words) {
        return words.startsWith("- ")
                ? "• " + words.substring(2).replace("\n- ", "\n• ")
                : words.replace("\n- ", "\n• ");
    }

    private static String strong(Markup markup) {
        return switch (markup) {
            case PLAIN -> "";
            case MARKDOWN -> "**";
            case MRKDWN -> "*";
        };
    }

    private static String line(Map<String, Datum> values, String name) {
        return String.join(" ", Objects.requireNonNull(values.get(name)).lines());
    }

    private static String list(Markup markup, Datum datum) {
        String bullet = markup == Markup.MRKDWN ? "• " : "- ";
        StringBuilder lines = new StringBuilder();
        for (String line : datum.lines()) {
            lines.append(lines.isEmpty() ? "" : "\n").append(bullet).append(Escape.words(markup, line));
        }
        return lines.toString();
    }
}
