package io.novacron.dwcpctl.site.fleet.event;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Faults worth rehearsing, each by the figures at which the alerts about it fire. */
public enum Scenario {
    STEADY("steady", "nothing is wrong", 0),
    LATENCY_SPIKE("latency-spike", "HDE adds 600 ms to every migration", 15),
    THROUGHPUT_COLLAPSE("throughput-collapse", "AMST saturates its streams and moves 1.4 GB/s", 15),
    ERROR_BURST("error-burst", "120 errors a second, one migration in sixteen fails", 15),
    COMPONENT_DOWN("component-down", "HDE answers nothing", 15),
    CONSENSUS_FAILURE("consensus-failure", "ACP fails to agree every other second", 15),
    MEMORY_LEAK("memory-leak", "memory grows by 10 points in 30 minutes on every node", 60),
    STALLED_ROLLOUT("stalled-rollout", "the rollout stands at 62 % of 100", 60),
    MULTI_ANOMALY("multi-anomaly", "latency, throughput, errors and processors at once", 15);

    private final String id;
    private final String description;
    private final int minutesBackdated;

    Scenario(String id, String description, int minutesBackdated) {
        this.id = id;
        this.description = description;
        this.minutesBackdated = minutesBackdated;
    }

    /** Its name: {@code latency-spike}. */
    public String id() {
        return id;
    }

    /** One line for people. */
    public String description() {
        return description;
    }

    /** How long it must have lasted before every window of its alerts shows it. */
    public Duration backdated() {
        return Duration.ofMinutes(minutesBackdated);
    }

    /** What goes wrong; empty for {@link #STEADY}. */
    public List<Fault> faults() {
        return switch (this) {
            case STEADY -> List.of();
            case LATENCY_SPIKE -> List.of(new Fault.LatencyInjected(Duration.ofMillis(600), Job.HDE));
            case THROUGHPUT_COLLAPSE -> List.of(new Fault.ThroughputCollapsed(1.4e9));
            case ERROR_BURST ->
                List.of(new Fault.ErrorBurst(120), new Fault.BadRelease(Job.APPLICATION, "RPC_TIMEOUT_MS", "50"));
            case COMPONENT_DOWN -> List.of(new Fault.Down(Job.HDE));
            case CONSENSUS_FAILURE -> List.of(new Fault.ConsensusFailing(0.5));
            case MEMORY_LEAK -> List.of(new Fault.MemoryLeaking(10));
            case STALLED_ROLLOUT -> List.of(new Fault.RolloutStalled(62));
            case MULTI_ANOMALY ->
                List.of(
                        new Fault.LatencyInjected(Duration.ofMillis(500), Job.AMST),
                        new Fault.ThroughputCollapsed(1.5e9),
                        new Fault.ErrorBurst(120),
                        new Fault.CpuBusy(30));
        };
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Scenario::id).toList();
    }

    public static Optional<Scenario> ofId(String id) {
        return Arrays.stream(values()).filter(s -> s.id.equals(id)).findFirst();
    }
}
