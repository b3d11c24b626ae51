package io.novacron.dwcpctl.site.fleet.alert;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.metrics.promql.PromqlLimitException;
import io.novacron.dwcpctl.metrics.rules.AlertState;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.site.alert.Alert;
import io.novacron.dwcpctl.site.alert.AlertSource;
import io.novacron.dwcpctl.site.alert.Alerts;
import io.novacron.dwcpctl.site.alert.Origin;
import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import io.novacron.dwcpctl.site.alert.Silences;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * The Prometheus and the Alertmanager of a simulated world in one: alerts from rules evaluated over its fleet, silences from
 * its book. No alert inhibits another here.
 */
public final class FleetAlerts implements AlertSource {
    /** Alertmanager forgets a silence so long after its end, unless told otherwise ({@code --data.retention}). */
    private static final Duration REMEMBERED = Duration.ofDays(5);

    private final String name;
    private final FleetRules rules;
    private final Supplier<Fleet> fleet;
    private final Timeline timeline;
    private final SilenceBook book;
    private final Deadline deadline;

    /**
     * Over a world.
     *
     * @param name what answers say of where they come from
     * @param fleet as it is now, whenever asked
     */
    public FleetAlerts(
            String name,
            FleetRules rules,
            Supplier<Fleet> fleet,
            Timeline timeline,
            SilenceBook book,
            Deadline deadline) {
        this.name = name;
        this.rules = rules;
        this.fleet = fleet;
        this.timeline = timeline;
        this.book = book;
        this.deadline = deadline;
    }

    @Override
    public Alerts alerts() {
        Duration before = deadline.remaining();
        Instant now = timeline.now();
        List<Silence> active = book.silences(now).stream()
                .filter(s -> s.state() == Silence.State.ACTIVE)
                .toList();
        Standing standing = standing(now);
        List<String> warnings = new ArrayList<>();
        standing.failures()
                .forEach(f -> warnings.add("rule " + f.rule().name() + " could not be evaluated at "
                        + Moment.forMachines(Instant.ofEpochMilli(f.atMillis())) + ": " + f.reason()));
        List<Alert> alerts = new ArrayList<>();
        for (Standing.Raised raised : standing.raised()) {
            if (!raised.sinceIsExact()) {
                warnings.add(raised.alert().rule().name() + " has been active for longer than is shown: "
                        + "its beginning was looked for back to " + Moment.forMachines(raised.since()));
            }
            alerts.add(alert(raised, active));
        }
        alerts.sort(Comparator.comparing(Alert::labels));
        return new Alerts(alerts, true, true, origin(now, warnings, before));
    }

    private Standing standing(Instant now) {
        try {
            return rules.standing(new FleetStorage(fleet.get(), now.toEpochMilli()), false, deadline::hasPassed);
        } catch (PromqlLimitException e) {
            throw new SourceException(
                    SourceException.Kind.TIMEOUT,
                    name + ": no alerts within " + PromDuration.format(deadline.limit()),
                    "Give it longer with --timeout.",
                    e);
        }
    }

    private static Alert alert(Standing.Raised raised, List<Silence> active) {
        return new Alert(
                raised.alert().labels(),
                raised.alert().annotations(),
                raised.alert().state() == AlertState.FIRING ? Alert.State.FIRING : Alert.State.PENDING,
                raised.since(),
                "",
                active.stream().filter(s -> s.matches(raised.alert().labels())).toList(),
                false);
    }

    private Origin origin(Instant now, List<String> warnings, Duration before) {
        return new Origin(List.of(name), now, warnings, before.minus(deadline.remaining()));
    }

    @Override
    public Silences silences() {
        Duration before = deadline.remaining();
        Instant now = timeline.now();
        List<Silence> known = book.silences(now).stream()
                .filter(s -> s.end().plus(REMEMBERED).isAfter(now))
                .sorted(Silences.ORDER)
                .toList();
        return new Silences(known, origin(now, List.of(), before));
    }

    @Override
    public Silence create(SilenceRequest request) {
        Instant now = timeline.now();
        if (!request.end().isAfter(now)) {
            throw CliException.badInput(
                    "a silence cannot end in the past: " + Moment.forMachines(request.end()), "Give it longer.");
        }
        return book.add(request, now);
    }

    @Override
    public void expire(String id) {
        Instant now = timeline.now();
        List<Silence> all = book.silences(now);
        Silence silence = all.stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> CliException.badInput(
                        "there is no silence " + id,
                        Nearest.hint(id, all.stream().map(Silence::id).toList()) + "Take its id from the list."));
        if (silence.state() == Silence.State.EXPIRED) {
            throw CliException.badInput(
                    "silence " + id + " has ended already, at " + Moment.forMachines(silence.end()),
                    "Nothing needs to be done.");
        }
        book.expire(id, now);
    }
}
