package io.novacron.dwcpctl.site;

import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Tape;
import io.novacron.dwcpctl.site.alert.AlertSource;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.notify.Notifier;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.process.Processes;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a context opens: the ports through which commands see and change the system.
 *
 * @param context its name
 * @param simulated whether what is behind the ports is simulated
 * @param metrics answers with ages; of several replicas, the first that answers
 * @param replicas each of them by itself
 * @param regions those that the context says there are; empty where it does not say
 * @param alerts of all servers of the context that know of them
 * @param probes a server each: all that the context names
 * @param cluster every call of it fails, and says why, where the context has none
 * @param notifiers who is told what was done; empty where the context names nobody
 * @param processes commands: of this machine, or answered by what is simulated
 */
public record Site(
        String context,
        boolean simulated,
        MetricSource metrics,
        List<Replica> replicas,
        Set<String> regions,
        AlertSource alerts,
        List<Probe> probes,
        Cluster cluster,
        List<Notifier> notifiers,
        Processes processes,
        Timeline timeline) {
    public Site {
        replicas = List.copyOf(replicas);
        regions = Collections.unmodifiableSet(new TreeSet<>(regions));
        probes = List.copyOf(probes);
        notifiers = List.copyOf(notifiers);
    }

    /** The same, and what is answered about metrics is kept. */
    public Site with(Tape tape) {
        return new Site(
                context,
                simulated,
                tape.of("metrics", metrics),
                replicas.stream()
                        .map(replica -> new Replica(replica.name(), tape.of(replica.name(), replica.source())))
                        .toList(),
                regions,
                alerts,
                probes,
                cluster,
                notifiers,
                processes,
                timeline);
    }
}
