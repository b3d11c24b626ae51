package io.novacron.dwcpctl.site.fleet.metric;

import io.novacron.dwcpctl.metrics.exposition.MetricType;
import java.util.List;

/**
 * A metric with all its series.
 *
 * @param series of a histogram those of its buckets, its sum and its count, label set by label set
 */
public record MetricFamily(String name, MetricType type, String help, List<FleetSeries> series) {
    public MetricFamily {
        series = List.copyOf(series);
    }
}
