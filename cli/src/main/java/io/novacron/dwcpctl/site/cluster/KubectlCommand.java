package io.novacron.dwcpctl.site.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kubectl command that a change amounts to, as its argument vector, {@code kubectl} first. */
public final class KubectlCommand implements ClusterChange.Visitor<List<String>> {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final ClusterNames names;

    public KubectlCommand(ClusterNames names) {
        this.names = names;
    }

    /** The command for a change in the cluster of these names. */
    public List<String> of(ClusterChange change) {
        return change.accept(this);
    }

    /**
     * Any command in that cluster and namespace.
     *
     * @param arguments what follows {@code kubectl --context … --namespace …}
     */
    public List<String> command(String... arguments) {
        List<String> all = new ArrayList<>();
        all.add("kubectl");
        if (names.context() != null) {
            all.add("--context=" + names.context());
        }
        all.add("--namespace=" + names.namespace());
        all.addAll(List.of(arguments));
        return List.copyOf(all);
    }

    /** A command as a POSIX shell takes it, for people to copy: words in single quotes where they need them. */
    public static String text(List<String> command) {
        StringBuilder text = new StringBuilder();
        for (String word : command) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(PLAIN.matches(word) ? word : "'" + word.replace("'", "'\\''") + "'");
        }
        return text.toString();
    }

    @Override
    public List<String> scale(ClusterChange.Scale change) {
        return command("scale", "deployment/" + change.deployment(), "--replicas=" + change.replicas());
    }

    @Override
    public List<String> setEnv(ClusterChange.SetEnv change) {
        List<String> arguments = new ArrayList<>(List.of("set", "env", "deployment/" + change.deployment()));
        change.values().forEach((name, value) -> arguments.add(name + "=" + value));
        return command(arguments.toArray(String[]::new));
    }

    @Override
    public List<String> pauseRollout(ClusterChange.PauseRollout change) {
        return command("rollout", "pause", "deployment/" + change.deployment());
    }

    @Override
    public List<String> resumeRollout(ClusterChange.ResumeRollout change) {
        return command("rollout", "resume", "deployment/" + change.deployment());
    }

    @Override
    public List<String> resumeWithEnv(ClusterChange.ResumeWithEnv change) {
        return command(
                "patch",
                "deployment/" + change.deployment(),
                "--type=strategic",
                "--patch="
                        + object(json -> {
                            json.writeObjectFieldStart("spec");
                            json.writeBooleanField("paused", false);
                            json.writeObjectFieldStart("template");
                            json.writeObjectFieldStart("spec");
                            json.writeArrayFieldStart("containers");
                            json.writeStartObject();
                            json.writeStringField("name", change.container());
                            json.writeArrayFieldStart("env");
                            for (Map.Entry<String, String> variable :
                                    change.values().entrySet()) {
                                json.writeStartObject();
                                json.writeStringField("name", variable.getKey());
                                json.writeStringField("value", variable.getValue());
                                json.writeEndObject();
                            }
                            json.writeEndArray();
                            json.writeEndObject();
                            json.writeEndArray();
                            json.writeEndObject();
                            json.writeEndObject();
                            json.writeEndObject();
                        }));
    }

    @Override
    public List<String> undoRollout(ClusterChange.UndoRollout change) {
        Long revision = change.revision();
        return revision == null
                ? command("rollout", "undo", "deployment/" + change.deployment())
                : command("rollout", "undo", "deployment/" + change.deployment(), "--to-revision=" + revision);
    }

    @Override
    public List<String> restartRollout(ClusterChange.RestartRollout change) {
        return command("rollout", "restart", "deployment/" + change.deployment());
    }

    @Override
    public List<String> annotate(ClusterChange.Annotate change) {
        List<String> arguments = new ArrayList<>(List.of("annotate", "deployment/" + change.deployment()));
        arguments.add(change.value() == null ? change.key() + "-" : change.key() + "=" + change.value());
        if (change.value() != null) {
            arguments.add("--overwrite");
        }
        if (change.resourceVersion() != null) {
            arguments.add("--resource-version=" + change.resourceVersion());
        }
        return command(arguments.toArray(String[]::new));
    }

    @Override
    public List<String> selectVersion(ClusterChange.SelectVersion change) {
        return patch("service/" + change.service(), change.resourceVersion(), json -> {
            json.writeObjectFieldStart("spec");
            json.writeObjectFieldStart("selector");
            json.writeStringField(ClusterNames.VERSION, change.version());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    @Override
    public List<String> setConfigKey(ClusterChange.SetConfigKey change) {
        return patch("configmap/" + change.configMap(), null, json -> {
            json.writeObjectFieldStart("data");
            json.writeStringField(change.key(), change.value());
            json.writeEndObject();
        });
    }

    /** A merge patch; with a resource version the API server refuses it once the object has another. */
    private List<String> patch(String object, @Nullable String resourceVersion, Content content) {
        return command(
                "patch",
                object,
                "--type=merge",
                "--patch="
                        + object(json -> {
                            if (resourceVersion != null) {
                                json.writeObjectFieldStart("metadata");
                                json.writeStringField("resourceVersion", resourceVersion);
                                json.writeEndObject();
                            }
                            content.write(json);
                        }));
    }

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static String object(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }
}
