package io.novacron.dwcpctl.site.alertmanager;

import io.novacron.dwcpctl.metrics.series.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An alert as an Alertmanager knows it.
 *
 * @param start when it first fired
 * @param silencedBy ids of the silences that hide it
 * @param inhibitedBy fingerprints of the alerts that mute it
 */
record KnownAlert(
        Labels labels,
        Map<String, String> annotations,
        Instant start,
        String generator,
        List<String> silencedBy,
        List<String> inhibitedBy) {
    KnownAlert {
        annotations = Map.copyOf(annotations);
        silencedBy = List.copyOf(silencedBy);
        inhibitedBy = List.copyOf(inhibitedBy);
    }
}
