package io.novacron.dwcpctl.site.fleet.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.novacron.dwcpctl.base.error.CliException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Events as lines of JSON, each with its kind as {@code event}. What is written reads as it was. */
public final class FleetEventJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final double MOST = Double.MAX_VALUE;

    private FleetEventJson() {}

    /** Fills an object. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /** The event as one line, without a newline. */
    public static String write(FleetEvent event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            event.accept(new Writing()).write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    /**
     * Reads one.
     *
     * @throws CliException with code 65 if it is none of ours
     */
    public static FleetEvent read(LogLine line) {
        String kind = line.text("event");
        Instant at = line.instant("at");
        FleetEvent event = switch (kind) {
            case "fault-started" ->
                new FleetEvent.FaultStarted(
                        line.text("id"),
                        at,
                        line.text("cause"),
                        regions(line),
                        line.objects("faults", FaultJson::read),
                        line.has("length") ? line.duration("length") : null);
            case "fault-cleared" -> new FleetEvent.FaultCleared(line.text("id"), at);
            case "traffic-shifted" -> new FleetEvent.TrafficShifted(at, regions(line), line.number("v3Share", 0, 1));
            case "rollout-advanced" ->
                new FleetEvent.RolloutAdvanced(
                        at,
                        regions(line),
                        line.text("stage"),
                        line.number("from", 0, 100),
                        line.number("target", 0, 100),
                        line.number("pointsPerHour", 0, MOST));
            case "cluster-changed" -> new FleetEvent.ClusterChanged(at, line.object("change", ClusterChangeJson::read));
            default -> throw line.error("event \"" + kind + "\" is not known");
        };
        line.end();
        return event;
    }

    private static Set<String> regions(LogLine line) {
        return Set.copyOf(line.texts("regions"));
    }

    static void texts(JsonGenerator json, String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : new TreeSet<>(texts)) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static final class Writing implements FleetEvent.Visitor<Content> {
        private static void head(JsonGenerator json, String kind, FleetEvent event) throws IOException {
            json.writeStringField("event", kind);
            json.writeStringField("at", event.at().toString());
        }

        @Override
        public Content faultStarted(FleetEvent.FaultStarted event) {
            return json -> {
                head(json, "fault-started", event);
                json.writeStringField("id", event.id());
                json.writeStringField("cause", event.cause());
                texts(json, "regions", event.regions());
                json.writeArrayFieldStart("faults");
                for (Fault fault : event.faults()) {
                    json.writeStartObject();
                    fault.accept(new FaultJson()).write(json);
                    json.writeEndObject();
                }
                json.writeEndArray();
                if (event.length() != null) {
                    json.writeStringField("length", event.length().toString());
                }
            };
        }

        @Override
        public Content faultCleared(FleetEvent.FaultCleared event) {
            return json -> {
                head(json, "fault-cleared", event);
                json.writeStringField("id", event.id());
            };
        }

        @Override
        public Content trafficShifted(FleetEvent.TrafficShifted event) {
            return json -> {
                head(json, "traffic-shifted", event);
                texts(json, "regions", event.regions());
                json.writeNumberField("v3Share", event.v3Share());
            };
        }

        @Override
        public Content rolloutAdvanced(FleetEvent.RolloutAdvanced event) {
            return json -> {
                head(json, "rollout-advanced", event);
                texts(json, "regions", event.regions());
                json.writeStringField("stage", event.stage());
                json.writeNumberField("from", event.from());
                json.writeNumberField("target", event.target());
                json.writeNumberField("pointsPerHour", event.pointsPerHour());
            };
        }

        @Override
        public Content clusterChanged(FleetEvent.ClusterChanged event) {
            return json -> {
                head(json, "cluster-changed", event);
                json.writeObjectFieldStart("change");
                event.change().accept(new ClusterChangeJson()).write(json);
                json.writeEndObject();
            };
        }
    }
}
