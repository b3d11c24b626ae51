package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.Map;

/**
 * An alert as it stands.
 *
 * @param rule that raised it
 * @param labels the alert's name among them
 * @param annotations sorted by name; an empty one is kept
 * @param state never inactive, except in an {@link AlertChange} to it
 * @param activeAtMillis when its series appeared, since the epoch
 * @param value the series' latest
 */
public record ActiveAlert(
        Rule.Alert rule,
        Labels labels,
        Map<String, String> annotations,
        AlertState state,
        long activeAtMillis,
        double value) {}
