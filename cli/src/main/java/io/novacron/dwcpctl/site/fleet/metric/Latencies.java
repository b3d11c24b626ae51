package io.novacron.dwcpctl.site.fleet.metric;

import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.wave.Weibull;
import java.util.List;

/**
 * How long things take, in seconds. v3's datacenter migrations, seven small for three large: P50 0.16, P95 0.28, P99 0.38,
 * small P99 0.24, large P99 0.44; v1's take 1.76 times as long by day and by night: P99 0.69.
 */
final class Latencies {
    static final List<Double> MIGRATION_BOUNDS = List.of(
            0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.75, 1.0, 2.5, 5.0, 10.0, 30.0,
            60.0, 85.0, 100.0, 120.0, 180.0, 300.0);
    static final List<Double> V1_BOUNDS = List.of(
            0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.75, 0.8, 1.0, 2.5, 5.0, 10.0,
            30.0, 60.0, 85.0, 100.0, 120.0, 180.0, 300.0);
    static final List<Double> COMPONENT_BOUNDS =
            List.of(0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0);

    /** What the day's peak makes of the night's latencies. */
    static final double BUSY = 1.025;

    private static final double V1_DATACENTER = 1.76;
    private static final double V1_OTHER = 1.5;

    private Latencies() {}

    /** A v3 migration by night. */
    static Weibull v3(Traffic.Mode mode, Traffic.Size size) {
        boolean small = size == Traffic.Size.SMALL;
        return switch (mode) {
            case DATACENTER -> small ? new Weibull(3.5, 0.154) : new Weibull(2.03, 0.203);
            case INTERNET -> small ? new Weibull(2.7, 28) : new Weibull(3.3, 48);
            case HYBRID -> small ? new Weibull(3, 42) : new Weibull(3.3, 68);
        };
    }

    /** A v1 migration by night. */
    static Weibull v1(Traffic.Mode mode, Traffic.Size size) {
        return v3(mode, size).times(mode == Traffic.Mode.DATACENTER ? V1_DATACENTER : V1_OTHER);
    }

    /** One operation of a component by night: well inside its target. */
    static Weibull operation(Job component) {
        return switch (component) {
            case AMST -> new Weibull(2.5, 0.012);
            case HDE -> new Weibull(4, 0.000058);
            case PBA -> new Weibull(4, 0.0003);
            case ACP -> new Weibull(3, 0.045);
            case ASS -> new Weibull(3, 0.1);
            case ITP -> new Weibull(3, 0.022);
            default -> throw new IllegalArgumentException(component + " is not a component");
        };
    }
}
