package io.novacron.dwcpctl.metrics.rules.template;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a template may ask of the world around it.
 *
 * @param query answers {@code query}
 * @param externalUrl the server's address, for {@code externalURL} and {@code pathPrefix}, which fail without it
 */
public record TemplateSurroundings(
        TemplateQuery query, @Nullable URI externalUrl) {}
