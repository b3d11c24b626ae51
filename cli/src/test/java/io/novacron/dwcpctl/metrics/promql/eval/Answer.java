package io.novacron.dwcpctl.metrics.promql.eval;

import com.fasterxml.jackson.databind.JsonNode;
import io.novacron.dwcpctl.metrics.promql.Evaluation;
import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What an expression came to, in a form in which two evaluators can be compared: bit for bit, any NaN like any other. */
record Answer(String error, String type, List<String> order, Map<String, List<String>> series, TreeSet<String> notes) {
    static Answer ofOurs(Supplier<Evaluation> evaluation) {
        try {
            return of(evaluation.get());
        } catch (PromqlException e) {
            return new Answer(e.getMessage(), "", List.of(), Map.of(), new TreeSet<>());
        }
    }

    private static Answer of(Evaluation evaluation) {
        Map<String, List<String>> all = new TreeMap<>();
        List<String> order = new ArrayList<>();
        Value value = evaluation.value();
        value.accept(new Value.Visitor<Void>() {
            @Override
            public Void scalar(Value.Scalar scalar) {
                all.put(
                        "",
                        List.of(written(
                                scalar.sample().millis(), scalar.sample().value())));
                return null;
            }

            @Override
            public Void text(Value.Text text) {
                all.put("", List.of(text.millis() + " " + text.value()));
                return null;
            }

            @Override
            public Void vector(Value.Vector vector) {
                for (Value.Point point : vector.points()) {
                    add(
                            point.labels(),
                            List.of(written(
                                    point.sample().millis(), point.sample().value())));
                }
                return null;
            }

            @Override
            public Void matrix(Value.Matrix matrix) {
                for (Series one : matrix.series()) {
                    List<String> texts = new ArrayList<>();
                    Samples samples = one.samples();
                    for (int i = 0; i < samples.size(); i++) {
                        texts.add(written(samples.millis(i), samples.value(i)));
                    }
                    add(one.labels(), texts);
                }
                return null;
            }

            private void add(Labels labels, List<String> texts) {
                String key = labels.toMap().toString();
                order.add(key);
                all.put(key, texts);
            }
        });
        TreeSet<String> notes = new TreeSet<>(evaluation.warnings());
        notes.addAll(evaluation.infos());
        return new Answer("", value.type(), order, all, notes);
    }

    static Answer ofTheirs(JsonNode reply) {
        TreeSet<String> notes = new TreeSet<>();
        reply.path("warnings").forEach(note -> notes.add(note.asText()));
        reply.path("infos").forEach(note -> notes.add(note.asText()));
        if (!reply.path("status").asText().equals("success")) {
            return new Answer(
                    reply.path("error").asText().replace("invalid parameter \"query\": ", ""),
                    "",
                    List.of(),
                    Map.of(),
                    new TreeSet<>());
        }
        Map<String, List<String>> all = new TreeMap<>();
        List<String> order = new ArrayList<>();
        JsonNode result = reply.path("data").path("result");
        String type = reply.path("data").path("resultType").asText();
        switch (type) {
            case "scalar" -> all.put("", List.of(text(result)));
            case "string" ->
                all.put("", List.of(millis(result.get(0)) + " " + result.get(1).asText()));
            default ->
                result.forEach(one -> {
                    Map<String, String> labels = new TreeMap<>();
                    one.path("metric")
                            .properties()
                            .forEach(l -> labels.put(l.getKey(), l.getValue().asText()));
                    List<String> texts = new ArrayList<>();
                    if (one.has("value")) {
                        texts.add(text(one.get("value")));
                    }
                    one.path("values").forEach(sample -> texts.add(text(sample)));
                    order.add(labels.toString());
                    all.put(labels.toString(), texts);
                });
        }
        return new Answer("", type, order, all, notes);
    }

    private static long millis(JsonNode seconds) {
        return Math.round(seconds.asDouble() * 1000);
    }

    private static String text(JsonNode sample) {
        return written(millis(sample.get(0)), Numbers.parse(sample.get(1).asText()));
    }

    private static String written(long millis, double value) {
        return millis + "=" + Numbers.format(value);
    }

    /** The series; on demand -0 is 0. */
    Map<String, List<String>> values(boolean zerosAlike) {
        if (!zerosAlike) {
            return series;
        }
        Map<String, List<String>> unsigned = new TreeMap<>();
        series.forEach((labels, samples) -> unsigned.put(
                labels, samples.stream().map(s -> s.replaceFirst("=-0$", "=0")).toList()));
        return unsigned;
    }

    /** Whether the series come in the same order; among more than a dozen, Go may sort equal values in any. */
    boolean isOrderedAs(Answer other) {
        return order.size() <= 12 ? order.equals(other.order) : values(order).equals(other.values(other.order));
    }

    private List<List<String>> values(List<String> keys) {
        return keys.stream().map(key -> series.getOrDefault(key, List.of())).toList();
    }

    /** On one line; the order of the series left out. */
    String line() {
        return isError() ? "error " + error : type + " " + series + (notes.isEmpty() ? "" : " " + notes);
    }

    boolean isError() {
        return !error.isEmpty();
    }

    /** Whether two answers hold the same series at the same times, with values within some units in the last place. */
    boolean isNear(Answer other, long ulps) {
        if (isError() || other.isError() || !series.keySet().equals(other.series.keySet())) {
            return false;
        }
        for (Map.Entry<String, List<String>> entry : series.entrySet()) {
            List<String> theirs = other.series.get(entry.getKey());
            if (theirs == null || theirs.size() != entry.getValue().size()) {
                return false;
            }
            for (int i = 0; i < theirs.size(); i++) {
                if (!isNear(entry.getValue().get(i), theirs.get(i), ulps)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isNear(String a, String b, long ulps) {
        if (a.equals(b)) {
            return true;
        }
        String[] left = a.split("=", 2);
        String[] right = b.split("=", 2);
        if (left.length < 2 || right.length < 2 || !left[0].equals(right[0])) {
            return false;
        }
        double x = Numbers.parse(left[1]);
        double y = Numbers.parse(right[1]);
        return Math.abs(x - y) <= ulps * Math.ulp(Math.max(Math.abs(x), Math.abs(y)));
    }
}
