package io.novacron.dwcpctl.site.fleet.probe;

import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetTarget;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.probe.ProbeReply;
import java.util.ArrayList;
import java.util.List;

/**
 * A target of the fleet. The application, its components and v1 answer what {@code /health} of the simulator would: 503 where
 * they are down. The monitoring answers nothing while it is down.
 */
public final class FleetProbe implements Probe {
    private final Fleet fleet;
    private final FleetTarget target;
    private final Timeline timeline;

    private FleetProbe(Fleet fleet, FleetTarget target, Timeline timeline) {
        this.fleet = fleet;
        this.target = target;
        this.timeline = timeline;
    }

    /** One for each target, in their order. */
    public static List<Probe> all(Fleet fleet, Timeline timeline) {
        List<Probe> probes = new ArrayList<>();
        fleet.targets().forEach(target -> probes.add(new FleetProbe(fleet, target, timeline)));
        return probes;
    }

    @Override
    public String kind() {
        return target.job().id();
    }

    @Override
    public String region() {
        return target.region();
    }

    @Override
    public String address() {
        return target.labels().get("instance");
    }

    @Override
    public ProbeReply ask() {
        long now = timeline.now().toEpochMilli();
        boolean up = target.answering().contains(now);
        if (!target.job().isRegional()) {
            if (!up) {
                throw new SourceException(
                        SourceException.Kind.UNREACHABLE,
                        address() + ": connection refused",
                        "It is down in the simulated fleet.");
            }
            return new ProbeReply(Verdict.PASS, "ready");
        }
        if (!up) {
            return new ProbeReply(Verdict.FAIL, "/health answers 503");
        }
        List<String> down = target.job() == Job.APPLICATION ? componentsDown(now) : List.of();
        return down.isEmpty()
                ? new ProbeReply(Verdict.PASS, "")
                : new ProbeReply(Verdict.WARN, "/health says degraded: " + String.join(", ", down));
    }

    private List<String> componentsDown(long now) {
        return Job.components().stream()
                .filter(c -> !fleet.target(c, target.region()).answering().contains(now))
                .map(c -> c.id() + " down")
                .toList();
    }
}
