package io.novacron.dwcpctl.ops.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.compare.MetricText;
import io.novacron.dwcpctl.ops.evidence.SealedRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A gate as it stands in evidence: whole, its expressions resolved, nothing left to look up elsewhere. */
final class GateText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private GateText() {}

    /** SHA-256 of the gate as it decides about all regions: what is included or taken from the cookbook counts. */
    static String digest(Gate gate) {
        return SealedRecord.digest(SealedRecord.text(write(gate, null)));
    }

    static ObjectNode write(Gate gate, @Nullable String region) {
        ObjectNode node = JSON.objectNode();
        node.put("id", gate.id());
        node.put("title", gate.title());
        node.put("window", PromDuration.format(gate.window()));
        node.put("widened", PromDuration.format(gate.widened()));
        node.put("seen", gate.seen());
        ArrayNode criteria = node.putArray("criteria");
        gate.criteria().forEach(criterion -> criteria.add(criterion(gate, criterion, region)));
        return node;
    }

    private static ObjectNode criterion(Gate gate, Criterion criterion, @Nullable String region) {
        ObjectNode node = JSON.objectNode();
        node.put("id", criterion.id());
        node.put("role", criterion.role().name());
        node.put("title", criterion.title());
        node.put("per", criterion.per().name());
        put(node, "expr", gate, criterion.expression(), region);
        Compared compared = criterion.compared();
        if (compared != null) {
            node.put("since", PromDuration.format(compared.since()));
            node.set("compare", MetricText.write(compared.metric(), region));
        }
        node.put("unit", criterion.unit().name());
        put(node, "warn", criterion.warn());
        put(node, "fail", criterion.fail());
        put(node, "count", gate, criterion.count(), region);
        node.put("minimum", Numbers.format(criterion.minimum()));
        put(node, "fresh", gate, criterion.fresh(), region);
        node.put("freshness", PromDuration.format(criterion.freshness()));
        node.put("empty", criterion.empty().name());
        node.put("nan", criterion.nan().name());
        node.put("several", criterion.several().name());
        node.put("why", criterion.why());
        ArrayNode next = node.putArray("next");
        criterion.next().forEach(next::add);
        return node;
    }

    private static void put(
            ObjectNode node, String name, Gate gate, @Nullable Expression expression, @Nullable String region) {
        if (expression != null) {
            ObjectNode texts = node.putObject(name);
            for (Duration window : List.of(gate.window(), gate.widened())) {
                String text = PromDuration.format(window);
                texts.put(text, expression.resolve(text, region));
            }
        }
    }

    private static void put(ObjectNode node, String name, @Nullable Condition condition) {
        if (condition != null) {
            node.put(name, condition.operator().symbol() + " " + Numbers.format(condition.bound()));
        }
    }

    /** @throws IllegalArgumentException if it is not what {@link #write} writes */
    static Gate read(JsonNode node, String origin) {
        List<Criterion> criteria = new ArrayList<>();
        node.path("criteria").forEach(one -> criteria.add(criterion(one)));
        return new Gate(
                text(node, "id"),
                text(node, "title"),
                duration(node, "window"),
                duration(node, "widened"),
                text(node, "seen"),
                criteria,
                origin);
    }

    private static Criterion criterion(JsonNode node) {
        List<String> next = new ArrayList<>();
        node.path("next").forEach(line -> next.add(line.asText()));
        return new Criterion(
                text(node, "id"),
                Role.valueOf(text(node, "role")),
                text(node, "title"),
                Per.valueOf(text(node, "per")),
                Objects.requireNonNull(expression(node, "expr"), "expr"),
                node.has("compare")
                        ? new Compared(MetricText.read(node.path("compare")), duration(node, "since"))
                        : null,
                Unit.valueOf(text(node, "unit")),
                condition(node, "warn"),
                condition(node, "fail"),
                expression(node, "count"),
                Numbers.parse(text(node, "minimum")),
                expression(node, "fresh"),
                duration(node, "freshness"),
                Missing.valueOf(text(node, "empty")),
                Missing.valueOf(text(node, "nan")),
                Several.valueOf(text(node, "several")),
                text(node, "why"),
                next);
    }

    private static @Nullable Expression expression(JsonNode node, String name) {
        if (!node.has(name)) {
            return null;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        node.get(name)
                .properties()
                .forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
        return new Expression.Resolved(texts);
    }

    private static @Nullable Condition condition(JsonNode node, String name) {
        return node.has(name)
                ? Condition.parse(text(node, name)).orElseThrow(() -> new IllegalArgumentException(name))
                : null;
    }

    private static Duration duration(JsonNode node, String name) {
        return PromDuration.tryParse(text(node, name)).orElseThrow(() -> new IllegalArgumentException(name));
    }

    static String text(JsonNode node, String name) {
        JsonNode found = node.get(name);
        if (found == null || !found.isTextual()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return found.asText();
    }
}
