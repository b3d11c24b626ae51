package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Numbers by region, as a source of metrics has them. Questions that fail have no numbers, and say why. */
record Counts(Map<String, Double> byRegion, String failure) {
    Counts {
        byRegion = Map.copyOf(byRegion);
    }

    /** Asks once. */
    static Counts of(MetricSource metrics, String promql, Instant at) {
        try {
            Value value = metrics.query(promql, at).value();
            Map<String, Double> numbers = new TreeMap<>();
            if (value instanceof Value.Vector vector) {
                vector.points()
                        .forEach(point -> numbers.put(
                                point.labels().get("region"), point.sample().value()));
            }
            return new Counts(numbers, "");
        } catch (CliException e) {
            return new Counts(Map.of(), e.getMessage());
        }
    }

    /** A matcher for the region, to stand in a selector behind others; the empty string for all. */
    static String only(@Nullable String region) {
        return region == null
                ? ""
                : ", region=\"" + region.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Nullable
    Double in(String region) {
        Double number = byRegion.get(region);
        return number == null || number.isNaN() ? null : number;
    }

    double sum() {
        return byRegion.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
