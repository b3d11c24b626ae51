package io.novacron.dwcpctl.site.kubectl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A part of an API server's answer that knows where it stands, and is strict: what is asked for and is not there, or is of
 * another kind, is a {@link Malformed} answer, never a preset.
 */
final class ApiObject {
    private final JsonNode node;
    private final String at;

    private ApiObject(JsonNode node, String at) {
        this.node = node;
        this.at = at;
    }

    static ApiObject root(JsonNode node) {
        return new ApiObject(node, "");
    }

    /** The answer is none that an API server gives. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String problem) {
            super(problem);
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }

    private Malformed malformed(String field, String wanted) {
        return new Malformed("no " + wanted + " at " + at + field);
    }

    /** A field, which need not be there. */
    Optional<ApiObject> field(String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull()
                ? Optional.empty()
                : Optional.of(new ApiObject(value, at + name + "."));
    }

    /** An object within; an empty one where it is not there. */
    ApiObject object(String name) {
        Optional<ApiObject> value = field(name);
        if (value.isPresent() && !value.get().node.isObject()) {
            throw malformed(name, "object");
        }
        return value.orElseGet(() -> new ApiObject(MissingNode.getInstance(), at + name + "."));
    }

    /** The objects of a list; none where it is not there. */
    List<ApiObject> items(String name) {
        JsonNode list = node.path(name);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw malformed(name, "list");
        }
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> new ApiObject(item, at + name + "[]."))
                .toList();
    }

    /** What a list of kubectl's lists; it is never left out. */
    List<ApiObject> listed() {
        if (!node.path("items").isArray()) {
            throw malformed("items", "list");
        }
        return items("items");
    }

    /** The texts of a list; none where it is not there. */
    List<String> list(String name) {
        JsonNode list = node.path(name);
        List<String> texts = new ArrayList<>();
        for (JsonNode text : list) {
            if (!text.isTextual()) {
                throw malformed(name, "list of texts");
            }
            texts.add(text.textValue());
        }
        return texts;
    }

    boolean has(String name) {
        return node.has(name);
    }

    /** The names of the fields. */
    List<String> names() {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> malformed(name, "text"));
    }

    Optional<String> optionalText(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw malformed(name, "text");
        }
        return Optional.of(value.textValue());
    }

    long number(String name) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw malformed(name, "whole number");
        }
        return value.longValue();
    }

    /** A count: 0 or more, and {@code absent} where it is not there, as the API leaves out what has its preset. */
    int count(String name, int absent) {
        if (!node.hasNonNull(name)) {
            return absent;
        }
        long value = number(name);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw malformed(name, "count");
        }
        return (int) value;
    }

    int count(String name) {
        number(name);
        return count(name, 0);
    }

    /** False where it is not there. */
    boolean flag(String name) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw malformed(name, "true or false");
        }
        return value.booleanValue();
    }

    Instant time(String name) {
        return optionalTime(name).orElseThrow(() -> malformed(name, "time"));
    }

    Optional<Instant> optionalTime(String name) {
        return optionalText(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw malformed(name, "time");
            }
        });
    }

    /** Texts by name; none where it is not there. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        ApiObject values = object(name);
        values.names().forEach(key -> texts.put(key, values.text(key)));
        return texts;
    }
}
