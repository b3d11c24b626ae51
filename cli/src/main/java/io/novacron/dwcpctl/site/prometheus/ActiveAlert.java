package io.novacron.dwcpctl.site.prometheus;

import io.novacron.dwcpctl.metrics.series.Labels;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert in Prometheus's own eyes; what Alertmanager makes of it is another matter.
 *
 * @param state {@code pending} or {@code firing}
 * @param activeAt since when its condition holds
 * @param value of its expression at the last evaluation
 */
public record ActiveAlert(
        Labels labels,
        Map<String, String> annotations,
        String state,
        @Nullable Instant activeAt,
        double value) {
    public ActiveAlert {
        annotations = Map.copyOf(annotations);
    }
}
