package io.novacron.dwcpctl.metrics.promql.eval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One of our own test scripts: a topic of PromQL in Prometheus's format, a file of {@code promql/scripts}. */
record PromqlScript(String topic, String text) {
    /** In the order in which a book would have them. */
    static final List<String> TOPICS = List.of(
            "literals",
            "selectors",
            "operators",
            "comparison",
            "sets",
            "matching",
            "aggregations",
            "selections",
            "rate",
            "over-time",
            "trends",
            "histograms",
            "labels",
            "info",
            "sort",
            "math",
            "trigonometry",
            "dates",
            "absent",
            "subqueries",
            "offset-at",
            "staleness",
            "ranges",
            "annotations",
            "limits");

    static List<PromqlScript> all() {
        List<PromqlScript> scripts = new ArrayList<>();
        for (String topic : TOPICS) {
            scripts.add(new PromqlScript(topic, read("/promql/scripts/" + topic + ".test")));
        }
        return scripts;
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(PromqlScript.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return topic;
    }
}
