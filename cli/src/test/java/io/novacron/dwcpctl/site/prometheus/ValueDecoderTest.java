package io.novacron.dwcpctl.site.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.site.http.JsonStream;
import io.novacron.dwcpctl.site.http.UnintelligibleException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueDecoderTest {
    private static final Labels UP = Labels.of("__name__", "up");

    private static ValueDecoder.Decoded decode(String json) throws IOException {
        return JsonStream.decode(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), ValueDecoder::decode);
    }

    private static String data(String type, String result) {
        return "{\"resultType\":\"" + type + "\",\"result\":" + result + "}";
    }

    @Test
    void each_type_is_read() throws Exception {
        assertThat(decode(data("scalar", "[1.5,\"-Inf\"]")).value())
                .isEqualTo(new Value.Scalar(new Sample(1500, Double.NEGATIVE_INFINITY)));
        assertThat(decode(data("string", "[1.5,\"NaN\"]")).value()).isEqualTo(new Value.Text(1500, "NaN"));
        assertThat(decode(data("vector", "[{\"metric\":{\"__name__\":\"up\"},\"value\":[1,\"+Inf\"]}]"))
                        .value())
                .isEqualTo(new Value.Vector(List.of(new Value.Point(UP, new Sample(1000, Double.POSITIVE_INFINITY)))));
        assertThat(decode(data("matrix", "[{\"metric\":{\"__name__\":\"up\"},\"values\":[[1,\"0\"],[2.001,\"NaN\"]]}]"))
                        .value())
                .isEqualTo(new Value.Matrix(List.of(new Series(
                        UP, ArraySamples.of(new long[] {1000, 2001}, new double[] {0, Double.NaN})))));
        assertThat(decode(data("vector", "[]")).value()).isEqualTo(new Value.Vector(List.of()));
        assertThat(decode(data("matrix", "null")).value()).isEqualTo(new Value.Matrix(List.of()));
    }

    @Test
    void the_type_may_stand_behind_the_result() throws Exception {
        assertThat(decode("{\"stats\":{\"a\":[1]},\"result\":[1,\"2\"],\"resultType\":\"scalar\"}")
                        .value())
                .isEqualTo(new Value.Scalar(new Sample(1000, 2)));
    }

    @Test
    void native_histograms_are_left_out_and_named() throws Exception {
        String histogram = "\"histogram\":[1,{\"count\":\"1\",\"sum\":\"2\",\"buckets\":[[0,\"1\",\"2\",\"3\"]]}]";
        ValueDecoder.Decoded decoded = decode(data(
                "vector",
                "[{\"metric\":{\"__name__\":\"h\",\"le\":\"x\"}," + histogram
                        + "},{\"metric\":{\"__name__\":\"up\"},\"value\":[1,\"1\"]}]"));
        assertThat(decoded.value()).isEqualTo(new Value.Vector(List.of(new Value.Point(UP, new Sample(1000, 1)))));
        assertThat(decoded.warnings()).containsExactly("native histograms are not supported and left out: h{le=\"x\"}");
        ValueDecoder.Decoded both = decode(data(
                "matrix",
                "[{\"metric\":{\"__name__\":\"up\"},\"values\":[[1,\"1\"]],\"histograms\":[[2,{\"count\":\"1\"}]]}]"));
        assertThat(both.value())
                .isInstanceOfSatisfying(
                        Value.Matrix.class, m -> assertThat(m.series()).hasSize(1));
        assertThat(both.warnings()).containsExactly("native histograms are not supported and left out: up");
        String six = "{\"metric\":{\"__name__\":\"h\"}," + histogram + "}";
        assertThat(decode(data("vector", "[" + String.join(",", List.of(six, six, six, six, six, six)) + "]"))
                        .warnings())
                .containsExactly("native histograms are not supported and left out: h, h, h, h, h and 1 more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc", "", " ", " 1", "1 ", "1f", "1d", "0x", "1e", "--1", "1,5", "NaN()", "Infinit", "nan1", "１",
                "null"
            })
    void what_is_no_number_is_refused_and_never_nan(String value) {
        for (String json : List.of(
                data("scalar", "[1,\"" + value + "\"]"),
                data("vector", "[{\"metric\":{},\"value\":[1,\"" + value + "\"]}]"),
                data("matrix", "[{\"metric\":{},\"values\":[[1,\"1\"],[2,\"" + value + "\"]]}]"))) {
            assertThatThrownBy(() -> decode(json))
                    .isInstanceOf(UnintelligibleException.class)
                    .hasMessageContaining(
                            "a number in quotes, not \"" + value.strip() + "\", is wanted, found a string");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resultType\":\"scalar\",\"result\":[1,2]}",
                "{\"resultType\":\"scalar\",\"result\":[\"1\",\"2\"]}",
                "{\"resultType\":\"scalar\",\"result\":[1]}",
                "{\"resultType\":\"scalar\",\"result\":[1,\"2\",3,\"4\"]}",
                "{\"resultType\":\"scalar\",\"result\":[1,\"2\",{\"metric\":{},\"value\":[1,\"2\"]}]}",
                "{\"resultType\":\"scalar\",\"result\":[]}",
                "{\"resultType\":\"scalar\",\"result\":[1e300,\"1\"]}",
                "{\"resultType\":\"scalar\"}",
                "{\"resultType\":\"vector\"}",
                "{\"result\":[]}",
                "{\"resultType\":\"tensor\",\"result\":[]}",
                "{\"resultType\":\"vector\",\"result\":{}}",
                "{\"resultType\":\"vector\",\"result\":[1,\"2\"]}",
                "{\"resultType\":\"vector\",\"result\":[],\"result\":[]}",
                "{\"resultType\":\"vector\",\"result\":[{\"metric\":{}}]}",
                "{\"resultType\":\"vector\",\"result\":[{\"metric\":{\"a\":1},\"value\":[1,\"2\"]}]}",
                "{\"resultType\":\"vector\",\"result\":[{\"metric\":[],\"value\":[1,\"2\"]}]}",
                "{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,\"2\",3]}]}",
                "{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,null]}]}",
                "{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"values\":[[1,\"2\"]]}]}",
                "{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"value\":[1,\"2\"]}]}",
                "{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[2,\"2\"],[1,\"2\"]]}]}",
                "{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[1,\"2\"],[1,\"2\"]]}]}",
                "{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":null}]}",
            })
    void another_shape_is_refused(String json) {
        assertThatThrownBy(() -> decode(json)).isInstanceOf(UnintelligibleException.class);
    }

    @Test
    void limits_hold_against_hostile_json() {
        assertThatThrownBy(() -> decode("{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}"))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> decode("{\"result\":[1" + "0".repeat(200) + ",\"1\"]}"))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> decode("{\"" + "x".repeat(1 << 15) + "\":1}"))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void every_double_and_every_label_comes_back_to_the_bit() throws Exception {
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            List<Series> series = new ArrayList<>();
            for (int s = random.nextInt(4); s > 0; s--) {
                long[] times = new long[random.nextInt(20)];
                double[] values = new double[times.length];
                long at = random.nextInt(2_000_000_000) * 1000L;
                for (int i = 0; i < times.length; i++) {
                    at += 1 + random.nextInt(100_000);
                    times[i] = at;
                    values[i] = number(random);
                }
                series.add(new Series(labels(random), ArraySamples.of(times, values)));
            }
            Value.Matrix matrix = new Value.Matrix(series);
            assertThat(decode(data("matrix", write(matrix))).value()).isEqualTo(matrix);
        }
    }

    @Test
    void a_reply_cut_anywhere_is_refused() {
        Value.Matrix matrix = new Value.Matrix(List.of(new Series(
                labels(new Random(1)), ArraySamples.of(new long[] {1, 2}, new double[] {0.5, Double.NaN}))));
        byte[] whole = data("matrix", write(matrix)).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            ByteArrayInputStream cut = new ByteArrayInputStream(whole, 0, length);
            assertThatThrownBy(() -> JsonStream.decode(cut, ValueDecoder::decode))
                    .as("the first %d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    private static double number(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> -0.0;
            case 4 -> random.nextInt(1000);
            default -> {
                double any = Double.longBitsToDouble(random.nextLong());
                yield Double.isNaN(any) ? 1 : any;
            }
        };
    }

    private static Labels labels(Random random) {
        String alphabet = "aZ_09 \"\\\n\t{}=,ü☃\ud83d\ude00";
        Map<String, String> labels = new TreeMap<>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            labels.put(
                    "l" + random.nextInt(5),
                    random.ints(1 + random.nextInt(6), 0, alphabet.codePointCount(0, alphabet.length()))
                            .mapToObj(i -> Character.toString(alphabet.codePointAt(alphabet.offsetByCodePoints(0, i))))
                            .collect(Collectors.joining()));
        }
        return Labels.of(labels);
    }

    private static String write(Value.Matrix matrix) {
        return matrix.series().stream()
                .map(s -> {
                    List<String> labels = new ArrayList<>();
                    s.labels().forEach((name, value) -> labels.add(quote(name) + ":" + quote(value)));
                    List<String> values = new ArrayList<>();
                    for (int i = 0; i < s.samples().size(); i++) {
                        values.add("[" + BigDecimal.valueOf(s.samples().millis(i), 3) + ",\""
                                + Numbers.format(s.samples().value(i)) + "\"]");
                    }
                    return "{\"metric\":{" + String.join(",", labels) + "},\"values\":[" + String.join(",", values)
                            + "]}";
                })
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String quote(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t") + "\"";
    }
}
