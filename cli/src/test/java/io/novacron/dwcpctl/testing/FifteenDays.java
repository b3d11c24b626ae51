package io.novacron.dwcpctl.testing;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All that a report of a day asks of a simulated fleet's fifteen days, in which a fault began a quarter of an hour before
 * the end. Where windows of minutes are looked at, the samples are dense: in the last two hours, a day and a week before
 * the end, and at a step of the caller's over the last two days. Else there is what windows of days need.
 *
 * @param end the last moment
 * @param step between samples of the last two days, 2 minutes at most
 */
public record FifteenDays(Scenario scenario, Instant end, Duration step) {
    private static final long SEED = 1;
    private static final Duration LONG = Duration.ofDays(15);
    private static final Duration SCRAPE = Duration.ofSeconds(15);
    private static final Duration COARSE = Duration.ofMinutes(4);
    /** Longer than the whole: promtool reads everything once for each block. */
    private static final Duration BLOCK = Duration.ofHours(486);

    /** What is looked at over windows of days. */
    private static final Set<String> DAYS =
            Set.of("dwcp_v3_migrations_total", "dwcp_v3_sla_compliance", "dwcp_v3_sla_violations_total");

    /** What is looked at step by step over the period and the one before it. */
    private static final Set<String> STEPS = Set.of(
            "dwcp_v3_migrations_total",
            "dwcp_v3_sla_compliance",
            "dwcp_v3_sla_violations_total",
            "dwcp_v3_migration_latency_seconds_bucket",
            "dwcp_v3_throughput_bytes_per_second",
            "dwcp_v3_active_migrations",
            "dwcp_v3_errors_total",
            "dwcp_v3_anomaly_detections_total",
            "dwcp_v3_resource_utilization_percent");

    /** Puts it into the folder that a {@link RealPrometheus} is started on. Needs promtool. */
    public void fill(RealPrograms programs, Path folder) {
        Fleet fleet = fleet();
        Instant twoDays = end.minus(Duration.ofDays(2)).minus(Duration.ofMinutes(10));
        Instant day = end.minus(Duration.ofDays(1));
        Instant week = end.minus(Duration.ofDays(7));
        Instant hours = end.minus(Duration.ofMinutes(130));
        Instant recent = end.minus(Duration.ofMinutes(40));
        List<FleetHistory> parts = new ArrayList<>();
        part(parts, fleet, end.minus(LONG), week.minus(Duration.ofMinutes(70)), COARSE, DAYS::contains, labels -> true);
        part(
                parts,
                fleet,
                week.minus(Duration.ofMinutes(70)),
                week,
                Duration.ofMinutes(1),
                FifteenDays::dwcp,
                labels -> true);
        part(parts, fleet, week, twoDays, COARSE, DAYS::contains, labels -> true);
        part(parts, fleet, twoDays, day.minus(Duration.ofMinutes(70)), step, STEPS::contains, FifteenDays::datacenter);
        part(
                parts,
                fleet,
                day.minus(Duration.ofMinutes(70)),
                day,
                Duration.ofMinutes(1),
                FifteenDays::dwcp,
                labels -> true);
        part(parts, fleet, day, hours, step, STEPS::contains, FifteenDays::datacenter);
        part(parts, fleet, hours, recent, SCRAPE, FifteenDays::dwcp, FifteenDays::datacenter);
        part(parts, fleet, recent, end.plusMillis(1), SCRAPE, FifteenDays::dwcp, labels -> true);
        FleetHistory.fill(programs, folder, parts, BLOCK);
    }

    private Fleet fleet() {
        FleetEvent fault = new FleetEvent.FaultStarted(
                "f1",
                end.minus(Duration.ofMinutes(15)),
                scenario.id(),
                Set.of(Fleet.REGIONS.get(0)),
                scenario.faults(),
                null);
        return Fleet.of(new FleetLog(SEED, end, List.of(fault)));
    }

    private static void part(
            List<FleetHistory> parts,
            Fleet fleet,
            Instant from,
            Instant before,
            Duration step,
            Predicate<String> names,
            Predicate<Labels> which) {
        parts.add(new FleetHistory(
                fleet,
                from,
                before.minusMillis(1),
                step,
                names,
                which,
                target -> target.labels().get("instance")));
    }

    private static boolean dwcp(String name) {
        return name.startsWith("dwcp_") || name.equals("up");
    }

    /** Of the buckets only those of migrations inside datacenters. */
    private static boolean datacenter(Labels labels) {
        return !labels.metric().endsWith("_bucket") || labels.get("mode").equals("datacenter");
    }
}
