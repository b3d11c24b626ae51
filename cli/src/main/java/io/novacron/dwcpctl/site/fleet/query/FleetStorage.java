package io.novacron.dwcpctl.site.fleet.query;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetTarget;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The fleet as a Prometheus would have stored it up to a moment: nothing later is known. Samples are worked out when read. */
public final class FleetStorage implements FleetData {
    private final Fleet fleet;
    private final long knownUntil;
    private final Map<FleetTarget, Map<String, List<FleetSeries>>> byName;

    /** @param knownUntil milliseconds since the epoch of the fleet's present */
    public FleetStorage(Fleet fleet, long knownUntil) {
        this(fleet, knownUntil, new ConcurrentHashMap<>());
    }

    private FleetStorage(Fleet fleet, long knownUntil, Map<FleetTarget, Map<String, List<FleetSeries>>> byName) {
        this.fleet = fleet;
        this.knownUntil = knownUntil;
        this.byName = byName;
    }

    /** The same fleet at another moment; what has been worked out for one serves both. */
    public FleetStorage until(long knownUntil) {
        return new FleetStorage(fleet, knownUntil, byName);
    }

    @Override
    public Fleet fleet() {
        return fleet;
    }

    @Override
    public long knownUntil() {
        return knownUntil;
    }

    /** Whether there is a target with series of that name. */
    public boolean exposes(String name) {
        return fleet.targets().stream().anyMatch(target -> target.names().contains(name));
    }

    @Override
    public List<Labels> series(List<Matcher> matchers, long fromMillis, long toMillis) {
        return select(matchers, fromMillis, toMillis).stream()
                .map(Series::labels)
                .toList();
    }

    @Override
    public List<Series> select(List<Matcher> matchers, long fromMillis, long toMillis) {
        List<Series> found = new ArrayList<>();
        long until = Math.min(toMillis, knownUntil);
        for (FleetTarget target : fleet.targets()) {
            if (mayMatch(target, matchers)) {
                select(target, matchers, fromMillis, until, found);
            }
        }
        return found;
    }

    private void select(FleetTarget target, List<Matcher> matchers, long fromMillis, long until, List<Series> found) {
        for (String name : target.names()) {
            if (allMatch(matchers, Labels.NAME, name)) {
                for (FleetSeries series : named(target, name)) {
                    if (matchers.stream().allMatch(m -> m.matches(series.labels()))) {
                        Samples samples = target.samples(series, fromMillis, until);
                        if (samples.size() > 0) {
                            found.add(new Series(series.labels(), samples));
                        }
                    }
                }
            }
        }
    }

    private List<FleetSeries> named(FleetTarget target, String name) {
        return byName.computeIfAbsent(target, t -> new ConcurrentHashMap<>())
                .computeIfAbsent(name, n -> target.series(Predicate.isEqual(n)));
    }

    /** By the target's own labels alone, before any series is made. */
    private static boolean mayMatch(FleetTarget target, List<Matcher> matchers) {
        Labels labels = target.labels();
        return matchers.stream().allMatch(m -> !labels.has(m.name()) || m.matches(labels));
    }

    private static boolean allMatch(List<Matcher> matchers, String label, String value) {
        return matchers.stream().allMatch(m -> !m.name().equals(label) || m.matches(value));
    }
}
