package io.novacron.dwcpctl.ops.rollback;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long a rollback waits for what. From start to traffic on v1 it is to take three minutes at most, two in an emergency.
 *
 * @param limits by step
 * @param between two looks at the cluster
 * @param repeated how long a question that nobody answers is repeated
 * @param drained how long after the switch v3 counts as idle where nobody can see it: longer than a migration lasts (two
 *     minutes)
 */
record Pace(Map<Step, Duration> limits, Duration between, Duration repeated, Duration drained) {
    static final Pace CALM = new Pace(
            limits(15, 30, 30, 120, 60, 90, 300, 900, 420),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(150));
    static final Pace URGENT = new Pace(
            limits(4, 15, 15, 75, 30, 60, 240, 600, 420),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(150));

    Pace {
        limits = Map.copyOf(limits);
    }

    static Pace of(Mode mode) {
        return mode.isUrgent() ? URGENT : CALM;
    }

    Duration limit(Step step) {
        return limits.getOrDefault(step, Duration.ZERO);
    }

    private static Map<Step, Duration> limits(int... seconds) {
        Map<Step, Duration> limits = new EnumMap<>(Step.class);
        Step[] steps = Step.values();
        for (int i = 0; i < steps.length; i++) {
            limits.put(steps[i], Duration.ofSeconds(seconds[i]));
        }
        return limits;
    }
}
