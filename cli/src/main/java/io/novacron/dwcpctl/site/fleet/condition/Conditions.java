package io.novacron.dwcpctl.site.fleet.condition;

import io.novacron.dwcpctl.site.fleet.event.Job;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a region while nothing changes.
 *
 * @param v3Share the part of all migrations that v3 serves, 0..1
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
 * @param cpuBusy percentage points of CPU utilisation on top
 * @param down what does not answer
 * @param rollout the stage and its progress
 */
public record Conditions(
        double v3Share,
        @Nullable Long draining,
        double drainedShare,
        double addedLatency,
        Map<Job, Double> componentDelay,
        double throughputCeiling,
        double errorBurst,
        double consensusFailures,
        @Nullable Leak leak,
        @Nullable Double stalledAt,
        double cpuBusy,
        Set<Job> down,
        Rollout rollout) {

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
        return isDown(Job.V1) ? 0 : 1 - v3Share;
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
