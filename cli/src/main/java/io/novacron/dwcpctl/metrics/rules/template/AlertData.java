package io.novacron.dwcpctl.metrics.rules.template;

import java.util.Map;

/**
 * What the template of an alert is about: the dot.
 *
 * @param labels of the sample, the metric's name included
 * @param externalLabels of the server
 * @param externalUrl of the server, or the empty string
 * @param value of the sample
 */
public record AlertData(
        Map<String, String> labels, Map<String, String> externalLabels, String externalUrl, double value) {}
