package io.novacron.dwcpctl.site.fleet.condition;

import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What happened in the fifteen days before the log begins. The rollout stood at 50 % until ten days before, went to 100 %
 * within a day, and stays there: a planned soak. Two incidents:
 *
 * <ul>
 *   <li>4 days before, in the second region: an error burst of 40 a second for 12 minutes;
 *   <li>9 hours before, in the first region: HDE slow by 450 ms for 20 minutes.
 * </ul>
 */
public final class PastIncidents {
    /** How much history there is. */
    public static final Duration LENGTH = Duration.ofDays(15);

    /** What v3 serves once rolled out; v1 always keeps a little. */
    public static final double V3_SHARE = 0.9;

    /** The length of the latency incident. */
    public static final Duration LATENCY_LENGTH = Duration.ofMinutes(20);

    /** The length of the error incident. */
    public static final Duration ERRORS_LENGTH = Duration.ofMinutes(12);

    /** How long before the log's beginning v3 went from 50 % to the whole. */
    public static final Duration FULL_SINCE = Duration.ofDays(10);

    private PastIncidents() {}

    /**
     * The events of the past.
     *
     * @param logBeginning when the log begins
     * @param regions one or more
     */
    public static List<FleetEvent> before(Instant logBeginning, List<String> regions) {
        Set<String> all = Set.copyOf(regions);
        Instant start = logBeginning.minus(LENGTH);
        Instant full = logBeginning.minus(FULL_SINCE);
        return List.of(
                new FleetEvent.TrafficShifted(start, all, 0.5),
                new FleetEvent.RolloutAdvanced(start, all, "50", 25, 50, 5),
                new FleetEvent.TrafficShifted(full, all, V3_SHARE),
                new FleetEvent.RolloutAdvanced(full, all, "100", 50, 100, 50.0 / 24),
                new FleetEvent.FaultStarted(
                        "past-errors",
                        latestErrors(logBeginning),
                        "error burst",
                        Set.of(regions.get(regions.size() - 1)),
                        List.of(new Fault.ErrorBurst(40)),
                        ERRORS_LENGTH),
                new FleetEvent.FaultStarted(
                        "past-latency",
                        latestLatency(logBeginning),
                        "latency spike",
                        Set.of(regions.get(0)),
                        List.of(new Fault.LatencyInjected(Duration.ofMillis(450), Job.HDE)),
                        LATENCY_LENGTH));
    }

    /** When the latency incident began. */
    public static Instant latestLatency(Instant logBeginning) {
        return logBeginning.minus(Duration.ofHours(9));
    }

    /** When the error incident began. */
    public static Instant latestErrors(Instant logBeginning) {
        return logBeginning.minus(Duration.ofDays(4));
    }
}
