package io.novacron.dwcpctl.site.fleet.condition;

import io.novacron.dwcpctl.site.fleet.event.Job;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a region while nothing changes.
 *
 * @param v3Share the part of all migrations that v3 is to serve, 0..1
 * @param v1Share the part that v1 is to serve, 0..1: the rest, unless requests go nowhere
 * @param v1Capacity migrations per second that v1's pods can serve in the region; infinite where that is no limit
 * @param draining since when (milliseconds since the epoch) v3 finishes what it had begun, without new traffic; null
 *     while it has traffic or once it is idle
 * @param drainedShare the share that is draining
 * @param addedLatency seconds on top of every v3 migration
 * @param componentDelay seconds on top of every operation of a component
 * @param throughputCeiling bytes per second that AMST cannot exceed; infinite without a fault
 * @param errorBurst errors per second on top
 * @param consensusFailures per second
 * @param leak memory that grows; null where none does
 * @param stalledAt where the rollout stands still, in percent; null where it does not
 * @param flag the part of the rollout that the flag in the pods allows, 0..1
 * @param snappy the part of HDE's pods that compress with snappy, 0..1
 * @param abortedByPods the part of v3's migrations that pods cut off as they end, 0..1
 * @param cpuBusy percentage points of CPU utilisation on top
 * @param down what does not answer
 * @param rollout the stage and its progress
 */
public record Conditions(
        double v3Share,
        double v1Share,
        double v1Capacity,
        @Nullable Long draining,
        double drainedShare,
        double addedLatency,
        Map<Job, Double> componentDelay,
        double throughputCeiling,
        double errorBurst,
        double consensusFailures,
        @Nullable Leak leak,
        @Nullable Double stalledAt,
        double flag,
        double snappy,
        double abortedByPods,
        double cpuBusy,
        Set<Job> down,
        Rollout rollout) {

    /** What AMST moves by night where nothing is wrong, in bytes per second. */
    public static final double USUAL_THROUGHPUT = 2.67e9;

    /** Whether a fault has AMST at a ceiling. */
    public boolean throughputCollapsed() {
        return throughputCeiling < Double.POSITIVE_INFINITY;
    }

    public boolean isDown(Job job) {
        return down.contains(job);
    }

    /** The part of all migrations that v3 really serves: none while the application is down. */
    public double servedByV3() {
        return isDown(Job.APPLICATION) ? 0 : v3Share;
    }

    /** The part of all migrations that v1 really serves. */
    public double servedByV1() {
        return isDown(Job.V1) ? 0 : v1Share;
    }

    public double delayOf(Job component) {
        return componentDelay.getOrDefault(component, 0.0);
    }

    /**
     * Memory that grows.
     *
     * @param since milliseconds since the epoch
     * @param pointsPerSecond percentage points per second
     */
    public record Leak(long since, double pointsPerSecond) {}

    /**
     * A stage of the rollout.
     *
     * @param from progress in percent when the stage began
     * @param since milliseconds since the epoch at which it began
     * @param target progress in percent at which it stops
     */
    public record Rollout(String stage, double from, long since, double target, double pointsPerHour) {
        /** The stages, in their order. */
        public static final List<String> STAGES = List.of("canary", "10", "25", "50", "100");
    }
}
