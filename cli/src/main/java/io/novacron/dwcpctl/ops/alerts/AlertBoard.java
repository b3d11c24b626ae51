package io.novacron.dwcpctl.ops.alerts;

import io.novacron.dwcpctl.site.alert.Alert;
import io.novacron.dwcpctl.site.alert.Alerts;
import io.novacron.dwcpctl.site.alert.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * All active alerts, the most urgent first.
 *
 * @param open firing before pending, critical before warning, heard before muted, the oldest first; without the watchdog
 * @param watchdog whether the alert that always fires does
 * @param answered what the source said, and who it is
 */
public record AlertBoard(List<OpenAlert> open, boolean watchdog, Alerts answered) {
    private static final String WATCHDOG = "DWCPv3Watchdog";

    /** Alerts that fire because an SLA is violated. */
    private static final Set<String> OF_SLAS = Set.of(
            "DWCPv3RolloutNoGo",
            "DWCPv3LatencyP99Critical",
            "DWCPv3ThroughputCriticalLow",
            "DWCPv3ErrorRateCritical",
            "DWCPv3SLALatencyViolation",
            "DWCPv3SLAThroughputViolation",
            "DWCPv3SLAErrorRateViolation");

    private static final Comparator<OpenAlert> URGENT_FIRST = Comparator.comparing(
                    (OpenAlert open) -> !open.alert().isFiring())
            .thenComparing(OpenAlert::severity)
            .thenComparing(open -> !open.isHeard())
            .thenComparing(open -> Objects.requireNonNullElse(open.alert().since(), Instant.MAX))
            .thenComparing(open -> open.alert().labels());

    public AlertBoard {
        open = List.copyOf(open);
    }

    /** @param now on the clock of the source */
    public static AlertBoard of(Alerts alerts, Instant now) {
        boolean slaViolated = alerts.firing().stream().anyMatch(a -> OF_SLAS.contains(a.name()));
        List<OpenAlert> open = new ArrayList<>();
        boolean watchdog = false;
        for (Alert alert : alerts.alerts()) {
            if (alert.name().equals(WATCHDOG)) {
                watchdog |= alert.isFiring();
            } else {
                Instant since = alert.since();
                Duration age = since == null ? null : Duration.between(since, now);
                open.add(new OpenAlert(alert, age, Escalation.of(alert, slaViolated, now)));
            }
        }
        open.sort(URGENT_FIRST);
        return new AlertBoard(open, watchdog, alerts);
    }

    /** Those that fire. */
    public List<OpenAlert> firing() {
        return open.stream().filter(o -> o.alert().isFiring()).toList();
    }

    /** The silences that hide any of them, with how many each hides. */
    public Map<Silence, Integer> silences() {
        Map<Silence, Integer> hidden = new LinkedHashMap<>();
        open.forEach(o -> o.alert().silences().forEach(silence -> hidden.merge(silence, 1, Integer::sum)));
        return hidden;
    }
}
