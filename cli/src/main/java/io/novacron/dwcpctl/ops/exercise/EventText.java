package io.novacron.dwcpctl.ops.exercise;

import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import java.util.stream.Collectors;

/** What happens to the fleet, in words, for those who may know it: after the exercise. */
final class EventText implements FleetEvent.Visitor<String> {
    @Override
    public String faultStarted(FleetEvent.FaultStarted event) {
        return "begins in " + event.regions().stream().sorted().collect(Collectors.joining(", ")) + ": "
                + event.cause();
    }

    @Override
    public String faultCleared(FleetEvent.FaultCleared event) {
        return "ends: " + event.id();
    }

    @Override
    public String trafficShifted(FleetEvent.TrafficShifted event) {
        return "traffic shifts";
    }

    @Override
    public String rolloutAdvanced(FleetEvent.RolloutAdvanced event) {
        return "the rollout enters stage " + event.stage();
    }

    @Override
    public String clusterChanged(FleetEvent.ClusterChanged event) {
        return ChangeText.of(event.change());
    }
}
