package io.novacron.dwcpctl.face.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.Moment;
import java.math.BigDecimal;

/** The tree that JSON and YAML share: what every document says of itself around its data. */
final class Envelope {
    static final String API_VERSION = "dwcpctl/v1";
    // withExactBigDecimals would strip nothing, the default strips 1.50 to 1.5: both are the same number
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Envelope() {}

    /** A tree of its own; every number in it is finite. */
    static ObjectNode of(Document document) {
        ObjectNode root = NODES.objectNode();
        root.put("apiVersion", API_VERSION);
        root.put("kind", document.kind());
        root.put("context", document.context());
        root.put("simulated", document.simulated());
        root.put("evaluatedAt", Moment.forMachines(document.evaluatedAt()));
        root.set("data", finite(document.data()));
        ArrayNode warnings = root.putArray("warnings");
        document.warnings().forEach(warnings::add);
        return root;
    }

    /**
     * A copy in which a number that is not finite is null (neither JSON nor a reader of YAML's core schema has a word for
     * it) and any other is written without an exponent where that is no longer than a person would write.
     */
    private static JsonNode finite(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = NODES.objectNode();
            node.properties().forEach(field -> copy.set(field.getKey(), finite(field.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = NODES.arrayNode(node.size());
            node.forEach(item -> copy.add(finite(item)));
            return copy;
        }
        if (node.isFloat() || node.isDouble()) {
            return number(node.doubleValue(), node.asText());
        }
        return node.isMissingNode() ? NODES.nullNode() : node;
    }

    private static JsonNode number(double value, String digits) {
        if (!Double.isFinite(value)) {
            return NODES.nullNode();
        }
        BigDecimal exact = new BigDecimal(digits).stripTrailingZeros();
        double size = Math.abs(value);
        // the range in which ECMAScript writes no exponent either
        boolean plain = value == 0 || (size >= 1e-7 && size < 1e21);
        return NODES.numberNode(plain && exact.scale() < 0 ? exact.setScale(0) : exact);
    }
}
