package io.novacron.dwcpctl.site;

import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.site.alert.AlertSource;
import io.novacron.dwcpctl.site.probe.Probe;
import java.util.List;

/**
 * What a context opens: the ports through which commands see and change the system.
 *
 * @param context its name
 * @param simulated whether what is behind the ports is simulated
 * @param alerts of all servers of the context that know of them
 * @param probes a server each: all that the context names
 */
public record Site(
        String context,
        boolean simulated,
        MetricSource metrics,
        AlertSource alerts,
        List<Probe> probes,
        Timeline timeline) {
    public Site {
        probes = List.copyOf(probes);
    }
}
