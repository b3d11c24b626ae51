package io.novacron.dwcpctl.ops.notify;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.site.notify.Markup;
import io.novacron.dwcpctl.site.notify.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A message with typed places, which is escaped for where it goes. */
public final class Template {
    private final String id;
    private final String title;
    private final Severity severity;
    private final Map<String, Parameter> parameters;
    private final MarkedText subject;
    private final MarkedText text;
    private final String origin;

    private Template(
            String id,
            String title,
            Severity severity,
            Map<String, Parameter> parameters,
            MarkedText subject,
            MarkedText text,
            String origin) {
        this.id = id;
        this.title = title;
        this.severity = severity;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.subject = subject;
        this.text = text;
        this.origin = origin;
    }

    /**
     * What a place takes.
     *
     * @param preset what stands there where nothing is given; null where it must be given
     */
    public record Parameter(Datum.Type type, @Nullable Datum preset, String help) {}

    /** A message, filled in. */
    public record Text(String subject, String text) {}

    static Template read(YamlNode root) {
        root.schema(1).only("schema", "id", "title", "severity", "parameters", "subject", "text");
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        root.field("parameters")
                .ifPresent(
                        node -> node.fields().forEach((name, parameter) -> parameters.put(name, parameter(parameter))));
        YamlNode subject = root.required("subject");
        if (subject.text().strip().contains("\n")) {
            throw subject.error("a subject is one line", "Move the rest into text.");
        }
        Template template = new Template(
                root.required("id").text(),
                root.required("title").text(),
                root.field("severity").map(node -> node.oneOf(Severity.class)).orElse(Severity.INFO),
                parameters,
                MarkedText.parse(subject, parameters),
                MarkedText.parse(root.required("text"), parameters),
                root.file());
        template.refuseUnused(root);
        return template;
    }

    private static Parameter parameter(YamlNode node) {
        node.only("type", "default", "help");
        Datum.Type type = node.required("type").oneOf(Datum.Type.class);
        return new Parameter(
                type,
                node.field("default").map(preset -> Datum.read(type, preset)).orElse(null),
                node.required("help").text());
    }

    private void refuseUnused(YamlNode root) {
        for (String name : parameters.keySet()) {
            if (!subject.names().contains(name) && !text.names().contains(name)) {
                YamlNode node = root.required("parameters").required(name);
                throw node.error("the parameter " + name + " has no place", "Write {{" + name + "}}, or remove it.");
            }
        }
    }

    public String id() {
        return id;
    }

    /** When it is sent. */
    public String title() {
        return title;
    }

    public Severity severity() {
        return severity;
    }

    /** By name, in the order of the file. */
    public Map<String, Parameter> parameters() {
        return parameters;
    }

    /** The file it was read from. */
    public String origin() {
        return origin;
    }

    /**
     * Fills the places.
     *
     * @throws CliException with code 65 if a value is missing, of another type, or for no place
     */
    public Text fill(Map<String, Datum> values, Markup markup) {
        Map<String, Datum> all = complete(values);
        return new Text(
                subject.fill(all, markup).strip(), text.fill(all, markup).stripTrailing());
    }

    /** The values that {@link #fill} puts in, as plain text, by name: lists with a newline between the items. */
    public Map<String, String> facts(Map<String, Datum> values) {
        Map<String, String> facts = new LinkedHashMap<>();
        complete(values).forEach((name, datum) -> facts.put(name, String.join("\n", datum.lines())));
        return facts;
    }

    private Map<String, Datum> complete(Map<String, Datum> values) {
        for (String name : values.keySet()) {
            if (!parameters.containsKey(name)) {
                throw CliException.badInput(
                        origin + ": the message " + id + " has no place for " + name,
                        Nearest.hint(name, parameters.keySet()) + "It has " + String.join(", ", parameters.keySet())
                                + ".");
            }
        }
        Map<String, Datum> all = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> {
            Datum value = values.getOrDefault(name, parameter.preset());
            if (value == null) {
                throw CliException.badInput(
                        origin + ": the message " + id + " needs " + missing(values), "Give them, or set a default.");
            }
            if (value.type() != parameter.type()) {
                throw CliException.badInput(
                        origin + ": " + name + " of the message " + id + " is a " + word(parameter.type()) + ", not a "
                                + word(value.type()),
                        "Change its type, or what is given.");
            }
            all.put(name, value);
        });
        return all;
    }

    private String missing(Map<String, Datum> values) {
        return parameters.entrySet().stream()
                .filter(entry -> entry.getValue().preset() == null && !values.containsKey(entry.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private static String word(Datum.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** The names of the places that are filled, for the list of templates. */
    public List<String> names() {
        return List.copyOf(parameters.keySet());
    }
}
