package io.novacron.dwcpctl.site.prometheus;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.source.MetricSource.MetricMetadata;
import io.novacron.dwcpctl.site.http.JsonStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what Prometheus says of its own state: targets, rules, alerts, build, metadata. Unknown fields are passed over. */
final class StatusDecoder {
    private StatusDecoder() {}

    static List<Target> targets(JsonStream json) throws IOException {
        List<Target> targets = new ArrayList<>();
        json.object(name -> {
            if (name.equals("activeTargets")) {
                targets.addAll(json.array(StatusDecoder::target));
            } else {
                json.skip();
            }
        });
        return targets;
    }

    private static Target target(JsonStream json) throws IOException {
        Fields f = Fields.read(json);
        return new Target(
                f.labels.get("job"),
                f.labels,
                f.text("health"),
                f.text("lastError"),
                time(json, f.text("lastScrape")),
                withoutUser(f.text("scrapeUrl")),
                seconds(f.number("lastScrapeDuration")));
    }

    static RuntimeInfo runtimeInfo(JsonStream json) throws IOException {
        List<Boolean> succeeded = new ArrayList<>();
        json.object(name -> {
            if (name.equals("reloadConfigSuccess")) {
                succeeded.add(json.flag());
            } else {
                json.skip();
            }
        });
        if (succeeded.isEmpty()) {
            throw json.wrong("reloadConfigSuccess");
        }
        return new RuntimeInfo(succeeded.get(0));
    }

    private static String withoutUser(String url) {
        int from = url.indexOf("://");
        int slash = from < 0 ? -1 : url.indexOf('/', from + 3);
        int at = from < 0 ? -1 : url.lastIndexOf('@', slash < 0 ? url.length() : slash);
        return at < from + 3 ? url : url.substring(0, from + 3) + url.substring(at + 1);
    }

    static List<RuleGroup> rules(JsonStream json) throws IOException {
        List<RuleGroup> groups = new ArrayList<>();
        json.object(name -> {
            if (name.equals("groups")) {
                groups.addAll(json.array(StatusDecoder::group));
            } else {
                json.skip();
            }
        });
        return groups;
    }

    private static RuleGroup group(JsonStream json) throws IOException {
        Fields f = Fields.read(json);
        return new RuleGroup(f.text("name"), f.text("file"), seconds(f.number("interval")), f.rules);
    }

    private static Rule rule(JsonStream json) throws IOException {
        Fields f = Fields.read(json);
        return new Rule(
                f.text("type"),
                f.text("name"),
                f.text("query"),
                seconds(f.number("duration")),
                f.labels,
                f.annotations,
                f.text("state"),
                f.text("health"),
                f.text("lastError"),
                time(json, f.text("lastEvaluation")),
                f.alerts);
    }

    static List<ActiveAlert> alerts(JsonStream json) throws IOException {
        List<ActiveAlert> alerts = new ArrayList<>();
        json.object(name -> {
            if (name.equals("alerts")) {
                alerts.addAll(json.array(StatusDecoder::alert));
            } else {
                json.skip();
            }
        });
        return alerts;
    }

    private static ActiveAlert alert(JsonStream json) throws IOException {
        Fields f = Fields.read(json);
        return new ActiveAlert(
                f.labels,
                f.annotations,
                f.text("state"),
                time(json, f.text("activeAt")),
                ValueDecoder.number(json, f.text("value")));
    }

    static BuildInfo buildInfo(JsonStream json) throws IOException {
        Fields f = Fields.read(json);
        return new BuildInfo(
                f.text("version"), f.text("revision"), f.text("branch"), f.text("buildDate"), f.text("goVersion"));
    }

    static Map<String, List<MetricMetadata>> metadata(JsonStream json) throws IOException {
        Map<String, List<MetricMetadata>> metadata = new TreeMap<>();
        json.object(metric -> metadata.put(metric, List.copyOf(json.array(item -> {
            Fields f = Fields.read(item);
            return new MetricMetadata(f.text("type"), f.text("help"), f.text("unit"));
        }))));
        return metadata;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** RFC 3339; null for Go's zero time, which stands for never. */
    private static @Nullable Instant time(JsonStream json, String text) throws IOException {
        if (text.isEmpty() || text.startsWith("0001-01-01T00:00:00")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw json.wrong("a time");
        }
    }

    /** The fields of one object, sorted by their type; those missing are empty. */
    private static final class Fields {
        private final Map<String, String> texts = new TreeMap<>();
        private final Map<String, Double> numbers = new TreeMap<>();
        private Labels labels = Labels.EMPTY;
        private Map<String, String> annotations = Map.of();
        private List<Rule> rules = List.of();
        private List<ActiveAlert> alerts = List.of();

        static Fields read(JsonStream json) throws IOException {
            Fields fields = new Fields();
            json.object(name -> fields.field(json, name));
            return fields;
        }

        private void field(JsonStream json, String name) throws IOException {
            switch (name) {
                case "labels" -> labels = ValueDecoder.labels(json);
                case "annotations" -> annotations = ValueDecoder.texts(json);
                case "rules" -> rules = json.array(StatusDecoder::rule);
                case "alerts" -> alerts = json.array(StatusDecoder::alert);
                default -> {
                    if (json.isText()) {
                        texts.put(name, json.text());
                    } else if (json.isNumber()) {
                        numbers.put(name, json.number());
                    } else {
                        json.skip();
                    }
                }
            }
        }

        String text(String name) {
            return texts.getOrDefault(name, "");
        }

        double number(String name) {
            return numbers.getOrDefault(name, 0.0);
        }
    }
}
