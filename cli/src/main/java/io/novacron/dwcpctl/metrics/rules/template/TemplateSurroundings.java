package io.novacron.dwcpctl.metrics.rules.template;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a template may ask of the world around it.
 *
 * @param query answers {@code query}
 * @param externalUrl the address of the server, for the functions that ask for it; they fail without it
 */
public record TemplateSurroundings(
        TemplateQuery query, @Nullable URI externalUrl) {}
