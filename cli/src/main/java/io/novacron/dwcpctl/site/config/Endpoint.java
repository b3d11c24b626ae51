package io.novacron.dwcpctl.site.config;

import io.novacron.dwcpctl.site.http.HttpSettings;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import java.util.List;

/**
 * A service: one or several URLs of replicas, and how to talk to them.
 *
 * @param urls at least one
 */
public record Endpoint(List<ServiceUrl> urls, HttpSettings http) {
    public Endpoint {
        urls = List.copyOf(urls);
    }
}
