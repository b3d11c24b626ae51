package io.novacron.dwcpctl.site.prometheus;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.site.alert.Alert;
import io.novacron.dwcpctl.site.alert.AlertSource;
import io.novacron.dwcpctl.site.alert.Alerts;
import io.novacron.dwcpctl.site.alert.Origin;
import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import io.novacron.dwcpctl.site.alert.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** The alerts that a context's Prometheus raises. It is told of no silences, and keeps none. */
public final class PrometheusAlerts implements AlertSource {
    private final String context;
    private final ReplicatedPrometheus prometheus;
    private final Supplier<Deadline> deadlines;
    private final Supplier<Instant> clock;

    /** @param context its name, for messages */
    public PrometheusAlerts(
            String context, ReplicatedPrometheus prometheus, Supplier<Deadline> deadlines, Supplier<Instant> clock) {
        this.context = context;
        this.prometheus = prometheus;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public Alerts alerts() {
        Deadline deadline = deadlines.get();
        Duration before = deadline.remaining();
        ReplicatedPrometheus.Replied<List<ActiveAlert>> replied = prometheus.alerts();
        return new Alerts(
                replied.value().stream()
                        .map(PrometheusAlerts::alert)
                        .sorted(Comparator.comparing(Alert::labels))
                        .toList(),
                true,
                false,
                new Origin(
                        List.of(replied.source()), clock.get(), replied.skipped(), before.minus(deadline.remaining())));
    }

    private static Alert alert(ActiveAlert alert) {
        return new Alert(
                alert.labels(),
                alert.annotations(),
                alert.state().equals("firing") ? Alert.State.FIRING : Alert.State.PENDING,
                alert.activeAt(),
                "",
                List.of(),
                false);
    }

    @Override
    public Silences silences() {
        throw noAlertmanager();
    }

    @Override
    public Silence create(SilenceRequest request) {
        throw noAlertmanager();
    }

    @Override
    public void expire(String id) {
        throw noAlertmanager();
    }

    private CliException noAlertmanager() {
        return CliException.badInput(
                "context " + context + " has no alertmanager, and nobody else keeps silences",
                "Set it with dwcpctl config set-context " + context + " --alertmanager-url URL.");
    }
}
