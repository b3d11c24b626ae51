package io.novacron.dwcpctl.base.library;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.number.Decimal;
import io.novacron.dwcpctl.base.time.PromDuration;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node of a YAML file that knows where it stands. Every question about it either answers in the type asked for or
 * throws a {@link CliException} with code 65 that names file and line.
 */
public final class YamlNode {
    private final String file;
    private final int line;
    private final @Nullable String scalar;
    private final @Nullable List<YamlNode> items;
    private final @Nullable Map<String, YamlNode> fields;
    private final boolean partial;

    private YamlNode(
            String file,
            int line,
            @Nullable String scalar,
            @Nullable List<YamlNode> items,
            @Nullable Map<String, YamlNode> fields) {
        this(file, line, scalar, items, fields, false);
    }

    private YamlNode(
            String file,
            int line,
            @Nullable String scalar,
            @Nullable List<YamlNode> items,
            @Nullable Map<String, YamlNode> fields,
            boolean partial) {
        this.partial = partial;
        this.file = file;
        this.line = line;
        this.scalar = scalar;
        this.items = items;
        this.fields = fields;
    }

    static YamlNode nothing(String file) {
        return new YamlNode(file, 1, null, null, null);
    }

    static YamlNode scalar(String file, int line, String text, boolean isNull) {
        return new YamlNode(file, line, isNull ? null : text, null, null);
    }

    static YamlNode sequence(String file, int line, List<YamlNode> items) {
        return new YamlNode(file, line, null, List.copyOf(items), null);
    }

    static YamlNode mapping(String file, int line, Map<String, YamlNode> fields) {
        return new YamlNode(file, line, null, null, fields);
    }

    YamlNode at(int keyLine) {
        return new YamlNode(file, keyLine, scalar, items, fields);
    }

    /** {@code file:line}. */
    public String location() {
        return file + ":" + line;
    }

    public String file() {
        return file;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** Whether nothing stands here: an empty document, {@code null} or {@code ~}. */
    public boolean isNull() {
        return scalar == null && items == null && fields == null;
    }

    public boolean isScalar() {
        return scalar != null;
    }

    public boolean isSequence() {
        return items != null;
    }

    public boolean isMapping() {
        return fields != null;
    }

    /** The error to throw where what stands here is wrong. */
    public CliException error(String problem, String suggestion) {
        return mistake(CliException.badInput(location() + ": " + problem, suggestion));
    }

    /** A mistake that was found elsewhere, as one of what stands here. */
    public YamlMistake mistake(CliException found) {
        return new YamlMistake(this, found);
    }

    /** The same without a node of it, this one excepted; what that node stood in is partial from then on. */
    public YamlNode without(YamlNode part) {
        if (items != null) {
            List<YamlNode> rest = items.stream()
                    .filter(item -> item != part)
                    .map(item -> item.without(part))
                    .toList();
            return new YamlNode(file, line, null, rest, null, partial || rest.size() < items.size());
        }
        if (fields != null) {
            Map<String, YamlNode> rest = new LinkedHashMap<>();
            fields.forEach((name, value) -> {
                if (value != part) {
                    rest.put(name, value.without(part));
                }
            });
            return new YamlNode(file, line, null, null, rest, partial || rest.size() < fields.size());
        }
        return this;
    }

    /** Whether something was taken out of it: what it lacks may have been there. */
    public boolean isPartial() {
        return partial;
    }

    /** A scalar of any type, as it is written. */
    public String text() {
        if (scalar == null) {
            throw error("text is wanted here, found " + found(), "Write a single value.");
        }
        return scalar;
    }

    public double number() {
        return Decimal.parse(text())
                .orElseThrow(
                        () -> error("a number is wanted here, found \"" + text() + "\"", "Write it as 0.99 or 1e3."));
    }

    public int integer() {
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            throw error("a whole number is wanted here, found \"" + text() + "\"", "Write it in digits.");
        }
    }

    public boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error("true or false is wanted here, found \"" + text() + "\"", "Write true or false.");
        };
    }

    public Duration duration() {
        return PromDuration.tryParse(text())
                .orElseThrow(() ->
                        error("a duration is wanted here, found \"" + text() + "\"", "Write it as 30s, 5m, 1h30m."));
    }

    /** One of the constants, written in lower case with dashes for underscores. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        int at = names.indexOf(text());
        if (at < 0) {
            throw error(
                    "\"" + text() + "\" is none of " + String.join(", ", names),
                    Nearest.hint(text(), names) + "Use one of those.");
        }
        return type.getEnumConstants()[at];
    }

    public List<YamlNode> items() {
        if (items == null) {
            throw error("a list is wanted here, found " + found(), "Write - item, one a line.");
        }
        return items;
    }

    /** The texts of a list of scalars. */
    public List<String> texts() {
        return items().stream().map(YamlNode::text).toList();
    }

    /** The fields of a mapping, in the order of the file. */
    public Map<String, YamlNode> fields() {
        if (fields == null) {
            throw error("fields are wanted here, found " + found(), "Write name: value, one a line.");
        }
        return new LinkedHashMap<>(fields);
    }

    /** A field, where it is there and not null. */
    public Optional<YamlNode> field(String name) {
        return Optional.ofNullable(fields().get(name)).filter(n -> !n.isNull());
    }

    /** A field that must be there. */
    public YamlNode required(String name) {
        return field(name).orElseThrow(() -> error("\"" + name + "\" is missing", "Add " + name + ": …"));
    }

    /** This mapping, if it has none but the named fields. */
    public YamlNode only(String... names) {
        List<String> known = Arrays.asList(names);
        fields().forEach((name, value) -> {
            if (!known.contains(name)) {
                throw value.error(
                        "unknown field \"" + name + "\"",
                        Nearest.hint(name, known) + "Known here: " + String.join(", ", known) + ".");
            }
        });
        return this;
    }

    /** This mapping, if its {@code schema} is the one we read. */
    public YamlNode schema(int version) {
        YamlNode found = required("schema");
        if (found.integer() != version) {
            throw found.error(
                    "schema " + found.text() + " is not one that this dwcpctl reads",
                    "Use schema: " + version + ", or a newer dwcpctl.");
        }
        return this;
    }

    private String found() {
        return isMapping() ? "fields" : isSequence() ? "a list" : isNull() ? "nothing" : "\"" + scalar + "\"";
    }
}
