package io.novacron.dwcpctl.site.fleet.alert;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@link Detection} found, as it stands in {@code queries/rules/DETECTION.md}. */
final class DetectionReport {
    static final Path FILE = Path.of("..", "queries", "rules", "DETECTION.md");

    private static final Path ACTUAL = Path.of("target", "DETECTION.actual.md");

    private static final String INTRODUCTION = """
            # Detection and false alarms, measured

            All RULES alert rules, evaluated by dwcpctl's own engine every 15 seconds over the simulated fleet (seed 1), at
            accelerated time. This page is written by a test and kept true by two: `DetectionTest` works the scenarios out
            anew at every build, `DetectionIT` the week as well. Once either fails for a change that was meant:

                mvn -pl cli verify -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=DetectionIT

            writes `cli/target/DETECTION.actual.md`, to be copied here.

            ## Each scenario

            The fault begins in eu-west one second after an evaluation and is watched for LENGTH. Times count from its
            beginning. *Bound*: the time until the condition must hold, and `for`, and two evaluations. The first of these
            is the rule's longest window; less where it is known:

            - 5s: a gauge, or whether a target answers, is seen with the next scrape; an episode of anomaly a few seconds later.
            - 7s: the first failed consensus (one in two seconds), seen with the next scrape: any increase is enough.
            - 31s: the service's own judgement is about its last 30 seconds.
            - 26s: a burst of 120 errors a second lifts the mean over 5 minutes above 10 within 25 seconds.

            Within two minutes whatever their windows: DWCPv3ComponentDown, DWCPv3ConsensusFailure, DWCPv3ErrorRateCritical in a
            burst of 120 errors a second, DWCPv3RolloutNoGo under multi-anomaly.

            An alert that stands in no table did not fire, and was not pending either.
            """;

    private static final String NOISE = """

            ## A steady week

            Nothing goes wrong for 7 days from the log's beginning on. Every noise of the fleet is bounded
            (`site.fleet.wave`), so the quantity of each condition is, and where the bound lies on the good side of the
            threshold the expected number of false alarms is not small but 0. Latencies have tails, but what a histogram
            shows of them are shares, and these are fixed: by day at most 0.7 % of the datacenter migrations take longer
            than 0.4 s and at most 3.7 % longer than 0.3 s, so that P99 lies below the one and P95 below the other. Failed
            migrations are 0.3 % of all, on the same clock; rounding to whole counts moves shares a little.

            """;

    /** A condition of a rule, its threshold, what the noise allows, and its worst value as PromQL. */
    private record Margin(String condition, String threshold, String bound, String worst) {}

    private static final List<Margin> MARGINS = List.of(
            new Margin(
                    "P99 latency over 5m",
                    "> 0.5 s",
                    "< 0.4 s",
                    "max(max_over_time(histogram_quantile(0.99, sum by (region, le)"
                            + " (rate(dwcp_v3_migration_latency_seconds_bucket{mode=\"datacenter\"}[5m])))[7d:15s]))"),
            new Margin(
                    "P95 latency over 5m",
                    "> 0.3 s",
                    "< 0.3 s",
                    "max(max_over_time(histogram_quantile(0.95, sum by (region, le)"
                            + " (rate(dwcp_v3_migration_latency_seconds_bucket{mode=\"datacenter\"}[5m])))[7d:15s]))"),
            new Margin(
                    "AMST's throughput, GB/s",
                    "< 2.2",
                    ">= 2.603",
                    "min(min_over_time(sum by (region)"
                            + " (dwcp_v3_throughput_bytes_per_second{component=\"amst\",direction=\"tx\"})[7d:15s])) / 1e9"),
            new Margin(
                    "errors per second over 10m",
                    "> 1",
                    "<= 0.137",
                    "max(max_over_time(sum by (region) (rate(dwcp_v3_errors_total[10m]))[7d:15s]))"),
            new Margin(
                    "failed share over 30m",
                    "> 0.006",
                    "0.003, rounded",
                    "max(max_over_time((sum by (region) (rate(dwcp_v3_migrations_total{status=\"failed\"}[30m]))"
                            + " / sum by (region) (rate(dwcp_v3_migrations_total[30m])))[7d:15s]))"),
            new Margin(
                    "CPU, percent",
                    "> 80",
                    "<= 69",
                    "max(max_over_time(avg by (region)"
                            + " (dwcp_v3_resource_utilization_percent{resource_type=\"cpu\"})[7d:15s]))"),
            new Margin(
                    "memory's slope, points in 30m",
                    "> 5",
                    "< 3",
                    "max(max_over_time((deriv(dwcp_v3_resource_utilization_percent{resource_type=\"memory\"}[30m])"
                            + " * 1800)[7d:15s]))"),
            new Margin("AMST's streams", "> 450", "<= 23", "max(max_over_time(dwcp_v3_amst_active_streams[7d]))"),
            new Margin(
                    "HDE's compression ratio",
                    "< 0.7",
                    ">= 0.775",
                    "min(min_over_time(dwcp_v3_hde_compression_ratio[7d]))"),
            new Margin(
                    "PBA's accuracy", "< 0.85", ">= 0.895", "min(min_over_time(dwcp_v3_pba_prediction_accuracy[7d]))"),
            new Margin(
                    "ACP's latency, s",
                    "> 0.1",
                    "<= 0.077",
                    "max(max_over_time(dwcp_v3_acp_consensus_latency_seconds[7d]))"),
            new Margin(
                    "a scrape of DWCP, s",
                    "> 1",
                    "<= 0.009",
                    "max(max_over_time(scrape_duration_seconds{job=~\"dwcp-.+\"}[7d]))"));

