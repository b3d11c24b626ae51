package io.novacron.dwcpctl.ops.rollback;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a rollback found, and what it is to make of it. Fixed when it begins, so that who resumes it wants the same.
 *
 * @param v1Configured replicas of v1 before it began
 * @param v1Replicas that v1 is to have, at least as many
 * @param container of v3's deployment, whose variable the flag is
 * @param flag the flag's value before; the empty string where it had none
 * @param wasPaused whether v3's rollout was paused already
 * @param selector of the service before
 */
public record Aim(
        int v1Configured,
        int v1Replicas,
        String container,
        String flag,
        boolean wasPaused,
        Map<String, String> selector) {
    public Aim {
        selector = Collections.unmodifiableMap(new TreeMap<>(selector));
    }
}
