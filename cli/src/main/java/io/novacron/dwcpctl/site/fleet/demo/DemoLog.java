package io.novacron.dwcpctl.site.fleet.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.FleetEventJson;
import io.novacron.dwcpctl.site.fleet.event.LogLine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

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

        R notified(Notified line);

        R happened(Happened line);
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

    /**
     * A message that a real context would have sent.
     *
     * @param at on the demo's clock
     */
    record Notified(Instant at, String id, String severity, String subject, String text) implements DemoLog {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notified(this);
        }
    }

    /** Something happened to the fleet. */
    record Happened(FleetEvent event) implements DemoLog {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.happened(this);
        }
    }

    /** The line as it is written. */
    static String write(DemoLog line) {
        return line.accept(new Visitor<>() {
            @Override
            public String begun(Begun begun) {
                return object(
                        "event", "begun", "at", Moment.forMachines(begun.at()), "seed", Long.toString(begun.seed()));
            }

            @Override
            public String scenario(ScenarioChosen chosen) {
                return object("event", "scenario", "at", Moment.forMachines(chosen.at()), "id", chosen.id());
            }

            @Override
            public String advanced(Advanced advanced) {
                return object(
                        "event",
                        "advanced",
                        "millis",
                        Long.toString(advanced.by().toMillis()));
            }

            @Override
            public String silenceMade(SilenceMade made) {
                return SilenceLine.write(made);
            }

            @Override
            public String silenceExpired(SilenceExpired expired) {
                return object("event", "silence-expired", "at", Moment.forMachines(expired.at()), "id", expired.id());
            }

            @Override
            public String notified(Notified notified) {
                return object(
                        "event", "notified",
                        "at", Moment.forMachines(notified.at()),
                        "id", notified.id(),
                        "severity", notified.severity(),
                        "subject", notified.subject(),
                        "text", notified.text());
            }

            @Override
            public String happened(Happened happened) {
                return FleetEventJson.write(happened.event());
            }
        });
    }

    static String object(String... namesAndValues) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                json.writeStringField(namesAndValues[i], namesAndValues[i + 1]);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    /**
     * Reads a line.
     *
     * @param where file and line number, for the message
     * @throws CliException with code 65 if it is none of ours
     */
    static DemoLog read(String where, String text) {
        LogLine line = LogLine.parse(where, text);
        DemoLog read = switch (line.text("event")) {
            case "begun" -> new Begun(line.instant("at"), line.whole("seed"));
            case "scenario" -> new ScenarioChosen(line.instant("at"), line.text("id"));
            case "advanced" -> new Advanced(Duration.ofMillis(line.whole("millis")));
            case "silence" -> SilenceLine.read(line);
            case "silence-expired" -> new SilenceExpired(line.instant("at"), line.text("id"));
            case "notified" ->
                new Notified(
                        line.instant("at"),
                        line.text("id"),
                        line.text("severity"),
                        line.text("subject"),
                        line.text("text"));
            default -> new Happened(FleetEventJson.read(line));
        };
        line.end();
        return read;
    }
}
