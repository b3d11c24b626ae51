package io.novacron.dwcpctl.site.fleet.condition;

import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.event.Selector;
import io.novacron.dwcpctl.site.fleet.wave.Periods;
import io.novacron.dwcpctl.site.fleet.wave.Pieces;
import io.novacron.dwcpctl.site.fleet.workload.Workloads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A region from its beginning on: its conditions piece by piece, and which metrics were told what to say. */
public final class RegionHistory {
    /** What a migration lasts at most: how long v3 drains once traffic has left it. */
    public static final Duration DRAIN = Duration.ofMinutes(2);

    private final Pieces<Conditions> conditions;
    private final List<ToldSo> overrides;

    private RegionHistory(Pieces<Conditions> conditions, List<ToldSo> overrides) {
        this.conditions = conditions;
        this.overrides = List.copyOf(overrides);
    }

    /**
     * A metric that says what it is told.
     *
     * @param from milliseconds since the epoch
     * @param to the first moment at which it is itself again; {@link Periods#NEVER} where that is not known
     */
    public record ToldSo(long from, long to, Selector selector, double value) {}

    private record Running(long from, long to, List<Fault> faults) {}

    /**
     * Works a region's history out.
     *
     * @param beginning milliseconds since the epoch; what is older holds from here
     * @param events of all regions, the past's included, in the log's order
     * @param workloads that follow from the same events
     */
    public static RegionHistory of(String region, long beginning, List<FleetEvent> events, Workloads workloads) {
        List<FleetEvent> inOrder =
                events.stream().sorted(Comparator.comparing(FleetEvent::at)).toList();
        Collector collector = new Collector(region, inOrder, workloads);
        inOrder.forEach(e -> e.accept(collector));
        TreeSet<Long> starts = new TreeSet<>(List.of(beginning));
        for (Running running : collector.running) {
            starts.add(Math.max(beginning, running.from));
            starts.add(Math.max(beginning, running.to));
        }
        for (FleetEvent event : collector.lasting) {
            starts.add(Math.max(beginning, event.at().toEpochMilli()));
            starts.add(Math.max(beginning, event.at().plus(DRAIN).toEpochMilli()));
        }
        for (long moment : workloads.moments()) {
            starts.add(Math.max(beginning, moment));
            starts.add(Math.max(beginning, moment + DRAIN.toMillis()));
        }
        starts.remove(Periods.NEVER);
        List<Conditions> conditions = new ArrayList<>(starts.size());
        starts.forEach(start -> conditions.add(collector.next(start)));
        return new RegionHistory(
                new Pieces<>(starts.stream().mapToLong(Long::longValue).toArray(), conditions), collector.overrides);
    }

    public Pieces<Conditions> conditions() {
        return conditions;
    }

    /** In the order in which they began. */
    public List<ToldSo> overrides() {
        return overrides;
    }

    /** When a target answers. */
    public Periods answering(Job job) {
        return Periods.where(conditions.map(c -> !c.isDown(job)));
    }

    /** Picks out what concerns one region. */
    private static final class Collector implements FleetEvent.Visitor<Boolean> {
        private final String region;
        private final List<FleetEvent> events;
        private final Workloads workloads;
        private final List<Running> running = new ArrayList<>();
        private final List<FleetEvent> lasting = new ArrayList<>();
        private final List<ToldSo> overrides = new ArrayList<>();

        private double shareBefore = 1;
        private @Nullable Long withoutTrafficSince;
        private double drained;

        Collector(String region, List<FleetEvent> events, Workloads workloads) {
            this.region = region;
            this.events = events;
            this.workloads = workloads;
        }

        @Override
        public Boolean faultStarted(FleetEvent.FaultStarted event) {
            long from = event.at().toEpochMilli();
            Instant end = event.endIn(events);
            long to = end == null ? Periods.NEVER : end.toEpochMilli();
            List<Fault> here = new ArrayList<>();
            for (Fault fault : event.faults()) {
                boolean everywhere =
                        fault instanceof Fault.Down down && !down.job().isRegional();
                if (!everywhere && !event.regions().contains(region)) {
                    continue;
                }
                if (fault instanceof Fault.MetricOverridden o) {
                    overrides.add(new ToldSo(from, to, o.selector(), o.value()));
                } else {
                    here.add(fault);
                }
            }
            running.add(new Running(from, to, List.copyOf(here)));
            return true;
        }

        @Override
        public Boolean faultCleared(FleetEvent.FaultCleared event) {
            return true; // seen by endIn
        }

        @Override
        public Boolean trafficShifted(FleetEvent.TrafficShifted event) {
            return event.regions().contains(region) && lasting.add(event);
        }

        @Override
        public Boolean rolloutAdvanced(FleetEvent.RolloutAdvanced event) {
            return event.regions().contains(region) && lasting.add(event);
        }

        @Override
        public Boolean clusterChanged(FleetEvent.ClusterChanged event) {
            return true; // seen by the workloads
        }

        /** The conditions from a moment on; moments come in their order. */
        Conditions next(long moment) {
            ConditionsBuilder builder = new ConditionsBuilder(new Cure(workloads, moment));
            for (FleetEvent event : lasting) {
                if (event.at().toEpochMilli() > moment) {
                    break;
                }
                if (event instanceof FleetEvent.TrafficShifted shifted) {
                    builder.shift(shifted);
                } else if (event instanceof FleetEvent.RolloutAdvanced advanced) {
                    builder.advance(advanced);
                }
            }
            for (Running faults : running) {
                if (faults.from <= moment && moment < faults.to) {
                    builder.faults(faults.faults, faults.from);
                }
            }
            double share = builder.v3Share();
            if (share > 0) {
                withoutTrafficSince = null;
            } else if (shareBefore > 0) {
                withoutTrafficSince = moment;
                drained = shareBefore;
            }
            shareBefore = share;
            Long since = withoutTrafficSince;
            return builder.build(since != null && moment < since + DRAIN.toMillis() ? since : null, drained);
        }
    }
}
