package io.novacron.dwcpctl.metrics.promql.eval;

import com.fasterxml.jackson.databind.JsonNode;
import io.novacron.dwcpctl.metrics.promql.Evaluation;
import io.novacron.dwcpctl.metrics.promql.Evaluator;
import io.novacron.dwcpctl.metrics.promql.PromqlEvaluationException;
import io.novacron.dwcpctl.metrics.promql.Storage;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlPrinter;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Has a real Prometheus 3 evaluate, one for each state of the storage: what it holds is written into it first. */
final class PrometheusEvaluator implements Evaluator, AutoCloseable {
    private final Path folder;
    private @Nullable RealPrometheus server;
    private List<Series> written = List.of();
    private int started;

    /** @param folder for the data of all of them */
    PrometheusEvaluator(Path folder) {
        this.folder = folder;
    }

    @Override
    public Evaluation instant(Expr expr, Storage storage, long atMillis) {
        return evaluation(api -> api.instant(PromqlPrinter.print(expr), atMillis), storage);
    }

    @Override
    public Evaluation range(Expr expr, Storage storage, long fromMillis, long toMillis, long stepMillis) {
        return evaluation(api -> api.range(PromqlPrinter.print(expr), fromMillis, toMillis, stepMillis), storage);
    }

    /** What it says of a text that may be no expression; null if it takes it for one. */
    @Nullable
    String refusal(String text) {
        JsonNode reply = ask(api -> api.instant(text, 0), server == null ? holding(List.of()) : server);
        return reply.path("status").asText().equals("success") ? null : error(reply);
    }

    private interface Question {
        JsonNode put(PrometheusApi api) throws IOException, InterruptedException;
    }

    private static JsonNode ask(Question question, RealPrometheus server) {
        try {
            return question.put(new PrometheusApi(server.url()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Evaluation evaluation(Question question, Storage storage) {
        List<Series> held = new ArrayList<>(storage.select(List.of(), 0, Long.MAX_VALUE));
        RealPrometheus holding = server != null && held.equals(written) ? server : holding(held);
        JsonNode reply = ask(question, holding);
        if (!reply.path("status").asText().equals("success")) {
            throw new PromqlEvaluationException(error(reply));
        }
        return new Evaluation(value(reply.path("data")), texts(reply.path("warnings")), texts(reply.path("infos")));
    }

    private static String error(JsonNode reply) {
        return reply.path("error").asText().replace("invalid parameter \"query\": ", "");
    }

    private RealPrometheus holding(List<Series> series) {
        close();
        try {
            server = RealPrometheus.start(
                    RealPrograms.THREE,
                    Files.createDirectory(folder.resolve("prometheus-" + ++started)),
                    "global: {}",
                    "--storage.tsdb.retention.time=100y",
                    "--web.enable-remote-write-receiver",
                    "--enable-feature=promql-experimental-functions");
            // a new database refuses what is much older than its first sample
            List<Series> oldestFirst = new ArrayList<>(series);
            oldestFirst.sort(Comparator.comparingLong(s -> s.samples().millis(0)));
            new PrometheusApi(server.url()).write(oldestFirst);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        written = series;
        return server;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Value value(JsonNode data) {
        JsonNode result = data.path("result");
        return switch (data.path("resultType").asText()) {
            case "scalar" -> new Value.Scalar(sample(result));
            case "string" -> new Value.Text(millis(result), result.path(1).asText());
            case "vector" -> {
                List<Value.Point> points = new ArrayList<>();
                result.forEach(one -> points.add(new Value.Point(labels(one), sample(one.path("value")))));
                yield new Value.Vector(points);
            }
            default -> {
                List<Series> series = new ArrayList<>();
                result.forEach(one -> {
                    ArraySamples.Builder samples = new ArraySamples.Builder();
                    one.path("values")
                            .forEach(s -> samples.add(millis(s), sample(s).value()));
                    series.add(new Series(labels(one), samples.build()));
                });
                yield new Value.Matrix(series);
            }
        };
    }

    private static Labels labels(JsonNode series) {
        Map<String, String> labels = new TreeMap<>();
        series.path("metric")
                .properties()
                .forEach(l -> labels.put(l.getKey(), l.getValue().asText()));
        return Labels.of(labels);
    }

    private static Sample sample(JsonNode pair) {
        return new Sample(millis(pair), Numbers.parse(pair.path(1).asText()));
    }

    private static long millis(JsonNode pair) {
        return Math.round(pair.path(0).asDouble() * 1000);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
