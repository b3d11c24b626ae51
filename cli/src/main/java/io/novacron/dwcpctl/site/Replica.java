package io.novacron.dwcpctl.site;

import io.novacron.dwcpctl.metrics.source.MetricSource;

/**
 * One of the servers that know the same: for verdicts, which ask all of them.
 *
 * @param name its address without credentials, or {@code demo}
 * @param source answers without ages: who judges asks for these as well
 */
public record Replica(String name, MetricSource source) {}
