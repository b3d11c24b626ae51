package io.novacron.dwcpctl.face.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.novacron.dwcpctl.face.output.Block.Heading;
import io.novacron.dwcpctl.face.output.Block.Line;
import io.novacron.dwcpctl.face.output.Block.Paragraph;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Block.Verbatim;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A main to look at everything for real: {@code WIDTH colour|plain unicode|ascii [FORMAT]}. */
final class Gallery {
    private Gallery() {}

    public static void main(String[] args) throws IOException {
        Appearance appearance = new Appearance(
                Integer.parseInt(args[0]), args[1].equals("colour"), args[2].equals("unicode"), Documents.BERLIN);
        Format format = args.length > 3 ? Format.valueOf(args[3].toUpperCase(Locale.ROOT)) : Format.TABLE;
        Document document = Documents.document(
                true,
                JsonNodeFactory.instance.objectNode().put("p99", 0.412),
                List.of(
                        new Paragraph(List.of(
                                Span.plain("Decision: "),
                                new Span("CAUTION", Style.WARN),
                                Span.plain(" – one of three SLAs is violated in us-east; no veto."))),
                        Paragraph.of("Evaluated 2026-01-31 09:00:00 +01:00 from http://prometheus-0:9090, 3 s old."),
                        new Heading("Criteria"),
                        Documents.criteria(),
                        new Heading("Query"),
                        new Verbatim("histogram_quantile(0.99, sum by (le) (rate(x_bucket[5m])))", "promql"),
                        Documents.chart(
                                Unit.SECONDS, 0.5, 60, wave("eu-west", 0.38, 0.05, 7), wave("us-east", 0.45, 0.09, 11)),
                        Documents.chart(Unit.BYTES_PER_SECOND, 2.4e9, 60, wave("eu-west", 2.7e9, 2e8, 9))),
                List.of(List.of("a", "b"), List.of("1", "x,y")),
                List.of("only one of two replicas answered"));
        Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        new DocumentWriter().write(document, format, appearance, out);
        out.flush();
    }

    private static Line wave(String name, double middle, double height, int period) {
        double[] values = new double[61];
        for (int i = 0; i < values.length; i++) {
            values[i] = i > 25 && i < 31 ? Double.NaN : middle + height * Math.sin(i * 2 * Math.PI / period / 3);
        }
        return Documents.minutely(name, values);
    }
}
