package io.novacron.dwcpctl.site.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON read token by token, so that a big reply never lies in memory as a text or a tree. Always stands on a token: every
 * method reads the value that begins there and ends on its last token; one that finds another type of value throws an
 * {@link UnintelligibleException} that names the place.
 */
public final class JsonStream {
    /** Reads one value. */
    public interface Decoder<T> {
        T decode(JsonStream json) throws IOException;
    }

    /** Reads the value of one field: all of it. */
    public interface FieldDecoder {
        void decode(String name) throws IOException;
    }

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(1 << 20)
                    .maxNameLength(1 << 14)
                    .maxNumberLength(100)
                    .build())
            .build();

    private static final String CHECK_URL =
            "Check the URL: another server, a login page or a proxy may be answering there.";

    private final JsonParser parser;

    private JsonStream(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a whole document.
     *
     * @throws UnintelligibleException if it is HTML, empty or of another shape than the decoder wants
     * @throws com.fasterxml.jackson.core.JsonProcessingException if it is no JSON, or breaks off
     */
    public static <T> T decode(InputStream in, Decoder<T> decoder) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(in);
        int first = peeked.read();
        while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
            first = peeked.read();
        }
        if (first < 0) {
            throw new UnintelligibleException("an empty reply instead of JSON", CHECK_URL);
        }
        if (first == '<') {
            throw new UnintelligibleException("HTML instead of JSON", CHECK_URL);
        }
        peeked.unread(first);
        try (JsonParser parser = FACTORY.createParser(peeked)) {
            parser.nextToken();
            JsonStream json = new JsonStream(parser);
            T value = decoder.decode(json);
            if (parser.nextToken() != null) {
                throw json.wrong("nothing more");
            }
            return value;
        }
    }

    /** Reads an object, field by field. */
    public void object(FieldDecoder fields) throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.decode(name);
        }
    }

    /** Reads an array; {@code null} counts as an empty one, as Go writes it. */
    public <T> List<T> array(Decoder<T> item) throws IOException {
        List<T> items = new ArrayList<>();
        if (isNull()) {
            return items;
        }
        expect(JsonToken.START_ARRAY, "an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(item.decode(this));
        }
        return items;
    }

    public String text() throws IOException {
        expect(JsonToken.VALUE_STRING, "a string");
        return parser.getText();
    }

    /** A number as it is written. */
    public double number() throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw wrong("a number");
        }
        return parser.getDoubleValue();
    }

    public boolean flag() throws IOException {
        if (!parser.currentToken().isBoolean()) {
            throw wrong("true or false");
        }
        return parser.getBooleanValue();
    }

    public void skip() throws IOException {
        parser.skipChildren();
    }

    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    public boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    public boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    public boolean isNumber() {
        return parser.currentToken() != null && parser.currentToken().isNumeric();
    }

    /** Goes on to the next token, for arrays whose items have types of their own; whether it belongs to the array. */
    public boolean next() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** The exception to throw where something else than {@code wanted} stands. */
    public UnintelligibleException wrong(String wanted) {
        String place = parser.getParsingContext().pathAsPointer().toString();
        return new UnintelligibleException(
                "not the JSON that was asked for: at " + (place.isEmpty() ? "its beginning" : ServerText.oneLine(place))
                        + " " + wanted + " is wanted, found " + found(),
                CHECK_URL);
    }

    private String found() {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "the end";
        }
        return switch (token) {
            case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
            case START_ARRAY -> "an array";
            case END_ARRAY -> "the end of the array";
            case VALUE_STRING -> "a string";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "a number";
        };
    }

    private void expect(JsonToken token, String name) throws UnintelligibleException {
        if (parser.currentToken() != token) {
            throw wrong(name);
        }
    }
}
