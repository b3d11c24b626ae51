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
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The text of a record: JSON whose last field is the SHA-256 of all that stands before that field, byte for byte. A record
 * that was touched is found out; this says nothing of who wrote it.
 */
public final class SealedRecord {
    private static final String SEAL = ",\n  \"digest\" : \"sha256:";
    private static final String END = "\"\n}\n";
    private static final int MAX_DEPTH = 40;

    private SealedRecord() {}

    /** SHA-256 of a text in UTF-8, in hexadecimal. */
    public static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** The record with its seal, a newline at the end. */
    public static String seal(ObjectNode record) {
        String text = text(record);
        String body = text.substring(0, text.lastIndexOf("\n}"));
        return body + SEAL + digest(body) + END;
    }

    /**
     * Opens a sealed record.
     *
     * @param file names it in messages
     * @throws CliException with code 65 if it is none, or was altered since
     */
    public static JsonNode open(String file, String text) {
        int seal = text.lastIndexOf(SEAL);
        if (seal < 0 || !text.endsWith(END)) {
            throw CliException.badInput(
                    file + ": no evidence of a decision, or its end is missing", "Give a file that --evidence wrote.");
        }
        String body = text.substring(0, seal);
        String told = text.substring(seal + SEAL.length(), text.length() - END.length());
        if (!told.equals(digest(body))) {
            throw CliException.badInput(
                    file + ": the evidence was altered after it was written: its digest does not fit",
                    "Get the original file; this one proves nothing.");
        }
        return parse(file, text);
    }

    private static JsonNode parse(String file, String text) {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            return node(json, 0);
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    file + ": not JSON: " + e.getMessage(),
                    "Give a file that --evidence wrote.",
                    e);
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

    /** The tree as JSON, two spaces a level. */
    public static String text(JsonNode tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            write(json, tree);
        } catch (IOException e) {
            throw new IllegalStateException(e);
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
