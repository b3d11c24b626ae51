package io.novacron.dwcpctl.site.fleet.condition;

import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up what is going on at one moment. */
final class ConditionsBuilder implements Fault.Visitor<ConditionsBuilder> {
    private static final double HALF_HOUR = 1800;

    private final Cure cure;
    private final Map<Job, Double> componentDelay = new EnumMap<>(Job.class);
    private final Set<Job> down = EnumSet.noneOf(Job.class);
    private long faultSince;
    private double errorsLeft = 1;
    private double routedToV3 = 1;
    private double addedLatency;
    private double throughputCeiling = Double.POSITIVE_INFINITY;
    private double errorBurst;
    private double consensusFailures;
    private Conditions.@Nullable Leak leak;
    private @Nullable Double stalledAt;
    private double cpuBusy;
    private Conditions.Rollout rollout = new Conditions.Rollout("100", 100, 0, 100, 1);

    /** @param cure what the pods make of it */
    ConditionsBuilder(Cure cure) {
        this.cure = cure;
    }

    /** What holds for good from an event on. */
    void shift(FleetEvent.TrafficShifted event) {
        routedToV3 = event.v3Share();
    }

    /** The part of all migrations that v3 is to serve. */
    double v3Share() {
        return cure.selects(ClusterNames.V3) ? routedToV3 * cure.flag() : 0;
    }

    void advance(FleetEvent.RolloutAdvanced event) {
        rollout = new Conditions.Rollout(
                event.stage(), event.from(), event.at().toEpochMilli(), event.target(), event.pointsPerHour());
    }

    /**
     * Faults that began together.
     *
     * @param since when they began, in milliseconds since the epoch
     */
    void faults(List<Fault> faults, long since) {
        faultSince = since;
        errorsLeft = 1;
        for (Fault fault : faults) {
            if (fault instanceof Fault.BadRelease bad) {
                errorsLeft *= cure.stillIn(bad);
            }
        }
        faults.forEach(f -> f.accept(this));
    }

    @Override
    public ConditionsBuilder latencyInjected(Fault.LatencyInjected fault) {
        Job slow = fault.component();
        double seconds = fault.delay().toNanos() / 1e9 * (slow == null ? 1 : 1 - cure.faster(slow));
        if (seconds == 0) {
            return this;
        }
        addedLatency += seconds;
        if (slow != null) {
            componentDelay.merge(slow, seconds, Double::sum);
        }
        return this;
    }

    @Override
    public ConditionsBuilder throughputCollapsed(Fault.ThroughputCollapsed fault) {
        double cured = cure.streams();
        if (cured < 1) {
            double left =
                    fault.bytesPerSecond() + cured * Math.max(0, Conditions.USUAL_THROUGHPUT - fault.bytesPerSecond());
            throughputCeiling = Math.min(throughputCeiling, left);
        }
        return this;
    }

    @Override
    public ConditionsBuilder errorBurst(Fault.ErrorBurst fault) {
        errorBurst += fault.perSecond() * errorsLeft;
        return this;
    }

    @Override
    public ConditionsBuilder down(Fault.Down fault) {
        down.add(fault.job());
        return this;
    }

    @Override
    public ConditionsBuilder consensusFailing(Fault.ConsensusFailing fault) {
        consensusFailures += fault.perSecond();
        return this;
    }

    @Override
    public ConditionsBuilder memoryLeaking(Fault.MemoryLeaking fault) {
        double perSecond = fault.pointsPerHalfHour() / HALF_HOUR;
        if (leak == null || perSecond > leak.pointsPerSecond()) {
            leak = new Conditions.Leak(cure.memorySince(faultSince), perSecond);
        }
        return this;
    }

    @Override
    public ConditionsBuilder rolloutStalled(Fault.RolloutStalled fault) {
        stalledAt = fault.percent();
        return this;
    }

    @Override
    public ConditionsBuilder cpuBusy(Fault.CpuBusy fault) {
        cpuBusy += fault.points();
        return this;
    }

    @Override
    public ConditionsBuilder metricOverridden(Fault.MetricOverridden fault) {
        return this; // a matter of single series: RegionHistory.overrides
    }

    @Override
    public ConditionsBuilder badRelease(Fault.BadRelease fault) {
        return this; // seen by faults()
    }

    /**
     * All that has been added.
     *
     * @param drainingSince since when v3 has had no traffic, in milliseconds since the epoch; null where it has some, or
     *     has done with what it had begun
     * @param drained the share that v3 had before
     */
    Conditions build(@Nullable Long drainingSince, double drained) {
        for (Job job : Job.values()) {
            if (cure.hasNoPods(job)) {
                down.add(job);
            }
        }
        double v3Share = v3Share();
        boolean somebodySelected = cure.selects(ClusterNames.V3) || cure.selects(ClusterNames.V1);
        boolean idle = v3Share == 0 && drainingSince == null;
        return new Conditions(
                v3Share,
                somebodySelected ? 1 - v3Share : 1 - routedToV3,
                cure.v1Capacity(),
                drainingSince,
                drainingSince == null ? 0 : drained,
                addedLatency,
                Map.copyOf(componentDelay),
                throughputCeiling,
                idle ? 0 : errorBurst, // the errors are those of migrations
                consensusFailures,
                leak,
                stalledAt,
                cure.flag(),
                cure.snappy(),
                v3Share == 0 ? 0 : cure.aborted(),
                cpuBusy,
                Set.copyOf(down),
                rollout);
    }
}