    private DetectionReport() {}

    /** The time by which an alert must fire once its fault has begun. */
    static Duration bound(Detection.Episode episode) {
        return fill(episode).plus(episode.rule().hold()).plus(Detection.INTERVAL.multipliedBy(2));
    }

    /** The time until its condition must hold. */
    private static Duration fill(Detection.Episode episode) {
        return switch (episode.name()) {
            case "DWCPv3ComponentDown",
                    "DWCPv3PrometheusScrapeFailures",
                    "DWCPv3ThroughputCriticalLow",
                    "DWCPv3ThroughputLow",
                    "DWCPv3CPUHighUsage",
                    "DWCPv3AMSTStreamSaturation",
                    "DWCPv3ACPConsensusLatencyHigh",
                    "DWCPv3LatencyAnomalyDetected",
                    "DWCPv3ThroughputAnomalyDetected",
                    "DWCPv3MultipleAnomalies" -> Duration.ofSeconds(5);
            case "DWCPv3ConsensusFailure" -> Duration.ofSeconds(7);
            case "DWCPv3RolloutNoGo",
                    "DWCPv3SLALatencyViolation",
                    "DWCPv3SLAThroughputViolation",
                    "DWCPv3SLAErrorRateViolation" -> Duration.ofSeconds(31);
            case "DWCPv3ErrorRateCritical" -> Duration.ofSeconds(26);
            default ->
                Duration.ofMillis(Leaf.of(episode.rule().expr()).stream()
                        .mapToLong(Leaf::rangeMillis)
                        .max()
                        .orElseThrow());
        };
    }

    /** The page down to the end of the scenarios. */
    static String scenarios(Map<Scenario, List<Detection.Episode>> all) {
        StringBuilder text = new StringBuilder(INTRODUCTION
                .replace("RULES", Integer.toString(Detection.ruleCount()))
                .replace("LENGTH", PromDuration.format(Detection.WATCHED)));
        for (Scenario scenario : Scenario.values()) {
            List<Detection.Episode> episodes = all.getOrDefault(scenario, List.of());
            text.append("\n### ").append(scenario.id()).append("\n\n").append(scenario.description());
            text.append("\n\n");
            if (episodes.isEmpty()) {
                text.append("No alert.\n");
                continue;
            }
            text.append("| alert | of | pending | firing | bound | ended |\n|---|---|---:|---:|---:|---:|\n");
            episodes.forEach(episode -> text.append(row(episode)));
        }
        return text.toString();
    }

    private static String row(Detection.Episode episode) {
        Duration firing = episode.firing();
        Duration ended = episode.ended();
        return "| " + episode.name() + " | " + episode.subject() + " | " + PromDuration.format(episode.pending())
                + " | "
                + (firing == null ? "never" : PromDuration.format(firing)) + " | "
                + PromDuration.format(bound(episode)) + " | " + (ended == null ? "" : PromDuration.format(ended))
                + " |\n";
    }

    /** The page's second half: how a steady week went. */
    static String week(List<Detection.Episode> episodes) {
        StringBuilder text = new StringBuilder(NOISE);
        text.append("| condition | alerts | bound by the noise | worst in the week |\n|---|---|---|---:|\n");
        for (Margin margin : MARGINS) {
            String worst = String.format(Locale.ROOT, "%.4g", Detection.worstOfTheWeek(margin.worst()));
            text.append("| ")
                    .append(margin.condition())
                    .append(" | ")
                    .append(margin.threshold())
                    .append(" | ");
            text.append(margin.bound()).append(" | ").append(worst).append(" |\n");
        }
        long fired = episodes.stream().filter(e -> e.firing() != null).count();
        text.append("\nFalse alarms in the week: ").append(fired).append(". Alerts that were pending and went: ");
        text.append(episodes.size() - fired).append(". DWCPv3Watchdog fired throughout.\n");
        return text.toString();
    }

    /** Keeps what the page should be, for who means the change; answers where. */
    static String keep(String text) {
        try {
            Files.writeString(ACTUAL, text);
            return "should it be so, copy cli/" + ACTUAL + " to queries/rules/DETECTION.md";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The alerts that fired, in the order in which they did. */
    static String fired(List<Detection.Episode> episodes) {
        return episodes.stream()
                .filter(e -> e.firing() != null)
                .map(e -> e.name().substring("DWCPv3".length()))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
