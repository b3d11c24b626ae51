package io.novacron.dwcpctl.site.fleet.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of the demo's log, as JSON. */
sealed interface DemoLog {
    <R> R accept(Visitor<R> visitor);

    /** What to do with each kind. */
    interface Visitor<R> {
        R begun(Begun line);

        R scenario(ScenarioChosen line);

        R advanced(Advanced line);

        R silenceMade(SilenceMade line);

        R silenceExpired(SilenceExpired line);
    }

    /** The demo begins, or begins anew with another seed. */
    record Begun(Instant at, long seed) implements DemoLog {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.begun(this);
        }
    }

    /**
     * Another scenario.
     *
     * @param at on the demo's clock
     * @param id of the scenario
     */
    record ScenarioChosen(Instant at, String id) implements DemoLog {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.scenario(this);
        }
    }

    /** The demo's clock was put forward. */
    record Advanced(Duration by) implements DemoLog {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.advanced(this);
        }
    }

    /**
     * A silence was made.
     *
     * @param at on the demo's clock
     */
    record SilenceMade(Instant at, String id, SilenceRequest request) implements DemoLog {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.silenceMade(this);
        }
    }

    /**
     * A silence was ended by hand.
     *
     * @param at on the demo's clock
     */
    record SilenceExpired(Instant at, String id) implements DemoLog {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.silenceExpired(this);
        }
    }

    /** The line as it is written. */
    static String write(DemoLog line) {
        Map<String, String> fields = line.accept(new Visitor<>() {
            @Override
            public Map<String, String> begun(Begun begun) {
                return ordered(
                        "event", "begun", "at", Moment.forMachines(begun.at()), "seed", Long.toString(begun.seed()));
            }

            @Override
            public Map<String, String> scenario(ScenarioChosen chosen) {
                return ordered("event", "scenario", "at", Moment.forMachines(chosen.at()), "id", chosen.id());
            }

            @Override
            public Map<String, String> advanced(Advanced advanced) {
                return ordered(
                        "event",
                        "advanced",
                        "millis",
                        Long.toString(advanced.by().toMillis()));
            }

            @Override
            public Map<String, String> silenceMade(SilenceMade made) {
                return SilenceLine.write(made);
            }

            @Override
            public Map<String, String> silenceExpired(SilenceExpired expired) {
                return ordered("event", "silence-expired", "at", Moment.forMachines(expired.at()), "id", expired.id());
            }
        });
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    static Map<String, String> ordered(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    /**
     * Reads a line.
     *
     * @param where file and line number, for the message
     * @throws CliException with code 65 if it is none of ours
     */
    static DemoLog read(String where, String line) {
        try {
            Map<String, String> fields = fields(line);
            return switch (fields.getOrDefault("event", "")) {
                case "begun" -> new Begun(Instant.parse(need(fields, "at")), Long.parseLong(need(fields, "seed")));
                case "scenario" -> new ScenarioChosen(Instant.parse(need(fields, "at")), need(fields, "id"));
                case "advanced" -> new Advanced(Duration.ofMillis(Long.parseLong(need(fields, "millis"))));
                case "silence" -> SilenceLine.read(fields);
                case "silence-expired" -> new SilenceExpired(Instant.parse(need(fields, "at")), need(fields, "id"));
                default -> throw new IOException("no known event");
            };
        } catch (IOException | DateTimeParseException | NumberFormatException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    "the demo's log " + where + " is not one that this dwcpctl wrote: " + e.getMessage(),
                    "Begin anew with dwcpctl simulate --reset.",
                    e);
        }
    }

    private static Map<String, String> fields(String line) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                fields.put(name, json.getText());
            }
        }
        return fields;
    }

    static String need(Map<String, String> fields, String name) throws IOException {
        String value = fields.get(name);
        if (value == null) {
            throw new IOException(name + " is missing");
        }
        return value;
    }
}
