package io.novacron.dwcpctl.site.cluster;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service.
 *
 * @param selector labels that pods must have to serve behind it
 * @param labels of the service itself
 * @param resourceVersion opaque; another one means that something of it has changed
 * @param changed when someone last changed it; null where the cluster does not say
 */
public record Service(
        String name,
        Map<String, String> selector,
        Map<String, String> labels,
        Map<String, String> annotations,
        String resourceVersion,
        @Nullable Instant changed) {
    public Service {
        selector = Map.copyOf(selector);
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** The version that it selects; the empty string where its selector does not say. */
    public String version() {
        return selector.getOrDefault(ClusterNames.VERSION, "");
    }
}
