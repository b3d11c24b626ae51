package io.novacron.dwcpctl.face.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Heading;
import io.novacron.dwcpctl.face.output.Block.Paragraph;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Block.Table;
import io.novacron.dwcpctl.face.output.Block.Verbatim;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownRendererTest {
    private static String write(Block... blocks) {
        return Documents.write(Documents.of(blocks), Format.MARKDOWN, Documents.COLOUR);
    }

    @Test
    void aWholeDocument() {
        Document document = Documents.document(
                true,
                JsonNodeFactory.instance.nullNode(),
                List.of(
                        new Heading("Latency"),
                        new Paragraph(List.of(Span.plain("P99 is "), new Span("slow", Style.BAD), Span.plain("."))),
                        new Table(
                                List.of(Column.text("region"), Column.number("P99")),
                                List.of(List.of(Span.plain("eu-west"), Span.plain("412 ms")))),
                        new Verbatim("sum(up)\n", "promql")),
                List.of(),
                List.of("one replica is silent"));
        assertThat(Documents.write(document, Format.MARKDOWN, Documents.PLAIN)).isEqualTo("""
                        > SIMULATED (context demo): numbers of a simulated fleet, not of production

                        > warning: one replica is silent

                        ## Latency

                        P99 is **slow**.

                        | region | P99 |
                        | --- | ---: |
                        | eu-west | 412 ms |

                        ```promql
                        sum(up)
                        ```
                        """);
    }

    @Test
    void nothingInACellIsMarkup() {
        Table table = new Table(
                List.of(Column.text("a|b")),
                List.of(
                        List.of(Span.plain("x|y\\z\nw")),
                        List.of(Span.plain("<b>`c`</b> [d](e) *f* __name__ dwcp_v3_errors &lt; ~~g~~ \u001b[1m"))));
        assertThat(write(table)).isEqualTo("""
                        | a\\|b |
                        | --- |
                        | x\\|y\\\\z w |
                        | \\<b\\>\\`c\\`\\</b\\> \\[d\\](e) \\*f\\* \\_\\_name\\_\\_ dwcp_v3_errors \\&lt; \\~\\~g\\~\\~ \\\\x1b\\[1m |
                        """);
    }

    @Test
    void aFenceIsLongerThanAnyInside() {
        assertThat(write(new Verbatim("a\n````\nb", "text"))).isEqualTo("`````text\na\n````\nb\n`````\n");
    }

    @Test
    void chartsAreTextInAFence() {
        assertThat(write(Documents.chart(Unit.SECONDS, 0.5, 10, Documents.minutely("eu-west", 0.4, 0.41, 0.4))))
                .startsWith("```text\nP99 latency\n2026-01-31 09:00:00 to 09:10:00 +01:00\n")
                .endsWith("\neu-west 400 ms   ╌ threshold 500 ms\n```\n")
                .doesNotContain("\u001b");
    }
}
