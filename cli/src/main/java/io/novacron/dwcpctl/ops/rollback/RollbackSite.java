package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.process.Processes;
import java.nio.file.Path;
import java.util.Set;

/**
 * The ports that a rollback works by. What they start must not end with the first Ctrl-C, and each call must have a deadline of
 * its own: a rollback is not over when a command's time is.
 *
 * @param regions in which v1 is to serve; empty where nobody says
 */
public record RollbackSite(
        Cluster cluster, MetricSource metrics, Processes processes, Timeline timeline, Set<String> regions) {
    public RollbackSite {
        regions = Set.copyOf(regions);
    }

    public static RollbackSite of(Site site) {
        return new RollbackSite(site.cluster(), site.metrics(), site.processes(), site.timeline(), site.regions());
    }

    Tools tools(Header header, Path directory) {
        return new Tools(
                cluster, metrics, processes, timeline, Pace.of(header.mode()), directory, regions, header.region());
    }
}
