package io.novacron.dwcpctl.site.fleet.event;

import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names series of a target: the metric, and labels that must have these values.
 *
 * @param metric the name of a gauge or a counter
 * @param labels values by name; may be empty, which means every series of the metric
 */
public record Selector(String metric, Map<String, String> labels) {
    public Selector {
        labels = Map.copyOf(labels);
    }

    /** Whether a series is meant. */
    public boolean matches(Labels series) {
        return series.metric().equals(metric)
                && labels.entrySet().stream()
                        .allMatch(l -> series.get(l.getKey()).equals(l.getValue()));
    }

    /** As PromQL. */
    @Override
    public String toString() {
        Map<String, String> all = new TreeMap<>(labels);
        all.put(Labels.NAME, metric);
        return Labels.of(all).toString();
    }
}
