package io.novacron.dwcpctl.site.alertmanager;

import com.google.re2j.PatternSyntaxException;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.http.JsonStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what Alertmanager says. Unknown fields are passed over. */
final class Decoder {
    private Decoder() {}

    static KnownAlert alert(JsonStream json) throws IOException {
        AlertFields f = new AlertFields();
        json.object(name -> {
            switch (name) {
                case "labels" -> f.labels = texts(json);
                case "annotations" -> f.annotations = texts(json);
                case "startsAt" -> f.start = time(json);
                case "generatorURL" -> f.generator = json.text();
                case "status" ->
                    json.object(field -> {
                        switch (field) {
                            case "silencedBy" -> f.silencedBy = json.array(JsonStream::text);
                            case "inhibitedBy" -> f.inhibitedBy = json.array(JsonStream::text);
                            default -> json.skip();
                        }
                    });
                default -> json.skip();
            }
        });
        Instant start = f.start;
        if (start == null) {
            throw json.wrong("an alert with startsAt");
        }
        return new KnownAlert(Labels.of(f.labels), f.annotations, start, f.generator, f.silencedBy, f.inhibitedBy);
    }

    private static final class AlertFields {
        private Map<String, String> labels = Map.of();
        private Map<String, String> annotations = Map.of();
        private @Nullable Instant start;
        private String generator = "";
        private List<String> silencedBy = List.of();
        private List<String> inhibitedBy = List.of();
    }

    static Silence silence(JsonStream json) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Map<String, Instant> times = new TreeMap<>();
        List<Matcher> matchers = new ArrayList<>();
        json.object(name -> {
            switch (name) {
                case "matchers" -> matchers.addAll(json.array(Decoder::matcher));
                case "startsAt", "endsAt" -> times.put(name, time(json));
                case "id", "createdBy", "comment" -> texts.put(name, json.text());
                case "status" ->
                    json.object(field -> {
                        if (field.equals("state")) {
                            texts.put(field, json.text());
                        } else {
                            json.skip();
                        }
                    });
                default -> json.skip();
            }
        });
        Instant start = times.get("startsAt");
        Instant end = times.get("endsAt");
        if (start == null || end == null || !texts.containsKey("id")) {
            throw json.wrong("a silence with id, startsAt and endsAt");
        }
        Silence.State state = switch (texts.getOrDefault("state", "")) {
            case "active" -> Silence.State.ACTIVE;
            case "pending" -> Silence.State.PENDING;
            case "expired" -> Silence.State.EXPIRED;
            default -> throw json.wrong("a silence that is active, pending or expired");
        };
        return new Silence(
                texts.getOrDefault("id", ""),
                matchers,
                texts.getOrDefault("createdBy", ""),
                texts.getOrDefault("comment", ""),
                start,
                end,
                state);
    }

    private static Matcher matcher(JsonStream json) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Map<String, Boolean> flags = new TreeMap<>();
        json.object(name -> {
            switch (name) {
                case "name", "value" -> texts.put(name, json.text());
                case "isRegex", "isEqual" -> flags.put(name, json.flag());
                default -> json.skip();
            }
        });
        boolean regex = flags.getOrDefault("isRegex", false);
        // before 0.22 there were no negative ones
        boolean equal = flags.getOrDefault("isEqual", true);
        Matcher.Operator operator = regex
                ? (equal ? Matcher.Operator.REGEX : Matcher.Operator.NOT_REGEX)
                : (equal ? Matcher.Operator.EQUAL : Matcher.Operator.NOT_EQUAL);
        try {
            return new Matcher(texts.getOrDefault("name", ""), operator, texts.getOrDefault("value", ""));
        } catch (PatternSyntaxException e) {
            throw json.wrong("a regular expression of RE2");
        }
    }

    static String silenceId(JsonStream json) throws IOException {
        List<String> ids = new ArrayList<>();
        json.object(name -> {
            if (name.equals("silenceID")) {
                ids.add(json.text());
            } else {
                json.skip();
            }
        });
        if (ids.isEmpty()) {
            throw json.wrong("the id of the silence");
        }
        return ids.get(0);
    }

    static AlertmanagerStatus status(JsonStream json) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Map<String, Instant> times = new TreeMap<>();
        List<String> peers = new ArrayList<>();
        json.object(name -> {
            switch (name) {
                case "uptime" -> times.put(name, time(json));
                case "versionInfo" -> json.object(field -> texts.put(field, json.text()));
                case "cluster" ->
                    json.object(field -> {
                        switch (field) {
                            case "status" -> texts.put("cluster", json.text());
                            case "peers" ->
                                peers.addAll(json.array(peer -> {
                                    peer.skip();
                                    return "";
                                }));
                            default -> json.skip();
                        }
                    });
                default -> json.skip();
            }
        });
        if (!texts.containsKey("version")) {
            throw json.wrong("the status of an Alertmanager");
        }
        return new AlertmanagerStatus(
                texts.getOrDefault("version", ""),
                texts.getOrDefault("cluster", ""),
                peers.size(),
                times.get("uptime"));
    }

    /** The text of an error. */
    static String reason(JsonStream json) throws IOException {
        if (json.isText()) {
            return json.text();
        }
        List<String> messages = new ArrayList<>();
        json.object(name -> {
            if (name.equals("message")) {
                messages.add(json.text());
            } else {
                json.skip();
            }
        });
        return String.join("; ", messages);
    }

    private static Map<String, String> texts(JsonStream json) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        json.object(name -> texts.put(name, json.text()));
        return texts;
    }

    private static Instant time(JsonStream json) throws IOException {
        String text = json.text();
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw json.wrong("a time");
        }
    }
}
