package io.novacron.dwcpctl.site.fleet.alert;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.query.FleetData;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What was scraped of a fleet, and what rules wrote of it. Whoever asks only for what was scraped pays for nothing else. */
public final class RuledStorage implements FleetData {
    /** Which series rules write is told from this much of the time asked about: its end. */
    private static final long ENOUGH_FOR_LABELS = Duration.ofMinutes(5).toMillis();

    private final FleetStorage fleet;
    private final FleetRules rules;
    private final BooleanSupplier outOfTime;

    RuledStorage(FleetStorage fleet, FleetRules rules, BooleanSupplier outOfTime) {
        this.fleet = fleet;
        this.rules = rules;
        this.outOfTime = outOfTime;
    }

    @Override
    public Fleet fleet() {
        return fleet.fleet();
    }

    @Override
    public long knownUntil() {
        return fleet.knownUntil();
    }

    /**
     * As {@link io.novacron.dwcpctl.metrics.promql.Storage#select}.
     *
     * @throws io.novacron.dwcpctl.metrics.promql.PromqlLimitException if evaluating rules took too long
     */
    @Override
    public List<Series> select(List<Matcher> matchers, long fromMillis, long toMillis) {
        List<Series> found = new ArrayList<>(fleet.select(matchers, fromMillis, toMillis));
        found.addAll(rules.written(fleet, matchers, fromMillis, toMillis, outOfTime));
        return found;
    }

    /** Of what rules write, the series of the last minutes of that time. */
    @Override
    public List<Labels> series(List<Matcher> matchers, long fromMillis, long toMillis) {
        List<Labels> found = new ArrayList<>(fleet.series(matchers, fromMillis, toMillis));
        long to = Math.min(toMillis, fleet.knownUntil());
        long from = Math.max(fromMillis, to - ENOUGH_FOR_LABELS);
        rules.written(fleet, matchers, from, to, outOfTime).forEach(series -> found.add(series.labels()));
        return found;
    }
}
