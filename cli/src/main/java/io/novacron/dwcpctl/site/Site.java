package io.novacron.dwcpctl.site;

import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.process.Processes;
import java.util.List;

/**
 * What a context opens: the ports through which commands see and change the system.
 *
 * @param context its name
 * @param simulated whether what is behind the ports is simulated
 * @param probes a server each: all that the context names
 * @param cluster every call of it fails, and says why, where the context has none
 * @param processes commands: of this machine, or answered by what is simulated
 */
public record Site(
        String context,
        boolean simulated,
        MetricSource metrics,
        List<Probe> probes,
        Cluster cluster,
        Processes processes,
        Timeline timeline) {
    public Site {
        probes = List.copyOf(probes);
    }
}
