package io.novacron.dwcpctl.site.fleet.metric;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.site.fleet.wave.Periods;
import io.novacron.dwcpctl.site.fleet.wave.Signal;
import java.util.Map;

/**
 * One series as its target exposes it.
 *
 * @param labels its name ({@code _bucket}, {@code _sum} and {@code _count} included) and labels, without the target's
 * @param value by time
 * @param present when it is exposed, as long as the target answers
 * @param counter whether the value never falls: a counter of the simulated fleet outlives its target's restarts
 */
public record FleetSeries(Labels labels, Signal value, Periods present, boolean counter) {
    /** With labels of the target added. */
    public FleetSeries with(Labels target) {
        Map<String, String> all = labels.toMap();
        target.forEach(all::put);
        return new FleetSeries(Labels.of(all), value, present, counter);
    }
}
