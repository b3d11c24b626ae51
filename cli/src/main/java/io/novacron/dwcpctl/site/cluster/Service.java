package io.novacron.dwcpctl.site.cluster;

import java.util.Map;

/**
 * A service.
 *
 * @param selector labels that pods must have to serve behind it
 * @param resourceVersion opaque; another one means that something of it has changed
 */
public record Service(
        String name, Map<String, String> selector, Map<String, String> annotations, String resourceVersion) {
    public Service {
        selector = Map.copyOf(selector);
        annotations = Map.copyOf(annotations);
    }

    /** The version that it selects; the empty string where its selector does not say. */
    public String version() {
        return selector.getOrDefault(ClusterNames.VERSION, "");
    }
}
