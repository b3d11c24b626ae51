package io.novacron.dwcpctl.site.fleet.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.novacron.dwcpctl.site.fleet.serve.Refusal;
import io.novacron.dwcpctl.site.fleet.serve.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** The object that every answer of the API is: status, data, errorType, error, warnings, infos. */
final class Envelope {
    private static final String JSON = "application/json";

    /** The stream is the server's to close. */
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private Envelope() {}

    /** A JSON value that writes itself. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json) throws IOException;

        /** An array of texts. */
        static Content texts(Iterable<String> texts) {
            return json -> {
                json.writeStartArray();
                for (String text : texts) {
                    json.writeString(text);
                }
                json.writeEndArray();
            };
        }
    }

    static Reply success(Content data) {
        return success(data, List.of(), List.of());
    }

    /** The data go out as they are written: a big answer is never held as text. */
    static Reply success(Content data, List<String> warnings, List<String> infos) {
        return reply(200, json -> {
            json.writeStringField("status", "success");
            json.writeFieldName("data");
            data.write(json);
            remarks(json, "warnings", warnings);
            remarks(json, "infos", infos);
        });
    }

    private static void remarks(JsonGenerator json, String name, List<String> remarks) throws IOException {
        if (!remarks.isEmpty()) {
            json.writeFieldName(name);
            Content.texts(remarks).write(json);
        }
    }

    /** What went wrong while a request was answered. */
    static Reply failure(RuntimeException failure) {
        if (failure instanceof ApiError error) {
            return failure(error.kind().status(), error.kind(), error.getMessage());
        }
        if (failure instanceof Refusal refusal) {
            return failure(refusal.status(), ApiError.Kind.BAD_DATA, String.valueOf(refusal.getMessage()));
        }
        return failure(500, ApiError.Kind.INTERNAL, "a bug in the simulator: " + failure);
    }

    private static Reply failure(int status, ApiError.Kind kind, String message) {
        return reply(status, json -> {
            json.writeStringField("status", "error");
            json.writeStringField("errorType", kind.id());
            json.writeStringField("error", message);
        });
    }

    private static Reply reply(int status, Content fields) {
        return new Reply(status, JSON, Reply.UNKNOWN, out -> write(out, fields), Map.of());
    }

    private static void write(OutputStream out, Content fields) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
    }
}
