package io.novacron.dwcpctl.site.fleet.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.error.Nearest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log: one JSON object, read strictly. A field that is missing, of the wrong kind or not known is an error, with
 * the place of the line.
 */
public final class LogLine {
    private static final int DEEPEST = 8;

    private final String where;
    private final Map<String, Object> fields;
    private final Set<String> asked = new HashSet<>();

    private LogLine(String where, Map<String, Object> fields) {
        this.where = where;
        this.fields = fields;
    }

    /** JSON's null, which no field may be. */
    private enum Null {
        NULL
    }

    /**
     * Parses one.
     *
     * @param where file and line number, for messages
     * @throws CliException with code 65 if it is no JSON object, or more than one
     */
    public static LogLine parse(String where, String text) {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw error(where, "no object", null);
            }
            Map<String, Object> fields = object(json, where, 1);
            if (json.nextToken() != null) {
                throw error(where, "more than one object", null);
            }
            return new LogLine(where, fields);
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw error(where, "no JSON: " + message.lines().findFirst().orElse(message), e);
        }
    }

    private static Map<String, Object> object(JsonParser json, String where, int depth) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, value(json, where, depth));
        }
        return fields;
    }

    private static Object value(JsonParser json, String where, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw error(where, "nested too deeply", null);
        }
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json, where, depth + 1);
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(json, where, depth + 1));
                }
                yield items;
            }
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> Null.NULL;
        };
    }

    /** What is wrong with the line. */
    public CliException error(String message) {
        return error(where, message, null);
    }

    private static CliException error(String where, String message, @Nullable Exception cause) {
        String text = "the log " + where + " is not one that this dwcpctl wrote: " + message;
        String suggestion = "Begin anew with dwcpctl simulate --reset.";
        return cause == null
                ? new CliException(ExitCode.BAD_INPUT, text, suggestion)
                : new CliException(ExitCode.BAD_INPUT, text, suggestion, cause);
    }

    private Object need(String name) {
        asked.add(name);
        Object value = fields.get(name);
        if (value == null) {
            throw error(name + " is missing");
        }
        return value;
    }

    /** Whether there is such a field. */
    public boolean has(String name) {
        asked.add(name);
        return fields.containsKey(name);
    }

    public String text(String name) {
        if (need(name) instanceof String text) {
            return text;
        }
        throw error(name + " is no text");
    }

    /** A whole number; also one written as text, as older logs have it. */
    public long whole(String name) {
        Object value = need(name);
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof String text) {
            return parsed(name, "whole number", () -> Long.parseLong(text));
        }
        throw error(name + " is no whole number");
    }

    /** A number that is finite and lies between these, both included. */
    public double number(String name, double least, double most) {
        double value = anyNumber(name);
        if (!(value >= least && value <= most)) {
            throw error(name + " is not from " + least + " to " + most);
        }
        return value;
    }

    /** Any number; NaN and the infinities as text. */
    public double anyNumber(String name) {
        Object value = need(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof String text) {
            return switch (text) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw error(name + " is no number");
            };
        }
        throw error(name + " is no number");
    }

    public Instant instant(String name) {
        String text = text(name);
        return parsed(name, "time", () -> Instant.parse(text));
    }

    public Duration duration(String name) {
        String text = text(name);
        return parsed(name, "duration", () -> Duration.parse(text));
    }

    @FunctionalInterface
    private interface Parsing<T> {
        T parse();
    }

    private <T> T parsed(String name, String kind, Parsing<T> parsing) {
        try {
            return parsing.parse();
        } catch (DateTimeException | NumberFormatException e) {
            throw error(where, name + " is no " + kind, e);
        }
    }

    /** A list of texts. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(name)) {
            if (!(item instanceof String text)) {
                throw error(name + " lists something that is no text");
            }
            texts.add(text);
        }
        return texts;
    }

    private List<?> list(String name) {
        if (need(name) instanceof List<?> list) {
            return list;
        }
        throw error(name + " is no list");
    }

    /** An object whose fields are all texts. */
    public Map<String, String> textsByName(String name) {
        LogLine inner = object(name, line -> line);
        Map<String, String> texts = new TreeMap<>();
        inner.fields.keySet().forEach(key -> texts.put(key, inner.text(key)));
        return texts;
    }

    /** What an object inside of it says. */
    public <T> T object(String name, Function<LogLine, T> reading) {
        return inner(name, need(name), reading);
    }

    /** What each object of a list says. */
    public <T> List<T> objects(String name, Function<LogLine, T> reading) {
        List<T> all = new ArrayList<>();
        for (Object item : list(name)) {
            all.add(inner(name, item, reading));
        }
        return all;
    }

    private <T> T inner(String name, Object value, Function<LogLine, T> reading) {
        if (!(value instanceof Map<?, ?> map)) {
            throw error(name + " is no object");
        }
        Map<String, Object> inside = new LinkedHashMap<>();
        map.forEach((key, field) -> inside.put(String.valueOf(key), field));
        return reading.apply(new LogLine(where, inside));
    }

    /** To be called when all has been asked for: a field that nobody asked for is an error. */
    public void end() {
        for (String name : fields.keySet()) {
            if (!asked.contains(name)) {
                throw error("field " + name + " is not known; " + Nearest.hint(name, asked) + "known are "
                        + String.join(", ", asked.stream().sorted().toList()));
            }
        }
    }
}
