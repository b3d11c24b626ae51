package io.novacron.dwcpctl.ops.health;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one Prometheus sees of the targets it scrapes.
 *
 * @param source who it is
 * @param up whether the last scrape of each instance went well, by service and instance
 * @param lastUp when a scrape last went well, of services some of whose instances are down now; not there where that was longer ago
 *     than {@link #LOOKBACK}
 * @param unwell services that say of themselves, by {@code dwcp_v3_component_health}, that they are not healthy
 * @param watchdog whether DWCPv3Watchdog fires there
 * @param took from asking to the last byte
 */
record ScrapeStates(
        String source,
        Map<Service, Map<String, Boolean>> up,
        Map<Service, Instant> lastUp,
        List<Service> unwell,
        boolean watchdog,
        Duration took) {
    static final Duration LOOKBACK = Duration.ofHours(6);

    private static final Duration STEP = Duration.ofSeconds(15);
    private static final String UP = "up{job=~\"" + Service.JOBS + "\"}";
    private static final String UNWELL = "min by (region, component) (dwcp_v3_component_health) == 0";
    private static final String WATCHDOG = "ALERTS{alertname=\"DWCPv3Watchdog\", alertstate=\"firing\"}";

    /** Asks one; throws what the source throws. */
    static ScrapeStates of(MetricSource source, Instant at) {
        Reading scraped = source.query(UP, at);
        Map<Service, Map<String, Boolean>> up = new TreeMap<>();
        for (Value.Point point : points(scraped)) {
            Service.of(point.labels())
                    .ifPresent(service -> up.computeIfAbsent(service, s -> new TreeMap<>())
                            .put(point.labels().get("instance"), point.sample().value() == 1));
        }
        Reading unwell = source.query(UNWELL, at);
        Reading watchdog = source.query(WATCHDOG, at);
        return new ScrapeStates(
                scraped.provenance().source(),
                up,
                lastUp(source, at, up),
                points(unwell).stream()
                        .map(p -> component(p.labels()))
                        .flatMap(Optional::stream)
                        .toList(),
                !points(watchdog).isEmpty(),
                scraped.provenance()
                        .took()
                        .plus(unwell.provenance().took())
                        .plus(watchdog.provenance().took()));
    }

    private static Optional<Service> component(Labels labels) {
        String component = labels.get("component");
        return Service.COMPONENTS.contains(component)
                ? Optional.of(new Service(component, labels.get("region")))
                : Optional.empty();
    }

    // asked only where something is down
    private static Map<Service, Instant> lastUp(
            MetricSource source, Instant at, Map<Service, Map<String, Boolean>> up) {
        Map<Service, Instant> lastUp = new TreeMap<>();
        TreeSet<String> jobs = up.entrySet().stream()
                .filter(e -> e.getValue().containsValue(false))
                .map(e -> e.getKey().job())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!jobs.isEmpty()) {
            String selector = "up{job=~\"" + String.join("|", jobs) + "\"} == 1";
            String range = "[" + PromDuration.format(LOOKBACK) + ":" + PromDuration.format(STEP) + "]";
            String query = "max by (job, region) (max_over_time(timestamp(" + selector + ")" + range + "))";
            for (Value.Point point : points(source.query(query, at))) {
                Instant moment = Instant.ofEpochMilli(Math.round(point.sample().value() * 1000));
                Service.of(point.labels()).ifPresent(service -> lastUp.put(service, moment));
            }
        }
        return lastUp;
    }

    private static List<Value.Point> points(Reading reading) {
        return reading.value() instanceof Value.Vector vector ? vector.points() : List.of();
    }

    /** The regions of all that belongs to v3. */
    List<String> regions() {
        return up.keySet().stream()
                .filter(Service::isPartOfV3)
                .map(Service::region)
                .distinct()
                .toList();
    }
}
