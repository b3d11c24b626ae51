package io.novacron.dwcpctl.site.fleet.workload;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the pods of a deployment are made from.
 *
 * @param restart counts the restarts that were asked for: a template with another count is another template
 */
public record Template(String image, Map<String, String> env, int restart) {
    public Template {
        env = Map.copyOf(env);
    }

    Template with(Map<String, String> values) {
        Map<String, String> all = new TreeMap<>(env);
        all.putAll(values);
        return new Template(image, all, restart);
    }

    Template restarted() {
        return new Template(image, env, restart + 1);
    }

    /** The same for equal images and variables, in every process. */
    String text() {
        return image + new TreeMap<>(env);
    }

    /** The value of a variable; the empty string where it has none. */
    public String variable(String name) {
        return env.getOrDefault(name, "");
    }
}
