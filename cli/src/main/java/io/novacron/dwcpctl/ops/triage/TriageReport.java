package io.novacron.dwcpctl.ops.triage;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.alerts.AlertBoard;
import io.novacron.dwcpctl.ops.alerts.OpenAlert;
import io.novacron.dwcpctl.ops.health.HealthReport;
import io.novacron.dwcpctl.ops.health.TargetHealth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One look at everything.
 *
 * @param criteria in the order of the contract
 * @param alerts null where nobody could be asked
 * @param changes of the last hour, the newest first
 * @param unknown what could not be found out, and why, a sentence each
 * @param commands what to run next, the most urgent first
 */
public record TriageReport(
        HealthReport health,
        List<Criterion> criteria,
        @Nullable AlertBoard alerts,
        List<Change> changes,
        List<String> unknown,
        List<String> commands) {
    public TriageReport {
        criteria = List.copyOf(criteria);
        changes = List.copyOf(changes);
        unknown = List.copyOf(unknown);
        commands = List.copyOf(commands);
    }

    /** The worst of the servers, the figures and the alerts; alerts that nobody tells of are ERROR. */
    public Verdict verdict() {
        List<Verdict> all = new ArrayList<>();
        all.add(health.verdict());
        criteria.forEach(c -> all.add(c.verdict()));
        if (alerts == null) {
            all.add(Verdict.ERROR);
        } else {
            alerts.open().stream().map(OpenAlert::verdict).forEach(all::add);
        }
        return Verdict.worst(all);
    }

    /** Since when something of what is wrong has been wrong; null where that is not known, or nothing is. */
    public @Nullable Instant since() {
        List<Instant> moments = new ArrayList<>();
        health.unwell().stream()
                .map(TargetHealth::since)
                .filter(Objects::nonNull)
                .forEach(moments::add);
        criteria.stream()
                .filter(c -> c.verdict() != Verdict.PASS)
                .map(Criterion::since)
                .filter(Objects::nonNull)
                .forEach(moments::add);
        if (alerts != null) {
            alerts.firing().stream()
                    .filter(o -> o.severity() == OpenAlert.Severity.CRITICAL)
                    .map(o -> o.alert().since())
                    .filter(Objects::nonNull)
                    .forEach(moments::add);
        }
        return moments.stream().min(Comparator.naturalOrder()).orElse(null);
    }
}
