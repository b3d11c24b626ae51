package io.novacron.dwcpctl.site.cluster;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pod template that a deployment has had.
 *
 * @param number counted from 1; a template that comes back has a new number
 * @param since when it was first rolled out
 * @param changeCause what the annotation {@code kubernetes.io/change-cause} says; null where nobody said
 * @param env of the first container, as in {@link Deployment}
 */
public record Revision(
        long number, Instant since, @Nullable String changeCause, String image, Map<String, String> env) {
    public Revision {
        env = Map.copyOf(env);
    }
}
