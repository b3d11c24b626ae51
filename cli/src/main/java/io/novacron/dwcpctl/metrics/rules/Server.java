package io.novacron.dwcpctl.metrics.rules;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What templates may know of the server that evaluates their rules.
 *
 * @param externalLabels {@code $externalLabels}
 * @param externalUrl {@code $externalURL}, or the empty string
 * @param address of the server, for the functions of templates that ask for it; they fail without it
 */
public record Server(
        Map<String, String> externalLabels,
        String externalUrl,
        @Nullable URI address) {
    /** One that says nothing of itself. */
    public static final Server NAMELESS = new Server(Map.of(), "", null);

    public Server {
        externalLabels = Map.copyOf(externalLabels);
    }
}
