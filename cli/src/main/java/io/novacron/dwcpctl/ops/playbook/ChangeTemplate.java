package io.novacron.dwcpctl.ops.playbook;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.ObjectNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A change of the cluster whose values are only known during a run. Objects are named as in the contract, section 1; in a
 * context with other names they are those.
 *
 * @param object a deployment, or a config map
 * @param values of variables, or of a config map's key
 * @param replicas null unless it scales
 */
public record ChangeTemplate(
        Verb verb,
        Wording object,
        Map<String, Wording> values,
        @Nullable Wording replicas) {
    private static final int MOST_REPLICAS = 1000;

    public ChangeTemplate {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The kinds of change that mitigate. */
    public enum Verb {
        SCALE,
        SET_ENV,
        PAUSE,
        RESUME,
        UNDO,
        RESTART,
        SET_CONFIG
    }

    /** Whether pods are replaced by it, and with them the migrations they run. */
    public boolean restartsPods() {
        return verb == Verb.SET_ENV || verb == Verb.UNDO || verb == Verb.RESTART || verb == Verb.RESUME;
    }

    List<Wording> wordings() {
        List<Wording> all = new ArrayList<>(values.values());
        all.add(object);
        if (replicas != null) {
            all.add(replicas);
        }
        return all;
    }

    /**
     * The change.
     *
     * @throws CliException with code 64 or 65 if a value that was put in makes no sense there
     */
    public ClusterChange resolve(ClusterNames names, Map<String, String> known) {
        String name = localName(names, object.fill(known));
        Map<String, String> filled = new TreeMap<>();
        values.forEach((key, value) -> filled.put(variable(names, key), value.fill(known)));
        ClusterChange change = switch (verb) {
            case SCALE -> new ClusterChange.Scale(name, replicas(known));
            case SET_ENV -> new ClusterChange.SetEnv(name, filled);
            case PAUSE -> new ClusterChange.PauseRollout(name);
            case RESUME -> new ClusterChange.ResumeRollout(name);
            case UNDO -> new ClusterChange.UndoRollout(name, null);
            case RESTART -> new ClusterChange.RestartRollout(name);
            case SET_CONFIG -> {
                Map.Entry<String, String> entry = filled.entrySet().iterator().next();
                yield new ClusterChange.SetConfigKey(name, entry.getKey(), entry.getValue());
            }
        };
        ObjectNames.require(change);
        return change;
    }

    private int replicas(Map<String, String> known) {
        String text = replicas == null ? "" : replicas.fill(known);
        boolean digits = !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Integer.parseInt(text) > MOST_REPLICAS) {
            throw CliException.usage(
                    "\"" + text + "\" is no number of replicas", "Give one from 0 to " + MOST_REPLICAS + ".");
        }
        return Integer.parseInt(text);
    }

    private String variable(ClusterNames names, String name) {
        boolean flag = verb == Verb.SET_ENV && name.equals(ClusterNames.USUAL.rolloutFlag());
        return flag ? names.rolloutFlag() : name;
    }

    /** What an object of the contract's name is called in a context. */
    public static String localName(ClusterNames names, String usual) {
        ClusterNames contract = ClusterNames.USUAL;
        if (usual.equals(contract.application())) {
            return names.application();
        }
        if (usual.equals(contract.v1())) {
            return names.v1();
        }
        if (usual.equals(contract.configMap())) {
            return names.configMap();
        }
        if (usual.equals(contract.service())) {
            return names.service();
        }
        for (String component : Placeholder.COMPONENTS) {
            if (usual.equals(contract.component(component))) {
                return names.component(component);
            }
        }
        return usual;
    }
}
