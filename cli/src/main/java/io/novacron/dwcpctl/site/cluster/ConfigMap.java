package io.novacron.dwcpctl.site.cluster;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A config map.
 *
 * @param changed when its fields were last written; null where the cluster does not say
 */
public record ConfigMap(
        String name,
        Map<String, String> data,
        String resourceVersion,
        @Nullable Instant changed) {
    public ConfigMap {
        data = Map.copyOf(data);
    }
}
