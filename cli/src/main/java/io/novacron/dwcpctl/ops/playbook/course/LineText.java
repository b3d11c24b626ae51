package io.novacron.dwcpctl.ops.playbook.course;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Moment;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A transcript's line as a JSON object on one line: time, kind, step, then the facts, all of them strings. */
public final class LineText {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String TIME = "time";
    private static final String KIND = "kind";
    private static final String STEP = "step";

    private LineText() {}

    /** Without the newline; what is in the facts cannot break the line. */
    public static String write(Line line) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(TIME, Moment.forMachines(line.at()));
            json.writeStringField(KIND, line.kind().name().toLowerCase(Locale.ROOT));
            if (!line.step().isEmpty()) {
                json.writeStringField(STEP, line.step());
            }
            for (Map.Entry<String, String> fact : line.facts().entrySet()) {
                json.writeStringField(fact.getKey(), fact.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    /**
     * Reads one.
     *
     * @param where file and line, for messages
     * @throws CliException with code 65 if it is none
     */
    public static Line read(String where, String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw wrong(where, null);
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() != JsonToken.VALUE_STRING) {
                    throw wrong(where, null);
                }
                fields.put(name, json.getText());
            }
            Instant at = Instant.parse(required(where, fields, TIME));
            Line.Kind kind = Line.Kind.valueOf(required(where, fields, KIND).toUpperCase(Locale.ROOT));
            String step = fields.getOrDefault(STEP, "");
            fields.remove(STEP);
            return new Line(at, kind, step, fields);
        } catch (IOException | DateTimeParseException | IllegalArgumentException e) {
            throw wrong(where, e);
        }
    }

    private static String required(String where, Map<String, String> fields, String name) {
        String value = fields.remove(name);
        if (value == null) {
            throw wrong(where, null);
        }
        return value;
    }

    private static CliException wrong(String where, @Nullable Exception cause) {
        String what = where + ": not a line of a playbook's transcript";
        String todo = "Give a file that dwcpctl playbook run wrote.";
        return cause == null
                ? CliException.badInput(what, todo)
                : new CliException(ExitCode.BAD_INPUT, what, todo, cause);
    }
}
