package io.novacron.dwcpctl.ops.playbook;

import com.google.re2j.Pattern;
import io.novacron.dwcpctl.base.library.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A text with places for placeholders, <code>{{name}}</code>. What is put in was checked by its placeholder's type. */
public final class Wording {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

    /** Text as it is, or the name of a placeholder. */
    private record Part(String text, boolean isPlace) {}

    private final List<Part> parts;

    private Wording(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** A text without places, whatever braces it has. */
    public static Wording verbatim(String text) {
        return new Wording(List.of(new Part(text, false)));
    }

    /** @throws io.novacron.dwcpctl.base.error.CliException with code 65, file and line, if a place is no name */
    public static Wording parse(YamlNode node) {
        String text = node.text();
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int open = text.indexOf("{{");
        while (open >= 0) {
            int close = text.indexOf("}}", open);
            if (close < 0) {
                throw node.error("\"{{\" without \"}}\"", "Close the place: {{name}}.");
            }
            String name = text.substring(open + 2, close).strip();
            if (!NAME.matches(name)) {
                throw node.error("\"" + name + "\" is no name of a placeholder", "Write it in lower case: {{region}}.");
            }
            parts.add(new Part(text.substring(from, open), false));
            parts.add(new Part(name, true));
            from = close + 2;
            open = text.indexOf("{{", from);
        }
        parts.add(new Part(text.substring(from), false));
        return new Wording(parts);
    }

    /** The placeholders it names, in order. */
    public List<String> names() {
        return parts.stream().filter(Part::isPlace).map(Part::text).distinct().toList();
    }

    /** As it is written. */
    public String source() {
        StringBuilder text = new StringBuilder();
        parts.forEach(p -> text.append(p.isPlace() ? "{{" + p.text() + "}}" : p.text()));
        return text.toString();
    }

    /** With values in the places; a place whose value is not known yet stays as it is written. */
    public String fill(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    part.isPlace()
                            ? Objects.requireNonNullElse(values.get(part.text()), "{{" + part.text() + "}}")
                            : part.text());
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wording wording && parts.equals(wording.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return source();
    }
}
