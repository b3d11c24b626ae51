package io.novacron.dwcpctl.ops.triage;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.alerts.AlertBoard;
import io.novacron.dwcpctl.ops.alerts.OpenAlert;
import io.novacron.dwcpctl.ops.gate.Assessment;
import io.novacron.dwcpctl.ops.gate.Decision;
import io.novacron.dwcpctl.ops.gate.Role;
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
 * @param assessment by the gate; null where it came to none
 * @param measures its criteria, the worst first
 * @param alerts null where nobody could be asked
 * @param changes of the last hour, the newest first
 * @param unknown what could not be found out, and why, a sentence each
 * @param commands what to run next, the most urgent first
 */
public record TriageReport(
        HealthReport health,
        @Nullable Assessment assessment,
        List<Measure> measures,
        @Nullable AlertBoard alerts,
        List<Change> changes,
        List<String> unknown,
        List<String> commands) {
    public TriageReport {
        measures = List.copyOf(measures);
        changes = List.copyOf(changes);
        unknown = List.copyOf(unknown);
        commands = List.copyOf(commands);
    }

    /** The gate's, so that there is no other answer here than there is to {@code gonogo} at the same moment. */
    public Decision decision() {
        return assessment == null ? Decision.UNKNOWN : assessment.decision();
    }

    /** The decision as a verdict. */
    public Verdict verdict() {
        return switch (decision()) {
            case GO -> Verdict.PASS;
            case CAUTION -> Verdict.WARN;
            case NO_GO -> Verdict.FAIL;
            case UNKNOWN -> Verdict.ERROR;
        };
    }

    /** Whether nothing else is wrong either: no server, no alert, and both known. A GO by itself does not say so. */
    public boolean isWell() {
        return decision() == Decision.GO
                && health.verdict() == Verdict.PASS
                && alerts != null
                && alerts.open().stream().allMatch(open -> open.verdict() == Verdict.PASS);
    }

    /** The criteria for which the decision is what it is, the worst first. */
    public List<Measure> decisive() {
        return measures.stream()
                .filter(measure -> switch (decision()) {
                    case GO -> false;
                    case CAUTION -> measure.verdict() != Verdict.PASS;
                    case NO_GO -> measure.isFailing();
                    case UNKNOWN ->
                        measure.result().role() != Role.CAUTION
                                && (measure.verdict() == Verdict.NO_DATA || measure.verdict() == Verdict.ERROR);
                })
                .toList();
    }

    /** Since when something of what is wrong has been wrong; null where that is not known, or nothing is. */
    public @Nullable Instant since() {
        List<Instant> moments = new ArrayList<>();
        health.unwell().stream()
                .map(TargetHealth::since)
                .filter(Objects::nonNull)
                .forEach(moments::add);
        measures.stream()
                .filter(m -> m.verdict() != Verdict.PASS)
                .map(Measure::since)
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
