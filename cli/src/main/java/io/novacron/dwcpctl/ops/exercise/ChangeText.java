package io.novacron.dwcpctl.ops.exercise;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ObjectNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Changes of the cluster in a few words, as scenarios name them: {@code set-env dwcp-v3-hde COMPRESSION_ALGO=snappy}. */
public final class ChangeText implements ClusterChange.Visitor<String> {
    static final List<String> VERBS =
            List.of("scale", "set-env", "pause", "resume", "undo", "restart", "annotate", "select", "set-config");

    private ChangeText() {}

    /** The words. */
    public static String of(ClusterChange change) {
        return change.accept(new ChangeText());
    }

    /**
     * Reads the words.
     *
     * @throws CliException with code 64 if they are no change that can be asked for
     */
    public static ClusterChange parse(List<String> words) {
        if (words.size() < 2) {
            throw wrong(words);
        }
        String object = words.get(1);
        List<String> rest = words.subList(2, words.size());
        ClusterChange change = switch (words.get(0)) {
            case "scale" -> new ClusterChange.Scale(object, replicas(words));
            case "set-env" -> new ClusterChange.SetEnv(object, assignments(rest, words));
            case "pause" -> new ClusterChange.PauseRollout(object);
            case "resume" -> new ClusterChange.ResumeRollout(object);
            case "undo" -> new ClusterChange.UndoRollout(object, null);
            case "restart" -> new ClusterChange.RestartRollout(object);
            case "set-config" -> {
                Map.Entry<String, String> first =
                        assignments(rest, words).entrySet().iterator().next();
                yield new ClusterChange.SetConfigKey(object, first.getKey(), first.getValue());
            }
            default -> throw wrong(words);
        };
        ObjectNames.require(change);
        return change;
    }

    private static int replicas(List<String> words) {
        if (words.size() != 3 || !words.get(2).matches("\\d{1,3}")) {
            throw wrong(words);
        }
        return Integer.parseInt(words.get(2));
    }

    private static Map<String, String> assignments(List<String> rest, List<String> words) {
        Map<String, String> values = new TreeMap<>();
        for (String word : rest) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw wrong(words);
            }
            values.put(word.substring(0, equals), word.substring(equals + 1));
        }
        if (values.isEmpty()) {
            throw wrong(words);
        }
        return values;
    }

    private static CliException wrong(List<String> words) {
        return CliException.usage(
                "no change of the cluster: " + String.join(" ", words),
                "Write scale NAME N, set-env NAME KEY=VALUE, pause, resume, undo or restart NAME, set-config NAME KEY=VALUE.");
    }

    /** Whether a change is the one meant: what the pattern leaves out may be anything. */
    static boolean matches(String pattern, String change) {
        return change.equals(pattern) || change.startsWith(pattern + " ");
    }

    @Override
    public String scale(ClusterChange.Scale change) {
        return "scale " + change.object() + " " + change.replicas();
    }

    @Override
    public String setEnv(ClusterChange.SetEnv change) {
        return "set-env " + change.object() + " " + values(change.values());
    }

    @Override
    public String pauseRollout(ClusterChange.PauseRollout change) {
        return "pause " + change.object();
    }

    @Override
    public String resumeRollout(ClusterChange.ResumeRollout change) {
        return "resume " + change.object();
    }

    @Override
    public String resumeWithEnv(ClusterChange.ResumeWithEnv change) {
        return "resume " + change.object() + " " + values(change.values());
    }

    @Override
    public String undoRollout(ClusterChange.UndoRollout change) {
        return "undo " + change.object();
    }

    @Override
    public String restartRollout(ClusterChange.RestartRollout change) {
        return "restart " + change.object();
    }

    @Override
    public String annotate(ClusterChange.Annotate change) {
        return "annotate " + change.object() + " " + change.key();
    }

    @Override
    public String selectVersion(ClusterChange.SelectVersion change) {
        return "select " + change.object() + " " + change.version();
    }

    @Override
    public String setConfigKey(ClusterChange.SetConfigKey change) {
        return "set-config " + change.object() + " " + change.key() + "=" + change.value();
    }

    private static String values(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(" "));
    }
}
