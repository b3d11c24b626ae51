package io.novacron.dwcpctl.site.prometheus;

import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.site.http.JsonStream;
import io.novacron.dwcpctl.site.http.ServerText;
import io.novacron.dwcpctl.site.http.UnintelligibleException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of {@code query} and {@code query_range}. Native histograms have no place in our model: they are left
 * out, and named.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#expression-query-result-formats">Expression query
 *     result formats</a>
 */
final class ValueDecoder {
    /** The largest time a double holds exactly to the millisecond. */
    private static final double MAX_MILLIS = 1L << 53;

    private static final int NAMED = 5;

    /** A value, and what had to be left out of it. */
    record Decoded(Value value, List<String> warnings) {}

    private String type = "";
    private boolean seen;
    private @Nullable Sample scalar;
    private Value.@Nullable Text text;
    private final List<Value.Point> points = new ArrayList<>();
    private final List<Series> series = new ArrayList<>();
    private final List<Labels> histograms = new ArrayList<>();

    private ValueDecoder() {}

    /** Reads one {@code data} object: {@code resultType} and {@code result}, in whatever order. */
    static Decoded decode(JsonStream json) throws IOException {
        ValueDecoder decoder = new ValueDecoder();
        json.object(name -> {
            switch (name) {
                case "resultType" -> decoder.type = json.text();
                case "result" -> decoder.result(json);
                default -> json.skip();
            }
        });
        return new Decoded(decoder.value(), decoder.warnings());
    }

    /** As above, for an answer that must be a matrix. */
    static Decoded decodeMatrix(JsonStream json) throws IOException {
        Decoded decoded = decode(json);
        if (!(decoded.value() instanceof Value.Matrix)) {
            throw wrongType("a matrix is wanted, found a " + decoded.value().type());
        }
        return decoded;
    }

    private Value value() throws UnintelligibleException {
        boolean one = scalar != null || text != null;
        boolean many = !points.isEmpty() || !series.isEmpty() || !histograms.isEmpty();
        boolean fits = switch (type) {
            case "scalar" -> scalar != null && !many;
            case "string" -> text != null && !many;
            case "vector" -> seen && !one && series.isEmpty();
            case "matrix" -> seen && !one && points.isEmpty();
            default ->
                throw wrongType(
                        type.isEmpty() ? "no resultType" : "unknown resultType \"" + ServerText.oneLine(type) + "\"");
        };
        if (!fits) {
            throw wrongType("the result is no " + type);
        }
        if (scalar != null) {
            return new Value.Scalar(scalar);
        }
        if (text != null) {
            return text;
        }
        return type.equals("vector") ? new Value.Vector(points) : new Value.Matrix(series);
    }

    private static UnintelligibleException wrongType(String problem) {
        return new UnintelligibleException(
                "not an answer to a query: " + problem, "Check the URL: another service may be answering there.");
    }

    private List<String> warnings() {
        if (histograms.isEmpty()) {
            return List.of();
        }
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < Math.min(NAMED, histograms.size()); i++) {
            names.append(i == 0 ? "" : ", ")
                    .append(ServerText.oneLine(histograms.get(i).toString()));
        }
        if (histograms.size() > NAMED) {
            names.append(" and ").append(histograms.size() - NAMED).append(" more");
        }
        return List.of("native histograms are not supported and left out: " + names);
    }

    private void result(JsonStream json) throws IOException {
        if (seen) {
            throw json.wrong("one result");
        }
        seen = true;
        if (json.isNull()) {
            return;
        }
        if (!json.isArray()) {
            throw json.wrong("an array");
        }
        while (json.next()) {
            if (json.isObject()) {
                item(json);
            } else {
                one(json);
            }
        }
    }

    /** A scalar or a string: we stand on its time, the first item of the result. */
    private void one(JsonStream json) throws IOException {
        if (scalar != null || text != null || !points.isEmpty() || !series.isEmpty()) {
            throw json.wrong("one pair");
        }
        long millis = millis(json);
        if (!json.next()) {
            throw json.wrong("a string");
        }
        String written = json.text();
        if (type.equals("string")) {
            text = new Value.Text(millis, written);
        } else {
            scalar = new Sample(millis, number(json, written));
        }
    }

    private void item(JsonStream json) throws IOException {
        Item item = new Item();
        json.object(name -> {
            switch (name) {
                case "metric" -> item.labels = labels(json);
                case "value" -> item.value = pair(json);
                case "values" -> item.values = samples(json);
                case "histogram", "histograms" -> {
                    item.histogram = true;
                    json.skip();
                }
                default -> json.skip();
            }
        });
        if (item.value == null && item.values == null && !item.histogram) {
            throw json.wrong("a value or values");
        }
        if (item.histogram) {
            histograms.add(item.labels);
        }
        if (item.value != null) {
            points.add(new Value.Point(item.labels, item.value));
        }
        if (item.values != null) {
            series.add(new Series(item.labels, item.values));
        }
    }

    private static final class Item {
        private Labels labels = Labels.EMPTY;
        private @Nullable Sample value;
        private @Nullable Samples values;
        private boolean histogram;
    }

    /** Reads an object of strings. */
    static Labels labels(JsonStream json) throws IOException {
        return Labels.of(texts(json));
    }

    static Map<String, String> texts(JsonStream json) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (!json.isNull()) {
            json.object(name -> texts.put(name, json.text()));
        }
        return texts;
    }

    private static Samples samples(JsonStream json) throws IOException {
        ArraySamples.Builder samples = new ArraySamples.Builder();
        if (!json.isArray()) {
            throw json.wrong("an array");
        }
        long last = Long.MIN_VALUE;
        while (json.next()) {
            Sample sample = pair(json);
            if (sample.millis() <= last) {
                throw json.wrong("a later time than the one before");
            }
            last = sample.millis();
            samples.add(last, sample.value());
        }
        return samples.build();
    }

    private static Sample pair(JsonStream json) throws IOException {
        if (!json.isArray() || !json.next()) {
            throw json.wrong("a pair of time and value");
        }
        long millis = millis(json);
        if (!json.next()) {
            throw json.wrong("a value after the time");
        }
        double value = number(json, json.text());
        if (json.next()) {
            throw json.wrong("a pair of time and value");
        }
        return new Sample(millis, value);
    }

    private static long millis(JsonStream json) throws IOException {
        double millis = json.number() * 1000;
        if (!(Math.abs(millis) <= MAX_MILLIS)) {
            throw json.wrong("a time in seconds");
        }
        return Math.round(millis);
    }

    /** A sample's value: to the digit, or refused; garbage is never NaN. */
    static double number(JsonStream json, String written) throws UnintelligibleException {
        try {
            // Java would read over white space
            if (!written.isEmpty() && written.strip().length() == written.length()) {
                return Numbers.parse(written);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw json.wrong("a number in quotes, not \"" + ServerText.oneLine(written) + "\",");
    }
}
