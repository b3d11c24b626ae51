package io.novacron.dwcpctl.site.fleet.condition;

import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up what is going on at one moment. */
final class ConditionsBuilder implements Fault.Visitor<ConditionsBuilder> {
    private static final double HALF_HOUR = 1800;

    private final Map<Job, Double> componentDelay = new EnumMap<>(Job.class);
    private final Set<Job> down = EnumSet.noneOf(Job.class);
    private long faultSince;
    private double v3Share = 1;
    private double drainedShare;
    private @Nullable Long draining;
    private double addedLatency;
    private double throughputCeiling = Double.POSITIVE_INFINITY;
    private double errorBurst;
    private double consensusFailures;
    private Conditions.@Nullable Leak leak;
    private @Nullable Double stalledAt;
    private double cpuBusy;
    private Conditions.Rollout rollout = new Conditions.Rollout("100", 100, 0, 100, 1);

    /** What holds for good from an event on. */
    void shift(FleetEvent.TrafficShifted event, long now, long drain) {
        long at = event.at().toEpochMilli();
        if (event.v3Share() == 0 && v3Share > 0) {
            drainedShare = v3Share;
            draining = at;
        } else if (event.v3Share() > 0) {
            draining = null;
        }
        v3Share = event.v3Share();
        if (draining != null && now >= draining + drain) {
            draining = null;
        }
    }

    void advance(FleetEvent.RolloutAdvanced event) {
        rollout = new Conditions.Rollout(
                event.stage(), event.from(), event.at().toEpochMilli(), event.target(), event.pointsPerHour());
    }

    /** @param since when the fault began, in milliseconds since the epoch */
    void fault(Fault fault, long since) {
        faultSince = since;
        fault.accept(this);
    }

    @Override
    public ConditionsBuilder latencyInjected(Fault.LatencyInjected fault) {
        double seconds = fault.delay().toNanos() / 1e9;
        addedLatency += seconds;
        if (fault.component() != null) {
            componentDelay.merge(fault.component(), seconds, Double::sum);
        }
        return this;
    }

    @Override
    public ConditionsBuilder throughputCollapsed(Fault.ThroughputCollapsed fault) {
        throughputCeiling = Math.min(throughputCeiling, fault.bytesPerSecond());
        return this;
    }

    @Override
    public ConditionsBuilder errorBurst(Fault.ErrorBurst fault) {
        errorBurst += fault.perSecond();
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
            leak = new Conditions.Leak(faultSince, perSecond);
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

    Conditions build() {
        return new Conditions(
                v3Share,
                draining,
                draining == null ? 0 : drainedShare,
                addedLatency,
                Map.copyOf(componentDelay),
                throughputCeiling,
                errorBurst,
                consensusFailures,
                leak,
                stalledAt,
                cpuBusy,
                Set.copyOf(down),
                rollout);
    }
}
