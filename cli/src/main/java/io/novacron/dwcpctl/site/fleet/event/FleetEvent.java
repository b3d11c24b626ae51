package io.novacron.dwcpctl.site.fleet.event;

import io.novacron.dwcpctl.site.cluster.ClusterChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of the fleet's log: something that happened at a time. Events of one time count in the log's order. */
public sealed interface FleetEvent {
    /** When it happened. */
    Instant at();

    <R> R accept(Visitor<R> visitor);

    /**
     * Faults begin, all under one name.
     *
     * @param id unique among those of the log
     * @param cause what they are, in a word or two: the scenario's name, {@code latency}
     * @param regions where; a fault of the monitoring has effect whatever they are
     * @param length after which they end by themselves; null where they last until cleared
     */
    record FaultStarted(
            String id,
            Instant at,
            String cause,
            Set<String> regions,
            List<Fault> faults,
            @Nullable Duration length) implements FleetEvent {
        public FaultStarted {
            regions = Set.copyOf(regions);
            faults = List.copyOf(faults);
        }

        /** When they end, by themselves or cleared by another event of the log; null where they do not. */
        public @Nullable Instant endIn(List<FleetEvent> log) {
            Instant end = length == null ? null : at.plus(length);
            for (FleetEvent event : log) {
                if (event instanceof FaultCleared cleared
                        && cleared.id().equals(id)
                        && !cleared.at().isBefore(at)) {
                    return end == null || cleared.at().isBefore(end) ? cleared.at() : end;
                }
            }
            return end;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.faultStarted(this);
        }
    }

    /**
     * Faults end.
     *
     * @param id as they began; one that is not running changes nothing
     */
    record FaultCleared(String id, Instant at) implements FleetEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.faultCleared(this);
        }
    }

    /**
     * Traffic goes another way from here on.
     *
     * @param v3Share the part of all migrations that v3 serves, 0..1; v1 serves the rest
     */
    record TrafficShifted(Instant at, Set<String> regions, double v3Share) implements FleetEvent {
        public TrafficShifted {
            regions = Set.copyOf(regions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.trafficShifted(this);
        }
    }

    /**
     * The rollout enters a stage and makes its way to the stage's target.
     *
     * @param stage {@code canary}, {@code 10}, {@code 25}, {@code 50} or {@code 100}
     * @param from progress at this moment in percent
     * @param target progress in percent at which it stops
     * @param pointsPerHour how fast it moves, above 0
     */
    record RolloutAdvanced(
            Instant at, Set<String> regions, String stage, double from, double target, double pointsPerHour)
            implements FleetEvent {
        public RolloutAdvanced {
            regions = Set.copyOf(regions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rolloutAdvanced(this);
        }
    }

    /** Somebody changes an object of the cluster. One that the cluster would refuse has no effect. */
    record ClusterChanged(Instant at, ClusterChange change) implements FleetEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.clusterChanged(this);
        }
    }

    /** What to do with each kind. */
    interface Visitor<R> {
        R faultStarted(FaultStarted event);

        R faultCleared(FaultCleared event);

        R trafficShifted(TrafficShifted event);

        R rolloutAdvanced(RolloutAdvanced event);

        R clusterChanged(ClusterChanged event);
    }
}
