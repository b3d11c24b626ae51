package io.novacron.dwcpctl.site.fleet.probe;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetTarget;
import io.novacron.dwcpctl.site.fleet.SharedFleet;
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
    private final SharedFleet shared;
    private final FleetTarget target;

    private FleetProbe(SharedFleet shared, FleetTarget target) {
        this.shared = shared;
        this.target = target;
    }

    /** One for each target, in their order; each answers by the fleet as it is when it is asked. */
    public static List<Probe> all(SharedFleet shared) {
        List<Probe> probes = new ArrayList<>();
        shared.fleet().targets().forEach(target -> probes.add(new FleetProbe(shared, target)));
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
        Fleet fleet = shared.fleet();
        long now = shared.now().toEpochMilli();
        boolean up = fleet.target(target.job(), target.region()).answering().contains(now);
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
        List<String> down = target.job() == Job.APPLICATION ? componentsDown(fleet, now) : List.of();
        return down.isEmpty()
                ? new ProbeReply(Verdict.PASS, "")
                : new ProbeReply(Verdict.WARN, "/health says degraded: " + String.join(", ", down));
    }

    private List<String> componentsDown(Fleet fleet, long now) {
        return Job.components().stream()
                .filter(c -> !fleet.target(c, target.region()).answering().contains(now))
                .map(c -> c.id() + " down")
                .toList();
    }
}
