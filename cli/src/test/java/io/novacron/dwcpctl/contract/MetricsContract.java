package io.novacron.dwcpctl.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.metrics.series.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code queries/metrics.yaml} says.
 *
 * @param targetLabels what Prometheus adds to every series of DWCP
 * @param metrics by name
 */
record MetricsContract(Set<String> targetLabels, Map<String, Metric> metrics) {
    static final String FILE = "queries/metrics.yaml";

    /**
     * A metric.
     *
     * @param external whether somebody else than DWCP exposes it
     * @param exposedBy the job, of DWCP's own
     * @param labels without the target's and {@code le}
     * @param unused why nobody reads it; null where somebody is to
     */
    record Metric(
            String name,
            boolean external,
            String exposedBy,
            String type,
            String unit,
            String help,
            Map<String, Values> labels,
            List<String> buckets,
            @Nullable String unused) {
        /** The names of its series. */
        List<String> series() {
            return type.equals("histogram") ? List.of(name + "_bucket", name + "_sum", name + "_count") : List.of(name);
        }
    }

    /**
     * The values of a label.
     *
     * @param listed empty where any value may come
     * @param always whether all of them are exposed at any time
     */
    record Values(Set<String> listed, boolean always) {
        static final Values ANY = new Values(Set.of(), false);
    }

    static JsonNode document() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(new ShippedFiles().text(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MetricsContract read() {
        JsonNode document = document();
        Map<String, Metric> metrics = new LinkedHashMap<>();
        for (String part : List.of("metrics", "external")) {
            for (JsonNode node : document.path(part)) {
                Metric metric = metric(node, part.equals("external"));
                if (metrics.put(metric.name(), metric) != null) {
                    throw new IllegalStateException(metric.name() + " is there twice");
                }
            }
        }
        Set<String> targetLabels = new LinkedHashSet<>();
        document.path("target_labels").fieldNames().forEachRemaining(targetLabels::add);
        return new MetricsContract(targetLabels, metrics);
    }

    private static Metric metric(JsonNode node, boolean external) {
        Map<String, Values> labels = new LinkedHashMap<>();
        node.path("labels").properties().forEach(e -> labels.put(e.getKey(), values(e.getValue())));
        List<String> buckets = new ArrayList<>();
        node.path("buckets").forEach(bound -> buckets.add(Numbers.format(bound.doubleValue())));
        return new Metric(
                node.path("name").asText(),
                external,
                node.path("exposed_by").asText(),
                node.path("type").asText(),
                node.path("unit").asText(),
                node.path("help").asText(),
                labels,
                buckets,
                node.hasNonNull("unused") ? node.path("unused").asText() : null);
    }

    private static Values values(JsonNode node) {
        JsonNode list = node.isArray() ? node : node.path("some_of");
        Set<String> listed = new LinkedHashSet<>();
        list.forEach(value -> listed.add(value.asText()));
        return listed.isEmpty() ? Values.ANY : new Values(listed, node.isArray());
    }

    /** The metric that a series belongs to; null where none does. */
    @Nullable
    Metric ofSeries(String series) {
        return metrics.values().stream()
                .filter(metric -> metric.series().contains(series))
                .findFirst()
                .orElse(null);
    }

    /** The labels of a series and their values, the target's and {@code le} included. */
    Map<String, Values> labelsOf(String series) {
        Metric metric = ofSeries(series);
        if (metric == null) {
            return Map.of();
        }
        Map<String, Values> labels = new LinkedHashMap<>(metric.labels());
        if (!metric.external()) {
            targetLabels.forEach(label -> labels.put(label, Values.ANY));
        }
        if (series.endsWith("_bucket")) {
            Set<String> bounds = new LinkedHashSet<>(metric.buckets());
            bounds.add("+Inf");
            labels.put("le", new Values(bounds, true));
        }
        return labels;
    }
}
