package io.novacron.dwcpctl.ops.alerts;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.site.alert.Alert;
import io.novacron.dwcpctl.site.alert.AlertSource;
import io.novacron.dwcpctl.site.alert.Alerts;
import io.novacron.dwcpctl.site.alert.Origin;
import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import io.novacron.dwcpctl.site.alert.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alerts and silences that the test puts there, at a moment that stands still. */
public final class StillAlerts implements AlertSource {
    /** That moment. */
    public static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

    private final List<Alert> alerts = new ArrayList<>();
    private final List<Silence> silences = new ArrayList<>();

    /** An alert that fires for so long, with a runbook of the same name in kebab-case left to {@code runbook}. */
    static Alert firing(String name, String severity, String escalation, @Nullable Duration age, String runbook) {
        return new Alert(
                Labels.of("alertname", name, "severity", severity, "escalation", escalation, "region", "eu-west"),
                runbook.isEmpty() ? Map.of() : Map.of("runbook", runbook),
                Alert.State.FIRING,
                age == null ? null : NOW.minus(age),
                "",
                List.of(),
                false);
    }

    static Alert hidden(Alert alert, Silence... by) {
        return new Alert(
                alert.labels(), alert.annotations(), alert.state(), alert.since(), "", List.of(by), by.length == 0);
    }

    static Alert pending(Alert alert) {
        return new Alert(alert.labels(), alert.annotations(), Alert.State.PENDING, alert.since(), "", List.of(), false);
    }

    public StillAlerts with(Alert... more) {
        alerts.addAll(List.of(more));
        return this;
    }

    private static Origin origin() {
        return new Origin(List.of("test"), NOW, List.of(), Duration.ZERO);
    }

    @Override
    public Alerts alerts() {
        return new Alerts(alerts, true, true, origin());
    }

    @Override
    public Silences silences() {
        return new Silences(silences, origin());
    }

    @Override
    public Silence create(SilenceRequest request) {
        Silence silence = new Silence(
                "id-" + (silences.size() + 1),
                request.matchers(),
                request.creator(),
                request.comment(),
                request.start(),
                request.end(),
                Silence.State.at(request.start(), request.end(), NOW));
        silences.add(silence);
        return silence;
    }

    @Override
    public void expire(String id) {
        silences.removeIf(s -> s.id().equals(id));
    }
}
