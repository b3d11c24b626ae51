package io.novacron.dwcpctl.site.cluster;

import com.google.re2j.Pattern;
import java.util.Map;
import java.util.Set;

/**
 * What the names of things in a cluster may look like, so that none can be read as anything else: an option, a path, two
 * objects.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object Names and IDs</a>
 */
public final class ObjectNames {
    private static final Pattern OBJECT =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    private ObjectNames() {}

    /** Whether a deployment, a service, a config map or a namespace could be called that. */
    public static boolean isObject(String name) {
        return name.length() <= LONGEST && OBJECT.matches(name);
    }

    /** Whether an environment variable could be called that: letters, digits and {@code _}, no digit first. */
    public static boolean isVariable(String name) {
        return VARIABLE.matches(name);
    }

    /**
     * Refuses a name that no object can have.
     *
     * @throws ClusterException of kind NOT_FOUND
     */
    public static void requireObject(String name) {
        if (!isObject(name)) {
            throw impossible(name, "an object", "Names are of lower-case letters, digits, - and dots.");
        }
    }

    /**
     * Refuses a change with a name in it that nothing can have.
     *
     * @throws ClusterException of kind NOT_FOUND
     */
    public static void require(ClusterChange change) {
        requireObject(change.object());
        if (change instanceof ClusterChange.SetEnv set) {
            requireVariables(set.values());
        } else if (change instanceof ClusterChange.ResumeWithEnv resume) {
            requireObject(resume.container());
            requireVariables(resume.values());
        } else if (change instanceof ClusterChange.Annotate annotate) {
            requireKey(annotate.key());
        } else if (change instanceof ClusterChange.SelectVersion select && !isLabel(select.version())) {
            throw impossible(select.version(), "a version", "Give v1 or v3.");
        }
    }

    private static void requireVariables(Map<String, String> values) {
        Set<String> names = values.keySet();
        for (String name : names) {
            if (!isVariable(name)) {
                throw impossible(name, "an environment variable", "Names are of letters, digits and _.");
            }
        }
    }

    /** A prefix that is a domain and a slash, or none; then a label. */
    private static void requireKey(String key) {
        int slash = key.indexOf('/');
        boolean prefixed = slash < 0 || isObject(key.substring(0, slash));
        if (!prefixed || !isLabel(key.substring(slash + 1))) {
            throw impossible(key, "an annotation", "Write it as domain/name.");
        }
    }

    private static boolean isLabel(String text) {
        return text.length() <= LONGEST_LABEL && LABEL.matches(text);
    }

    private static ClusterException impossible(String name, String what, String suggestion) {
        return new ClusterException(
                ClusterException.Kind.NOT_FOUND, "\"" + name + "\" cannot be the name of " + what, suggestion);
    }
}
