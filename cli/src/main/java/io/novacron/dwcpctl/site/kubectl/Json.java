package io.novacron.dwcpctl.site.kubectl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.site.http.ServerText;
import java.io.IOException;

/** JSON as a tree. Limits: 100 levels; no key twice in one object; nothing behind the document. */
final class Json {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /** @throws ApiObject.Malformed if it is not one JSON object */
    static ApiObject object(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ApiObject.Malformed(text.isEmpty() ? "it answered nothing" : "the answer is no JSON object");
            }
            JsonNode root = value(parser);
            if (parser.nextToken() != null) {
                throw new ApiObject.Malformed("something follows the answer's JSON");
            }
            return ApiObject.root(root);
        } catch (JsonEOFException e) {
            throw new ApiObject.Malformed("the answer breaks off after " + text.length() + " characters");
        } catch (JsonProcessingException e) {
            // never the exception's whole message: it quotes where it reads from
            throw new ApiObject.Malformed("the answer is not JSON: " + ServerText.oneLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new ApiObject.Malformed("the answer cannot be read: " + e.getMessage());
        }
    }

    /** The value whose first token is the parser's present one. */
    private static JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.set(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            default -> NODES.nullNode();
        };
    }
}
