package io.novacron.dwcpctl.site.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Through which proxy to go.
 *
 * @param server the one for every URL; null for none, or for those of the environment
 * @param noProxy the exceptions from it, as {@code NO_PROXY} writes them
 * @param fromEnvironment whether {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY} count
 * @param connectHeaders what is sent to the proxy with {@code CONNECT}
 */
record ProxySettings(
        @Nullable ProxyServer server,
        String noProxy,
        boolean fromEnvironment,
        List<HttpSettings.Header> connectHeaders) {
    static final ProxySettings DIRECT = new ProxySettings(null, "", false, List.of());

    static final ProxySettings ENVIRONMENT = new ProxySettings(null, "", true, List.of());

    ProxySettings {
        connectHeaders = List.copyOf(connectHeaders);
    }
}
