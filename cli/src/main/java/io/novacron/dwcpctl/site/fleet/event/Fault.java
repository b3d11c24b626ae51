package io.novacron.dwcpctl.site.fleet.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What can go wrong in a region. Several faults at once add up; of two throughput ceilings the lower holds. */
public sealed interface Fault {
    <R> R accept(Visitor<R> visitor);

    /**
     * Every v3 migration takes longer.
     *
     * @param delay above 0
     * @param component the one that is slow, which then shows in its own latency too; null where it is none of them
     */
    record LatencyInjected(Duration delay, @Nullable Job component) implements Fault {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.latencyInjected(this);
        }
    }

    /**
     * AMST saturates its streams and moves less.
     *
     * @param bytesPerSecond what is left, 0 or more
     */
    record ThroughputCollapsed(double bytesPerSecond) implements Fault {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.throughputCollapsed(this);
        }
    }

    /**
     * Errors come in a burst, and migrations fail.
     *
     * @param perSecond more errors per second, 0 or more
     */
    record ErrorBurst(double perSecond) implements Fault {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.errorBurst(this);
        }
    }

    /** A target answers nothing and counts nothing. */
    record Down(Job job) implements Fault {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.down(this);
        }
    }

    /**
     * ACP does not reach consensus.
     *
     * @param perSecond failures per second, above 0
     */
    record ConsensusFailing(double perSecond) implements Fault {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.consensusFailing(this);
        }
    }

    /**
     * Memory grows on every node.
     *
     * @param pointsPerHalfHour percentage points per 30 minutes, above 0
     */
    record MemoryLeaking(double pointsPerHalfHour) implements Fault {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.memoryLeaking(this);
        }
    }

    /**
     * The rollout stands below its target and does not move.
     *
     * @param percent where it stands, 0..100
     */
    record RolloutStalled(double percent) implements Fault {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rolloutStalled(this);
        }
    }

    /**
     * The processors are busy with something else.
     *
     * @param points percentage points more CPU utilisation
     */
    record CpuBusy(double points) implements Fault {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cpuBusy(this);
        }
    }

    /**
     * A metric says what it is told to say, whatever else happens: a gauge this value, a counter this many per second.
     *
     * @param value any double for a gauge; 0 or more and finite for a counter
     */
    record MetricOverridden(Selector selector, double value) implements Fault {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.metricOverridden(this);
        }
    }

    /**
     * A release set a variable of a deployment wrongly, and that is where the error bursts of the same event come from: they
     * last in those pods only that have this value. Who ends the fault sets the variable right if nobody has yet.
     *
     * @param job whose deployment it is
     */
    record BadRelease(Job job, String variable, String value) implements Fault {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.badRelease(this);
        }
    }

    /** What to do with each kind. */
    interface Visitor<R> {
        R latencyInjected(LatencyInjected fault);

        R throughputCollapsed(ThroughputCollapsed fault);

        R errorBurst(ErrorBurst fault);

        R down(Down fault);

        R consensusFailing(ConsensusFailing fault);

        R memoryLeaking(MemoryLeaking fault);

        R rolloutStalled(RolloutStalled fault);

        R cpuBusy(CpuBusy fault);

        R metricOverridden(MetricOverridden fault);

        R badRelease(BadRelease fault);
    }
}
