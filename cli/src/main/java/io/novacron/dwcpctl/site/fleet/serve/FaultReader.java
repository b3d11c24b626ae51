package io.novacron.dwcpctl.site.fleet.serve;

import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.metrics.exposition.MetricType;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.site.fleet.event.Selector;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import io.novacron.dwcpctl.site.fleet.metric.MetricFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a fault from the parameters of a request. What is not given has the figure of the scenario of that name. */
final class FaultReader {
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);
    private static final double MOST_PER_SECOND = 1e6;

    private FaultReader() {}

    /** A kind of fault that can be asked for. */
    enum Kind {
        LATENCY("inject-latency", "duration", "component"),
        THROUGHPUT("throughput-collapse", "bytes_per_second"),
        ERRORS("error-burst", "rate"),
        DOWN("component-down", "component"),
        CONSENSUS("consensus-failure", "rate"),
        MEMORY("memory-leak", "points_per_30m"),
        ROLLOUT("stalled-rollout", "percent"),
        ANOMALY("anomaly"),
        OVERRIDE("override", "metric", "value", "label.");

        private final String path;
        private final String parameters;

        Kind(String path, String... parameters) {
            this.path = path;
            this.parameters = String.join(" ", parameters);
        }

        /** The last part of its path under {@code /test/}. */
        String path() {
            return path;
        }

        /** The names of its parameters; one that ends with a dot takes a name behind it. */
        List<String> parameters() {
            return parameters.isEmpty() ? List.of() : List.of(parameters.split(" ", -1));
        }
    }

    /**
     * The faults that a request asks for.
     *
     * @param fleet knows which metrics there are
     * @throws Refusal if a parameter is missing or wrong
     */
    static List<Fault> read(Kind kind, Query query, Fleet fleet) {
        return switch (kind) {
            case LATENCY -> List.of(latency(query));
            case THROUGHPUT -> List.of(new Fault.ThroughputCollapsed(query.number("bytes_per_second", 1.4e9, 0, 1e12)));
            case ERRORS -> List.of(new Fault.ErrorBurst(query.number("rate", 120, 0, MOST_PER_SECOND)));
            case DOWN -> List.of(new Fault.Down(job(query.word("component", Job.ids()))));
            case CONSENSUS -> List.of(new Fault.ConsensusFailing(query.number("rate", 0.5, 0.001, MOST_PER_SECOND)));
            case MEMORY -> List.of(new Fault.MemoryLeaking(query.number("points_per_30m", 10, 0.1, 1000)));
            case ROLLOUT -> List.of(new Fault.RolloutStalled(query.number("percent", 62, 0, 100)));
            case ANOMALY -> Scenario.MULTI_ANOMALY.faults();
            case OVERRIDE -> List.of(override(query, fleet));
        };
    }

    private static Fault latency(Query query) {
        Duration delay = query.duration("duration", LONGEST_DELAY, "600ms");
        return new Fault.LatencyInjected(
                delay,
                query.has("component")
                        ? job(query.word(
                                "component",
                                Job.components().stream().map(Job::id).toList()))
                        : null);
    }

    private static Job job(String id) {
        return Job.ofId(id).orElseThrow();
    }

    private static Fault override(Query query, Fleet fleet) {
        String metric = query.text("metric", "the name of a gauge or counter, such as dwcp_v3_acp_quorum_size");
        List<MetricFamily> families = fleet.targets().stream()
                .flatMap(t -> t.families().stream())
                .filter(f -> f.name().equals(metric))
                .toList();
        if (families.isEmpty()) {
            Set<String> known = fleet.targets().stream()
                    .flatMap(t -> t.families().stream())
                    .map(MetricFamily::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            throw new Refusal(
                    400,
                    "metric: there is no \"" + metric + "\"; " + Nearest.hint(metric, known)
                            + "give the name of a gauge or counter that a /metrics page shows");
        }
        MetricType type = families.get(0).type();
        if (type == MetricType.HISTOGRAM) {
            throw new Refusal(
                    400, "metric: " + metric + " is a histogram; give a gauge or counter, or use /test/inject-latency");
        }
        Map<String, String> labels = query.startingWith("label.");
        checkLabels(families, labels);
        boolean counter = type == MetricType.COUNTER;
        String accepted = counter
                ? "increments per second, 0 or more, as " + metric + " is a counter"
                : "a number, NaN, +Inf or -Inf";
        double value = query.anyNumber("value", accepted);
        if (counter && !(value >= 0 && value <= 1e15)) {
            throw Refusal.parameter("value", query.text("value", accepted), accepted);
        }
        return new Fault.MetricOverridden(new Selector(metric, labels), value);
    }

    private static void checkLabels(List<MetricFamily> families, Map<String, String> labels) {
        List<FleetSeries> left =
                families.stream().flatMap(f -> f.series().stream()).toList();
        for (Map.Entry<String, String> label : labels.entrySet()) {
            Set<String> values = new TreeSet<>();
            Set<String> names = new TreeSet<>();
            List<FleetSeries> matching = new ArrayList<>();
            for (FleetSeries series : left) {
                series.labels().withoutMetric().forEach((name, value) -> names.add(name));
                values.add(series.labels().get(label.getKey()));
                if (series.labels().get(label.getKey()).equals(label.getValue())) {
                    matching.add(series);
                }
            }
            String parameter = "label." + label.getKey();
            if (!names.contains(label.getKey())) {
                throw new Refusal(
                        400,
                        parameter + ": the metric has no such label; it has "
                                + (names.isEmpty() ? "none" : String.join(", ", names)));
            }
            if (matching.isEmpty()) {
                throw Refusal.parameter(parameter, label.getValue(), "one of " + String.join(", ", values));
            }
            left = matching;
        }
    }
}
