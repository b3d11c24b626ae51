package io.novacron.dwcpctl.ops.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Questions and answers as JSON, every sample in full, as Prometheus writes it: {@code [seconds, "value"]}. */
public final class TestimonyText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TestimonyText() {}

    public static ArrayNode write(Testimony testimony) {
        ArrayNode replicas = JSON.arrayNode();
        testimony.replies().forEach((name, replies) -> {
            ObjectNode replica = replicas.addObject();
            replica.put("replica", name);
            ArrayNode answers = replica.putArray("answers");
            replies.entrySet().stream()
                    .sorted(Comparator.comparing(
                                    (Map.Entry<Question, Reply> e) -> e.getKey().text())
                            .thenComparing(e -> e.getKey().from()))
                    .forEach(entry -> answers.add(answer(entry.getKey(), entry.getValue())));
        });
        return replicas;
    }

    private static ObjectNode answer(Question question, Reply reply) {
        ObjectNode node = JSON.objectNode();
        node.put("kind", question.kind().name());
        node.put("query", question.text());
        node.put("from", Moment.forMachines(question.from()));
        node.put("to", Moment.forMachines(question.to()));
        node.put("stepMillis", question.step().toMillis());
        node.put("tookMillis", reply.took().toMillis());
        ArrayNode warnings = node.putArray("warnings");
        reply.warnings().forEach(warnings::add);
        Failure failure = reply.failure();
        if (failure != null) {
            ObjectNode error = node.putObject("error");
            error.put("kind", failure.kind());
            error.put("message", failure.message());
            error.put("suggestion", failure.suggestion());
        } else if (reply.value() == null) {
            ArrayNode names = node.putArray("names");
            reply.names().forEach(names::add);
        } else {
            node.set("result", value(reply.value()));
        }
        return node;
    }

    static ObjectNode value(Value value) {
        ObjectNode node = JSON.objectNode();
        node.put("type", value.type());
        value.accept(new Value.Visitor<Object>() {
            @Override
            public Object scalar(Value.Scalar scalar) {
                return node.set("value", sample(scalar.sample()));
            }

            @Override
            public Object text(Value.Text text) {
                return node.set(
                        "value", JSON.arrayNode().add(seconds(text.millis())).add(text.value()));
            }

            @Override
            public Object vector(Value.Vector vector) {
                ArrayNode all = node.putArray("series");
                vector.points().forEach(point -> {
                    ObjectNode one = all.addObject();
                    one.set("metric", labels(point.labels()));
                    one.set("value", sample(point.sample()));
                });
                return all;
            }

            @Override
            public Object matrix(Value.Matrix matrix) {
                ArrayNode all = node.putArray("series");
                matrix.series().forEach(series -> {
                    ObjectNode one = all.addObject();
                    one.set("metric", labels(series.labels()));
                    ArrayNode values = one.putArray("values");
                    for (int i = 0; i < series.samples().size(); i++) {
                        values.add(sample(series.samples().get(i)));
                    }
                });
                return all;
            }
        });
        return node;
    }

    static ObjectNode labels(Labels labels) {
        ObjectNode node = JSON.objectNode();
        labels.forEach(node::put);
        return node;
    }

    private static ArrayNode sample(Sample sample) {
        return JSON.arrayNode().add(seconds(sample.millis())).add(Numbers.format(sample.value()));
    }

    private static BigDecimal seconds(long millis) {
        return BigDecimal.valueOf(millis, 3);
    }

    /** @throws RuntimeException of many kinds if it is not what {@link #write} writes */
    public static Testimony read(JsonNode replicas) {
        Map<String, Map<Question, Reply>> all = new LinkedHashMap<>();
        for (JsonNode replica : replicas) {
            Map<Question, Reply> replies = new LinkedHashMap<>();
            for (JsonNode node : replica.path("answers")) {
                Question question = new Question(
                        Question.Kind.valueOf(node.path("kind").asText()),
                        node.path("query").asText(),
                        Instant.parse(node.path("from").asText()),
                        Instant.parse(node.path("to").asText()),
                        Duration.ofMillis(node.path("stepMillis").asLong()));
                replies.put(question, reply(node));
            }
            all.put(replica.path("replica").asText(), replies);
        }
        return new Testimony(all);
    }

    private static Reply reply(JsonNode node) {
        JsonNode error = node.path("error");
        Failure failure = error.isMissingNode()
                ? null
                : new Failure(
                        error.path("kind").asText(),
                        error.path("message").asText(),
                        error.path("suggestion").asText());
        return new Reply(
                node.has("result") ? value(node.path("result")) : null,
                texts(node.path("names")),
                texts(node.path("warnings")),
                Duration.ofMillis(node.path("tookMillis").asLong()),
                failure);
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    static Value value(JsonNode node) {
        return switch (node.path("type").asText()) {
            case "scalar" -> new Value.Scalar(sample(node.path("value")));
            case "string" ->
                new Value.Text(
                        millis(node.path("value")), node.path("value").path(1).asText());
            case "vector" -> {
                List<Value.Point> points = new ArrayList<>();
                node.path("series")
                        .forEach(one ->
                                points.add(new Value.Point(labels(one.path("metric")), sample(one.path("value")))));
                yield new Value.Vector(points);
            }
            case "matrix" -> {
                List<Series> series = new ArrayList<>();
                node.path("series")
                        .forEach(
                                one -> series.add(new Series(labels(one.path("metric")), samples(one.path("values")))));
                yield new Value.Matrix(series);
            }
            default -> throw new IllegalArgumentException("no type of value");
        };
    }

    private static Samples samples(JsonNode pairs) {
        ArraySamples.Builder samples = new ArraySamples.Builder();
        pairs.forEach(pair -> samples.add(sample(pair).millis(), sample(pair).value()));
        return samples.build();
    }

    private static Sample sample(JsonNode pair) {
        return new Sample(millis(pair), Numbers.parse(pair.path(1).asText()));
    }

    private static long millis(JsonNode pair) {
        return pair.path(0).decimalValue().movePointRight(3).longValueExact();
    }

    static Labels labels(JsonNode node) {
        Map<String, String> labels = new TreeMap<>();
        node.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return Labels.of(labels);
    }
}
