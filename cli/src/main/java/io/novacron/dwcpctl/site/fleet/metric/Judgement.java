package io.novacron.dwcpctl.site.fleet.metric;

import io.novacron.dwcpctl.site.fleet.condition.Conditions;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.wave.Buckets;
import io.novacron.dwcpctl.site.fleet.wave.MovingMean;
import io.novacron.dwcpctl.site.fleet.wave.Periods;
import io.novacron.dwcpctl.site.fleet.wave.Pieces;
import java.util.Locale;

/**
 * What the service itself makes of its last 30 seconds, and the anomalies it sees. Worked out from the parameters by a
 * half-busy day, without noise: P99 above 500 ms where more than 1 % of the datacenter migrations take longer; 1 % or more
 * fail; less than 2.4e9 bytes per second while there are migrations; a component down for any part of it.
 */
final class Judgement {
    private static final long WINDOW = 30_000;
    private static final double LATENCY_LIMIT = 0.5;
    private static final double THROUGHPUT_LIMIT = 2.4e9;
    private static final double THROUGHPUT_ANOMALY = 2.2e9;
    /** An episode starts with the third bad value of five, one a second. */
    private static final long NOTICED_AFTER = 3_000;

    private final Pieces<Conditions> conditions;

    Judgement(Pieces<Conditions> conditions) {
        this.conditions = conditions;
    }

    /** The value of the label {@code sla_type}, and of {@code metric} beside it. */
    enum Sla {
        LATENCY("migration_latency_p99"),
        THROUGHPUT("amst_tx_throughput"),
        ERROR_RATE("failed_migrations_ratio"),
        AVAILABILITY("components_up");

        private final String metric;

        Sla(String metric) {
            this.metric = metric;
        }

        String metric() {
            return metric;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The value of the label {@code anomaly_type}. */
    enum Anomaly {
        LATENCY,
        THROUGHPUT,
        ERROR_RATE,
        RESOURCE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When an SLA is violated. */
    Periods violated(Sla sla) {
        return switch (sla) {
            case LATENCY -> MovingMean.of(conditions, Judgement::slow, WINDOW).above(0.01);
            // a mean of exactly the limit keeps it; for failures it does not
            case THROUGHPUT ->
                MovingMean.of(conditions, c -> -throughput(c), WINDOW).above(-THROUGHPUT_LIMIT);
            case ERROR_RATE ->
                MovingMean.of(conditions, Judgement::failed, WINDOW).above(Math.nextDown(0.01));
            case AVAILABILITY ->
                MovingMean.of(conditions, c -> anyComponentDown(c) ? 1 : 0, WINDOW)
                        .above(0);
        };
    }

    /** When an anomaly lasts that is, or is not, critical. */
    Periods anomalous(Anomaly type, boolean critical) {
        Periods all = Periods.where(conditions.map(c -> switch (type) {
            case LATENCY -> critical && slow(c) > 0.01;
            case THROUGHPUT -> throughput(c) < THROUGHPUT_ANOMALY && critical == throughput(c) < 2.0e9;
            case ERROR_RATE -> c.errorBurst() > 1 && critical == c.errorBurst() > 10;
            case RESOURCE -> !critical && (c.leak() != null || c.cpuBusy() > 0);
        }));
        Periods.Builder noticed = new Periods.Builder();
        for (int i = 0; i < all.size(); i++) {
            noticed.add(all.start(i) + NOTICED_AFTER, all.end(i));
        }
        return noticed.build();
    }

    /** The part of the datacenter migrations that takes longer than the limit. */
    private static double slow(Conditions c) {
        if (c.servedByV3() == 0) {
            return 0;
        }
        double within = 0;
        for (Traffic.Size size : Traffic.Size.values()) {
            Buckets buckets = Buckets.of(
                    Latencies.MIGRATION_BOUNDS, Latencies.v3(Traffic.Mode.DATACENTER, size), c.addedLatency());
            within += size.share() * buckets.below(LATENCY_LIMIT);
        }
        return 1 - within;
    }

    private static double failed(Conditions c) {
        return c.servedByV3() == 0 ? 0 : Traffic.failed(c);
    }

    private static double throughput(Conditions c) {
        return c.servedByV3() == 0 ? THROUGHPUT_LIMIT : Traffic.v3Throughput(c).base();
    }

    private static boolean anyComponentDown(Conditions c) {
        return c.down().stream().anyMatch(Job::isComponent);
    }
}
