package io.novacron.dwcpctl.ops.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A metric as it stands in evidence: whole, its expressions resolved, nothing left to look up elsewhere. */
public final class MetricText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MetricText() {}

    /** @param region what was asked about; null for all */
    public static ObjectNode write(Metric metric, @Nullable String region) {
        ObjectNode node = JSON.objectNode();
        node.put("id", metric.id());
        node.put("title", metric.title());
        node.put("unit", metric.unit().name());
        Statistic statistic = metric.statistic();
        if (statistic instanceof Statistic.Quantile quantile) {
            node.put("statistic", "quantile");
            node.put("share", Numbers.format(quantile.share()));
        } else {
            node.put("statistic", statistic instanceof Statistic.Ratio ? "ratio" : "mean");
        }
        ArrayNode parts = node.putArray("parts");
        for (Sides sides : statistic.parts()) {
            parts.addObject()
                    .put("baseline", sides.baseline().resolve(region))
                    .put("candidate", sides.candidate().resolve(region));
        }
        texts(node.putArray("by"), metric.by());
        node.put("better", metric.better().name());
        node.put("tolerance", Numbers.format(metric.tolerance()));
        node.put("target", Numbers.format(metric.target()));
        node.put("why", metric.why());
        texts(node.putArray("next"), metric.next());
        Method method = metric.method();
        ObjectNode how = node.putObject("method");
        how.put("baseline", method.baseline());
        how.put("candidate", method.candidate());
        how.put("window", PromDuration.format(method.window()));
        how.put("windows", method.windows());
        how.put("minimum", Numbers.format(method.minimum()));
        how.put("coverage", Numbers.format(method.coverage()));
        how.put("confidence", Numbers.format(method.confidence()));
        how.put("resamples", method.resamples());
        how.put("seed", method.seed());
        node.put("origin", metric.origin());
        return node;
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    /** @throws IllegalArgumentException if it is not what {@link #write} writes */
    public static Metric read(JsonNode node) {
        JsonNode how = node.path("method");
        return new Metric(
                node.path("id").asText(),
                node.path("title").asText(),
                Unit.valueOf(node.path("unit").asText()),
                statistic(node),
                texts(node.path("by")),
                Better.valueOf(node.path("better").asText()),
                number(node, "tolerance"),
                number(node, "target"),
                node.path("why").asText(),
                texts(node.path("next")),
                new Method(
                        how.path("baseline").asText(),
                        how.path("candidate").asText(),
                        window(how),
                        how.path("windows").asInt(),
                        number(how, "minimum"),
                        number(how, "coverage"),
                        number(how, "confidence"),
                        how.path("resamples").asInt(),
                        how.path("seed").asLong()),
                node.path("origin").asText());
    }

    private static Statistic statistic(JsonNode node) {
        List<Sides> parts = new ArrayList<>();
        node.path("parts")
                .forEach(part -> parts.add(new Sides(
                        new Query.Resolved(part.path("baseline").asText()),
                        new Query.Resolved(part.path("candidate").asText()))));
        String kind = node.path("statistic").asText();
        if (parts.size() != (kind.equals("ratio") ? 2 : 1)) {
            throw new IllegalArgumentException("parts of a comparison are missing");
        }
        return switch (kind) {
            case "quantile" -> new Statistic.Quantile(number(node, "share"), parts.get(0));
            case "ratio" -> new Statistic.Ratio(parts.get(0), parts.get(1));
            case "mean" -> new Statistic.Mean(parts.get(0));
            default -> throw new IllegalArgumentException("no statistic: " + kind);
        };
    }

    private static Duration window(JsonNode how) {
        return PromDuration.tryParse(how.path("window").asText())
                .filter(window -> !window.isZero())
                .orElseThrow(() -> new IllegalArgumentException("no window"));
    }

    private static double number(JsonNode node, String name) {
        return Numbers.parse(node.path(name).asText());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
