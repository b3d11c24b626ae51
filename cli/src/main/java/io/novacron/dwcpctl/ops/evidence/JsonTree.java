package io.novacron.dwcpctl.ops.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;

/** Records as JSON trees: read and written without reflection; numbers with a fraction keep every digit. */
public final class JsonTree {
    private static final int MAX_DEPTH = 40;

    private JsonTree() {}

    /**
     * Reads one.
     *
     * @throws IOException with what is wrong, if it is no JSON or more than one value
     */
    public static JsonNode read(String text) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            JsonNode tree = node(json, 0);
            if (json.nextToken() != null) {
                throw new IOException("something follows");
            }
            return tree;
        }
    }

    private static JsonNode node(JsonParser json, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("nested too deeply");
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            ObjectNode object = nodes.objectNode();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                object.set(name, node(json, depth + 1));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            ArrayNode array = nodes.arrayNode();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                array.add(node(json, depth + 1));
            }
            return array;
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return nodes.numberNode(json.getLongValue());
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return nodes.numberNode(json.getDecimalValue());
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return nodes.booleanNode(json.getBooleanValue());
        }
        if (token == null) {
            throw new IOException("it ends too early");
        }
        return token == JsonToken.VALUE_NULL ? nodes.nullNode() : nodes.textNode(json.getText());
    }

    /** On several lines, two spaces a level. */
    public static String text(JsonNode tree) {
        return written(tree, true);
    }

    /** On one line. */
    public static String line(JsonNode tree) {
        return written(tree, false);
    }

    private static String written(JsonNode tree, boolean pretty) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            if (pretty) {
                json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            }
            write(json, tree);
        } catch (IOException e) {
            throw new IllegalStateException(e); // a StringWriter does not fail
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, JsonNode node) throws IOException {
        if (node.isObject()) {
            json.writeStartObject();
            for (var field : node.properties()) {
                json.writeFieldName(field.getKey());
                write(json, field.getValue());
            }
            json.writeEndObject();
        } else if (node.isArray()) {
            json.writeStartArray();
            for (JsonNode item : node) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (node.isBigDecimal()) {
            json.writeNumber(node.decimalValue());
        } else if (node.isDouble()) {
            json.writeNumber(node.doubleValue());
        } else if (node.isNumber()) {
            json.writeNumber(node.longValue());
        } else if (node.isBoolean()) {
            json.writeBoolean(node.booleanValue());
        } else if (node.isNull()) {
            json.writeNull();
        } else {
            json.writeString(node.asText());
        }
    }
}
