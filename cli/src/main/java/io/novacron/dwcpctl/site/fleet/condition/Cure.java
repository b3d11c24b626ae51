package io.novacron.dwcpctl.site.fleet.condition;

import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.workload.DeploymentHistory;
import io.novacron.dwcpctl.site.fleet.workload.Template;
import io.novacron.dwcpctl.site.fleet.workload.Workloads;

/**
 * What the pods that are ready at one moment make of routing and of faults. Where nobody has changed the cluster they make
 * nothing of it. A remedy works in the part of the pods that have it already.
 */
final class Cure {
    /** Migrations per second that one pod of v1 serves in a region: twelve serve a region's busiest hour. */
    static final double V1_POD = 3;

    /** The part of v3's migrations that fail for each pod of the application that has just ended. */
    private static final double ABORTED_PER_POD = 0.01;

    /** The same for a component's pod. */
    private static final double ABORTED_PER_COMPONENT_POD = 0.005;

    private static final double FEWEST_STREAMS = 16;
    private static final double MOST_STREAMS = 64;
    private static final int SCALED_OUT = 8;

    private final Workloads workloads;
    private final long now;
    private final boolean changed;

    Cure(Workloads workloads, long now) {
        this.workloads = workloads;
        this.now = now;
        this.changed = workloads.isChanged(now);
    }

    private DeploymentHistory pods(Job job) {
        return workloads.deployment(job);
    }

    boolean hasNoPods(Job job) {
        return changed && job.isRegional() && pods(job).ready(now) == 0;
    }

    boolean selects(String version) {
        return changed ? workloads.served(now).equals(version) : version.equals("v3");
    }

    /** The mean of the flag over the pods that are ready, 0..1; as it stands in the template where none is. */
    double flag() {
        if (!changed) {
            return 1;
        }
        DeploymentHistory pods = pods(Job.APPLICATION);
        String name = Workloads.NAMES.rolloutFlag();
        double percent =
                pods.ready(now) == 0 ? number(pods.spec(now).template().variable(name)) : pods.readyMean(now, name);
        return Math.max(0, Math.min(1, percent / 100));
    }

    double v1Capacity() {
        return changed ? V1_POD * pods(Job.V1).ready(now) : Double.POSITIVE_INFINITY;
    }

    double aborted() {
        if (!changed) {
            return 0;
        }
        double sum = ABORTED_PER_POD * pods(Job.APPLICATION).aborted(now, Workloads.ABORTS);
        for (Job component : Job.components()) {
            sum += ABORTED_PER_COMPONENT_POD * pods(component).aborted(now, Workloads.ABORTS);
        }
        return Math.min(0.5, sum);
    }

    /** The part of AMST's trouble that more streams take away, 0..1. */
    double streams() {
        if (!changed) {
            return 0;
        }
        return pods(Job.AMST).ready(now) >= SCALED_OUT
                ? 1
                : pods(Job.AMST).readyShare(now, t -> {
                    double count = number(t.variable("STREAM_COUNT"));
                    return count >= FEWEST_STREAMS && count <= MOST_STREAMS;
                });
    }

    /** The part of HDE's pods that compress with snappy, 0..1. */
    double snappy() {
        return changed
                ? pods(Job.HDE)
                        .readyShare(now, t -> t.variable("COMPRESSION_ALGO").equals("snappy"))
                : 0;
    }

    /** The part of a component's slowness that is taken away, 0..1. */
    double faster(Job component) {
        return switch (component) {
            case AMST -> streams();
            case HDE -> snappy();
            default -> 0;
        };
    }

    /** The part of the pods that a bad release is still in, 0..1. */
    double stillIn(Fault.BadRelease bad) {
        return changed ? pods(bad.job()).readyShare(now, t -> has(t, bad)) : 1;
    }

    private static boolean has(Template template, Fault.BadRelease bad) {
        return template.variable(bad.variable()).equals(bad.value());
    }

    /** When memory that leaks was last given back: as the oldest pod of the application was started. */
    long memorySince(long faultSince) {
        return changed ? Math.max(faultSince, pods(Job.APPLICATION).oldestReady(now)) : faultSince;
    }

    private static double number(String text) {
        return DeploymentHistory.number(text);
    }
}
