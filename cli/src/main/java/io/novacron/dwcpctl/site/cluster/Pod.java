package io.novacron.dwcpctl.site.cluster;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pod of a deployment.
 *
 * @param labels among them {@link ClusterNames#VERSION}
 * @param started when it was created
 * @param restarts how often its containers were started again
 * @param lastRestart when that last happened; null where it never did, or the cluster does not say
 */
public record Pod(
        String name,
        Map<String, String> labels,
        boolean ready,
        Instant started,
        int restarts,
        @Nullable Instant lastRestart) {
    public Pod {
        labels = Map.copyOf(labels);
    }
}
