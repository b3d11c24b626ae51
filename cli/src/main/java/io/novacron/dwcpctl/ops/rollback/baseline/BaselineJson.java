package io.novacron.dwcpctl.ops.rollback.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figure;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A baseline as JSON. What is written reads as it was, to the millisecond. */
public final class BaselineJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private BaselineJson() {}

    public static ObjectNode write(Baseline baseline) {
        ObjectNode node = JSON.objectNode();
        node.put("at", Moment.forMachines(baseline.at()));
        write(node.putObject("v1"), baseline.v1());
        write(node.putObject("v3"), baseline.v3());
        return node;
    }

    private static void write(ObjectNode regions, Map<String, Figures> figures) {
        figures.forEach((region, one) -> {
            ObjectNode node = regions.putObject(region);
            node.set("p99Seconds", write(one.p99()));
            node.set("failedShare", write(one.failedShare()));
        });
    }

    private static ObjectNode write(Figure figure) {
        ObjectNode node = JSON.objectNode();
        node.put("value", figure.value());
        node.put("migrations", figure.migrations());
        Duration window = figure.window();
        node.put("windowMillis", window == null ? null : window.toMillis());
        Duration age = figure.age();
        node.put("ageMillis", age == null ? null : age.toMillis());
        node.put("reason", figure.reason());
        return node;
    }

    /**
     * Reads one.
     *
     * @param where file and line, for the message
     * @throws CliException with code 65 if it is none
     */
    public static Baseline read(String where, JsonNode node) {
        String at = text(where, node, "at");
        try {
            return new Baseline(Instant.parse(at), regions(where, node, "v1"), regions(where, node, "v3"));
        } catch (DateTimeParseException e) {
            throw wrong(where, "at is no time: " + at);
        }
    }

    private static Map<String, Figures> regions(String where, JsonNode node, String field) {
        Map<String, Figures> regions = new TreeMap<>();
        object(where, node, field)
                .properties()
                .forEach(region -> regions.put(
                        region.getKey(),
                        new Figures(
                                figure(where, object(where, region.getValue(), "p99Seconds")),
                                figure(where, object(where, region.getValue(), "failedShare")))));
        return regions;
    }

    private static Figure figure(String where, JsonNode node) {
        Double value = number(where, node, "value");
        if (value != null && !Double.isFinite(value)) {
            throw wrong(where, "value is not finite");
        }
        return new Figure(
                value,
                number(where, node, "migrations"),
                millis(where, node, "windowMillis"),
                millis(where, node, "ageMillis"),
                text(where, node, "reason"));
    }

    private static @Nullable Duration millis(String where, JsonNode node, String field) {
        Double millis = number(where, node, field);
        return millis == null ? null : Duration.ofMillis(Math.round(millis));
    }

    private static JsonNode object(String where, JsonNode node, String field) {
        JsonNode found = node.get(field);
        if (found == null || !found.isObject()) {
            throw wrong(where, field + " is no object");
        }
        return found;
    }

    private static String text(String where, JsonNode node, String field) {
        JsonNode found = node.get(field);
        if (found == null || !found.isTextual()) {
            throw wrong(where, field + " is no text");
        }
        return found.asText();
    }

    private static @Nullable Double number(String where, JsonNode node, String field) {
        JsonNode found = node.get(field);
        if (found == null || !(found.isNull() || found.isNumber())) {
            throw wrong(where, field + " is no number");
        }
        return found.isNull() ? null : found.asDouble();
    }

    private static CliException wrong(String where, String what) {
        return CliException.badInput(
                where + ": no baseline: " + what, "The record was altered, or written by another version of dwcpctl.");
    }
}
