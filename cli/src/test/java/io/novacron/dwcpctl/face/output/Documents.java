package io.novacron.dwcpctl.face.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.novacron.dwcpctl.face.output.Block.Chart;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Line;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Block.Table;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents and the ways to look at them, for tests. */
final class Documents {
    static final Instant NINE = Instant.parse("2026-01-31T08:00:00Z");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Appearance PLAIN = new Appearance(80, false, true, BERLIN);
    static final Appearance ASCII = new Appearance(80, false, false, BERLIN);
    static final Appearance COLOUR = new Appearance(80, true, true, BERLIN);

    private Documents() {}

    static Document of(Block... blocks) {
        return document(false, JsonNodeFactory.instance.objectNode(), List.of(blocks), List.of(), List.of());
    }

    static Document ofData(JsonNode data) {
        return document(false, data, List.of(), List.of(), List.of());
    }

    static Document ofRows(boolean simulated, List<List<String>> rows) {
        return document(simulated, JsonNodeFactory.instance.nullNode(), List.of(), rows, List.of());
    }

    static Document document(
            boolean simulated, JsonNode data, List<Block> blocks, List<List<String>> rows, List<String> warnings) {
        return new Document("Latency", "demo", simulated, NINE, data, blocks, rows, warnings);
    }

    static String write(Document document, Format format, Appearance appearance) {
        StringBuilder out = new StringBuilder();
        try {
            new DocumentWriter().write(document, format, appearance, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static Span span(String text, Style style) {
        return new Span(text, style);
    }

    /** Criteria of a gate, as {@code gonogo} shows them. */
    static Table criteria() {
        return new Table(
                List.of(
                        Column.text("criterion"),
                        Column.text("verdict"),
                        Column.number("value"),
                        Column.flexible("detail")),
                List.of(
                        List.of(
                                Span.plain("latency-p99"),
                                span("PASS", Style.GOOD),
                                Span.plain("412 ms"),
                                Span.plain("worst region eu-west, limit 500 ms, 3 s old")),
                        List.of(
                                Span.plain("throughput"),
                                span("FAIL", Style.BAD),
                                Span.plain("2.31 GB/s"),
                                Span.plain("worst region us-east, mean over 5m below 2.40 GB/s since 09:12, "
                                        + "both replicas agree")),
                        List.of(
                                Span.plain("errors"),
                                span("NO DATA", Style.UNKNOWN),
                                Span.plain("–"),
                                Span.plain("the query came back empty"))));
    }

    static Chart chart(Unit unit, @Nullable Double threshold, int minutes, Line... lines) {
        return new Chart("P99 latency", unit, NINE, NINE.plusSeconds(60L * minutes), List.of(lines), threshold);
    }

    /** A line with a value a minute from nine on. */
    static Line minutely(String name, double... values) {
        long[] millis = new long[values.length];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = NINE.toEpochMilli() + 60_000L * i;
        }
        return new Line(name, new Series(Labels.EMPTY, ArraySamples.of(millis, values)), 60_000);
    }
}
