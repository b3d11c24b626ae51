package io.novacron.dwcpctl.site.fleet.serve;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.site.fleet.event.Fault;

/** Says in words what a fault does. */
final class FaultText implements Fault.Visitor<String> {
    @Override
    public String latencyInjected(Fault.LatencyInjected fault) {
        String where =
                fault.component() == null ? "" : " in " + fault.component().id();
        return "every v3 migration takes " + PromDuration.format(fault.delay()) + " longer" + where;
    }

    @Override
    public String throughputCollapsed(Fault.ThroughputCollapsed fault) {
        return "amst moves " + Numbers.format(fault.bytesPerSecond()) + " bytes per second at most";
    }

    @Override
    public String errorBurst(Fault.ErrorBurst fault) {
        return Numbers.format(fault.perSecond()) + " more errors per second";
    }

    @Override
    public String down(Fault.Down fault) {
        return fault.job().jobName() + " does not answer";
    }

    @Override
    public String consensusFailing(Fault.ConsensusFailing fault) {
        return Numbers.format(fault.perSecond()) + " consensus failures per second";
    }

    @Override
    public String memoryLeaking(Fault.MemoryLeaking fault) {
        return "memory grows by " + Numbers.format(fault.pointsPerHalfHour()) + " points in 30 minutes";
    }

    @Override
    public String rolloutStalled(Fault.RolloutStalled fault) {
        return "the rollout stands at " + Numbers.format(fault.percent()) + " %";
    }

    @Override
    public String cpuBusy(Fault.CpuBusy fault) {
        return Numbers.format(fault.points()) + " points more CPU utilisation";
    }

    @Override
    public String metricOverridden(Fault.MetricOverridden fault) {
        return fault.selector() + " is told to be " + Numbers.format(fault.value());
    }

    @Override
    public String badRelease(Fault.BadRelease fault) {
        return "a release set " + fault.variable() + "=" + fault.value() + " in "
                + fault.job().jobName();
    }
}
