package io.novacron.dwcpctl.ops.report.figure;

import static io.novacron.dwcpctl.metrics.series.Unit.BYTES_PER_SECOND;
import static io.novacron.dwcpctl.metrics.series.Unit.COUNT;
import static io.novacron.dwcpctl.metrics.series.Unit.FACTOR;
import static io.novacron.dwcpctl.metrics.series.Unit.PERCENT;
import static io.novacron.dwcpctl.metrics.series.Unit.PER_SECOND;
import static io.novacron.dwcpctl.metrics.series.Unit.RATIO;
import static io.novacron.dwcpctl.metrics.series.Unit.SECONDS;

import io.novacron.dwcpctl.metrics.series.Unit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The figures that a report's recommendations may ask about: each is the worst of all regions. */
public enum Figure {
    LATENCY_P50(SECONDS, Worst.HIGHEST),
    LATENCY_P95(SECONDS, Worst.HIGHEST),
    LATENCY_P99(SECONDS, Worst.HIGHEST),
    /** The P99 beside the period before it: 0.1 is a tenth more. */
    LATENCY_P99_CHANGE(RATIO, Worst.HIGHEST),
    /** The score of the trend of P99 by the test of Mann and Kendall. */
    LATENCY_P99_TREND(FACTOR, Worst.HIGHEST),
    THROUGHPUT(BYTES_PER_SECOND, Worst.LOWEST),
    THROUGHPUT_CHANGE(RATIO, Worst.LOWEST),
    THROUGHPUT_TREND(FACTOR, Worst.LOWEST),
    RDMA_SHARE(RATIO, Worst.LOWEST),
    AMST_STREAMS(COUNT, Worst.HIGHEST),
    ERROR_RATIO(RATIO, Worst.HIGHEST),
    ERRORS_PER_SECOND(PER_SECOND, Worst.HIGHEST),
    /** How many times the errors of the hour before the last 15 minutes; only where chance does not explain it. */
    ERROR_RISE(FACTOR, Worst.HIGHEST),
    /** The share of that rise that its greatest contributor has. */
    ERROR_CONTRIBUTION(RATIO, Worst.HIGHEST),
    ERROR_RATIO_TREND(FACTOR, Worst.HIGHEST),
    AVAILABILITY(RATIO, Worst.LOWEST),
    COMPLIANCE(RATIO, Worst.LOWEST),
    /** Seconds of one SLA and region within the period. */
    VIOLATED(SECONDS, Worst.HIGHEST),
    /** The share of the period that these are. */
    VIOLATED_SHARE(RATIO, Worst.HIGHEST),
    LONGEST_VIOLATION(SECONDS, Worst.HIGHEST),
    /** Violations that still went on at the report's moment. */
    OPEN_VIOLATIONS(COUNT, Worst.HIGHEST),
    MINUTES_BUDGET_LEFT(RATIO, Worst.LOWEST),
    ERROR_BUDGET_LEFT(RATIO, Worst.LOWEST),
    /** What is not left; above 1 where more than the budget has been used. */
    ERROR_BUDGET_USED(RATIO, Worst.HIGHEST),
    BURN_FAST(FACTOR, Worst.HIGHEST),
    BURN_SLOW(FACTOR, Worst.HIGHEST),
    COMPONENTS_UP(COUNT, Worst.LOWEST),
    TARGETS_UP(RATIO, Worst.LOWEST),
    AMST_STREAM_EFFICIENCY(RATIO, Worst.LOWEST),
    AMST_RDMA_UTILIZATION(RATIO, Worst.LOWEST),
    HDE_COMPRESSION_RATIO(RATIO, Worst.LOWEST),
    HDE_DEDUPLICATION_RATIO(RATIO, Worst.LOWEST),
    PBA_ACCURACY(RATIO, Worst.LOWEST),
    PBA_MISS_SHARE(RATIO, Worst.HIGHEST),
    ACP_CONSENSUS_LATENCY(SECONDS, Worst.HIGHEST),
    ACP_CONSENSUS_FAILURES(COUNT, Worst.HIGHEST),
    ACP_BYZANTINE_DETECTIONS(COUNT, Worst.HIGHEST),
    ACP_QUORUM_MARGIN(COUNT, Worst.LOWEST),
    ASS_SYNC_RATE(BYTES_PER_SECOND, Worst.LOWEST),
    ASS_SYNC_LATENCY(SECONDS, Worst.HIGHEST),
    ITP_PLACEMENT_EFFICIENCY(RATIO, Worst.LOWEST),
    ITP_CONSTRAINT_VIOLATIONS(COUNT, Worst.HIGHEST),
    /** Episodes of the period, all regions and types. */
    ANOMALIES(COUNT, Worst.HIGHEST),
    CRITICAL_ANOMALIES(COUNT, Worst.HIGHEST),
    ANOMALIES_NOW(COUNT, Worst.HIGHEST),
    CPU_PEAK(PERCENT, Worst.HIGHEST),
    MEMORY_PEAK(PERCENT, Worst.HIGHEST),
    NETWORK_PEAK(PERCENT, Worst.HIGHEST),
    DISK_PEAK(PERCENT, Worst.HIGHEST),
    /** Percentage points in 30 minutes. */
    MEMORY_GROWTH(PERCENT, Worst.HIGHEST),
    ROLLOUT_STALLED(COUNT, Worst.HIGHEST),
    ROLLOUT_PROGRESS(PERCENT, Worst.LOWEST),
    V3_SHARE(RATIO, Worst.LOWEST),
    COMPARE_LATENCY(RATIO, Worst.LOWEST),
    COMPARE_THROUGHPUT(RATIO, Worst.LOWEST),
    COMPARE_ERRORS(RATIO, Worst.LOWEST),
    COMPARE_COMPRESSION(RATIO, Worst.LOWEST),
    V1_LATENCY(SECONDS, Worst.HIGHEST),
    V1_ERRORS(RATIO, Worst.HIGHEST),
    /** Seconds of the period of which there is no data of a region. */
    DATA_MISSING(SECONDS, Worst.HIGHEST),
    /** Queries of the report that were not answered. */
    FAILED_QUERIES(COUNT, Worst.HIGHEST);

    /** Which of several values is the worst. */
    public enum Worst {
        HIGHEST,
        LOWEST
    }

    private final Unit unit;
    private final Worst worst;

    Figure(Unit unit, Worst worst) {
        this.unit = unit;
        this.worst = worst;
    }

    /** As data files have it: {@code latency-p99}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Unit unit() {
        return unit;
    }

    /** Whether the first value is worse than the other. */
    boolean isWorse(double value, double other) {
        return worst == Worst.HIGHEST ? value > other : value < other;
    }

    /** The figure of that id. */
    public static Optional<Figure> of(String id) {
        return Arrays.stream(values()).filter(figure -> figure.id().equals(id)).findFirst();
    }
}
