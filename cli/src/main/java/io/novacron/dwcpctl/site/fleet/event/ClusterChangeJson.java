package io.novacron.dwcpctl.site.fleet.event;

import io.novacron.dwcpctl.site.cluster.ClusterChange;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes of the cluster as JSON objects, each with its kind as {@code change}. */
final class ClusterChangeJson implements ClusterChange.Visitor<FleetEventJson.Content> {
    private static final int MOST_REPLICAS = 10_000;

    static ClusterChange read(LogLine line) {
        String kind = line.text("change");
        ClusterChange change = switch (kind) {
            case "scale" -> new ClusterChange.Scale(line.text("deployment"), replicas(line));
            case "set-env" -> new ClusterChange.SetEnv(line.text("deployment"), values(line));
            case "pause-rollout" -> new ClusterChange.PauseRollout(line.text("deployment"));
            case "resume-rollout" -> new ClusterChange.ResumeRollout(line.text("deployment"));
            case "resume-with-env" ->
                new ClusterChange.ResumeWithEnv(line.text("deployment"), line.text("container"), values(line));
            case "undo-rollout" ->
                new ClusterChange.UndoRollout(
                        line.text("deployment"), line.has("revision") ? line.whole("revision") : null);
            case "restart-rollout" -> new ClusterChange.RestartRollout(line.text("deployment"));
            case "annotate" ->
                new ClusterChange.Annotate(
                        line.text("deployment"),
                        line.text("key"),
                        optional(line, "value"),
                        optional(line, "resourceVersion"));
            case "select-version" ->
                new ClusterChange.SelectVersion(
                        line.text("service"), line.text("version"), optional(line, "resourceVersion"));
            case "set-config-key" ->
                new ClusterChange.SetConfigKey(line.text("configMap"), line.text("key"), line.text("value"));
            default -> throw line.error("change \"" + kind + "\" is not known");
        };
        line.end();
        return change;
    }

    private static int replicas(LogLine line) {
        long replicas = line.whole("replicas");
        if (replicas < 0 || replicas > MOST_REPLICAS) {
            throw line.error("replicas is not from 0 to " + MOST_REPLICAS);
        }
        return (int) replicas;
    }

    private static Map<String, String> values(LogLine line) {
        Map<String, String> values = line.textsByName("values");
        if (values.isEmpty()) {
            throw line.error("values is empty");
        }
        return values;
    }

    private static @Nullable String optional(LogLine line, String name) {
        return line.has(name) ? line.text(name) : null;
    }

    private static FleetEventJson.Content of(String kind, String... namesAndValues) {
        return json -> {
            json.writeStringField("change", kind);
            for (int i = 0; i < namesAndValues.length; i += 2) {
                json.writeStringField(namesAndValues[i], namesAndValues[i + 1]);
            }
        };
    }

    private static FleetEventJson.Content with(FleetEventJson.Content head, String name, @Nullable String value) {
        return json -> {
            head.write(json);
            if (value != null) {
                json.writeStringField(name, value);
            }
        };
    }

    private static FleetEventJson.Content with(FleetEventJson.Content head, Map<String, String> values) {
        return json -> {
            head.write(json);
            json.writeObjectFieldStart("values");
            for (Map.Entry<String, String> value : new TreeMap<>(values).entrySet()) {
                json.writeStringField(value.getKey(), value.getValue());
            }
            json.writeEndObject();
        };
    }

    @Override
    public FleetEventJson.Content scale(ClusterChange.Scale change) {
        return json -> {
            of("scale", "deployment", change.deployment()).write(json);
            json.writeNumberField("replicas", change.replicas());
        };
    }

    @Override
    public FleetEventJson.Content setEnv(ClusterChange.SetEnv change) {
        return with(of("set-env", "deployment", change.deployment()), change.values());
    }

    @Override
    public FleetEventJson.Content pauseRollout(ClusterChange.PauseRollout change) {
        return of("pause-rollout", "deployment", change.deployment());
    }

    @Override
    public FleetEventJson.Content resumeRollout(ClusterChange.ResumeRollout change) {
        return of("resume-rollout", "deployment", change.deployment());
    }

    @Override
    public FleetEventJson.Content resumeWithEnv(ClusterChange.ResumeWithEnv change) {
        return with(
                of("resume-with-env", "deployment", change.deployment(), "container", change.container()),
                change.values());
    }

    @Override
    public FleetEventJson.Content undoRollout(ClusterChange.UndoRollout change) {
        return json -> {
            of("undo-rollout", "deployment", change.deployment()).write(json);
            if (change.revision() != null) {
                json.writeNumberField("revision", change.revision());
            }
        };
    }

    @Override
    public FleetEventJson.Content restartRollout(ClusterChange.RestartRollout change) {
        return of("restart-rollout", "deployment", change.deployment());
    }

    @Override
    public FleetEventJson.Content annotate(ClusterChange.Annotate change) {
        return with(
                with(of("annotate", "deployment", change.deployment(), "key", change.key()), "value", change.value()),
                "resourceVersion",
                change.resourceVersion());
    }

    @Override
    public FleetEventJson.Content selectVersion(ClusterChange.SelectVersion change) {
        return with(
                of("select-version", "service", change.service(), "version", change.version()),
                "resourceVersion",
                change.resourceVersion());
    }

    @Override
    public FleetEventJson.Content setConfigKey(ClusterChange.SetConfigKey change) {
        return of("set-config-key", "configMap", change.configMap(), "key", change.key(), "value", change.value());
    }
}
