package io.novacron.dwcpctl.site.prometheus;

import io.novacron.dwcpctl.metrics.series.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule as Prometheus runs it.
 *
 * @param type {@code alerting} or {@code recording}
 * @param holdFor the alert's {@code for}; zero for a recording rule
 * @param state the alert's: {@code inactive}, {@code pending}, {@code firing}; empty for a recording rule
 * @param health {@code ok}, {@code err} or {@code unknown}
 * @param lastError why the last evaluation failed; empty where it did not
 * @param lastEvaluation null before the first
 * @param alerts those that are pending or firing
 */
public record Rule(
        String type,
        String name,
        String query,
        Duration holdFor,
        Labels labels,
        Map<String, String> annotations,
        String state,
        String health,
        String lastError,
        @Nullable Instant lastEvaluation,
        List<ActiveAlert> alerts) {
    public Rule {
        annotations = Map.copyOf(annotations);
        alerts = List.copyOf(alerts);
    }
}
