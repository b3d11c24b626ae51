package io.novacron.dwcpctl.site.fleet.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/** What queries come to, as the API writes it ({@code web/api/v1/json_codec.go}). */
final class ValueJson implements Value.Visitor<Envelope.Content> {
    private static final ValueJson VISITOR = new ValueJson();

    private ValueJson() {}

    /** The object of result type and result. */
    static Envelope.Content of(Value value) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("resultType", value.type());
            json.writeFieldName("result");
            value.accept(VISITOR).write(json);
            json.writeEndObject();
        };
    }

    /** Names and values, sorted by name. */
    static void labels(JsonGenerator json, Labels labels) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, String> label : labels.toMap().entrySet()) {
            json.writeStringField(label.getKey(), label.getValue());
        }
        json.writeEndObject();
    }

    @Override
    public Envelope.Content scalar(Value.Scalar scalar) {
        Sample sample = scalar.sample();
        return json -> pair(json, shortest(sample.millis()), Numbers.format(sample.value()));
    }

    @Override
    public Envelope.Content text(Value.Text text) {
        return json -> pair(json, shortest(text.millis()), text.value());
    }

    @Override
    public Envelope.Content vector(Value.Vector vector) {
        return json -> {
            json.writeStartArray();
            for (Value.Point point : vector.points()) {
                json.writeStartObject();
                json.writeFieldName("metric");
                labels(json, point.labels());
                json.writeFieldName("value");
                pair(json, time(point.sample().millis()), number(point.sample().value()));
                json.writeEndObject();
            }
            json.writeEndArray();
        };
    }

    @Override
    public Envelope.Content matrix(Value.Matrix matrix) {
        return json -> {
            json.writeStartArray();
            for (Series series : matrix.series()) {
                json.writeStartObject();
                json.writeFieldName("metric");
                labels(json, series.labels());
                json.writeArrayFieldStart("values");
                Samples samples = series.samples();
                for (int i = 0; i < samples.size(); i++) {
                    pair(json, time(samples.millis(i)), number(samples.value(i)));
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        };
    }

    /** Seconds of a series' sample: with three decimals or none. */
    private static BigDecimal time(long millis) {
        return millis % 1000 == 0 ? BigDecimal.valueOf(millis / 1000) : BigDecimal.valueOf(millis, 3);
    }

    /** Seconds with as many decimals as it takes. */
    static BigDecimal seconds(long millis) {
        return shortest(millis);
    }

    /** Seconds of a scalar or a string: with as many decimals as it takes. */
    private static BigDecimal shortest(long millis) {
        BigDecimal seconds = time(millis);
        return seconds.scale() > 0 ? seconds.stripTrailingZeros() : seconds;
    }

    private static void pair(JsonGenerator json, BigDecimal seconds, String value) throws IOException {
        json.writeStartArray();
        json.writeNumber(seconds);
        json.writeString(value);
        json.writeEndArray();
    }

    /** As scalars are written, but very big and very small ones with an exponent ({@code util/jsonutil}). */
    static String number(double value) {
        double size = Math.abs(value);
        String plain = Numbers.format(value);
        if (value == 0 || !Double.isFinite(value) || (size >= 1e-6 && size < 1e21)) {
            return plain;
        }
        return exponential(value);
    }

    /** With one digit before the point and an exponent: {@code 1.5e+00}; as alerts' values are written. */
    static String exponential(double value) {
        String plain = Numbers.format(value);
        if (!Double.isFinite(value)) {
            return plain;
        }
        if (value == 0) {
            return plain + "e+00";
        }
        BigDecimal decimal = new BigDecimal(plain).stripTrailingZeros();
        String digits = decimal.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        StringBuilder text = new StringBuilder(value < 0 ? "-" : "").append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append('e').append(exponent < 0 ? '-' : '+');
        return text.append(Math.abs(exponent) < 10 ? "0" : "")
                .append(Math.abs(exponent))
                .toString();
    }
}
