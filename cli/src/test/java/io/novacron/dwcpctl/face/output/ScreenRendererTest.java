package io.novacron.dwcpctl.face.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.novacron.dwcpctl.face.output.Block.Heading;
import io.novacron.dwcpctl.face.output.Block.Paragraph;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Block.Verbatim;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenRendererTest {
    private static final Document DOCUMENT = Documents.document(
            true,
            JsonNodeFactory.instance.nullNode(),
            List.of(
                    new Paragraph(List.of(Span.plain("Decision: "), new Span("CAUTION", Style.WARN))),
                    Paragraph.of("  one of three SLAs is violated"),
                    new Heading("Query"),
                    new Verbatim("sum(\n\tup\n)\n", "promql")),
            List.of(),
            List.of("one replica is silent"));

    @Test
    void blocksStandApartAndLinesOfProseTogether() {
        assertThat(Documents.write(DOCUMENT, Format.TABLE, Documents.ASCII)).isEqualTo("""
                        SIMULATED (context demo): numbers of a simulated fleet, not of production

                        Decision: CAUTION
                          one of three SLAs is violated

                        Query
                          sum(
                              up
                          )
                        """);
    }

    @Test
    void colourFollowsTheStyles() {
        assertThat(Documents.write(DOCUMENT, Format.TABLE, Documents.COLOUR))
                .startsWith("\u001b[33mSIMULATED (context demo): numbers")
                .contains("Decision: \u001b[33mCAUTION\u001b[0m\n")
                .contains("\u001b[1mQuery\u001b[0m\n");
    }

    @Test
    void aParagraphKeepsStylesAndIndentationOverItsLines() {
        Document document = Documents.of(new Paragraph(
                List.of(Span.plain("  one "), new Span("two three four five", Style.BAD), Span.plain(" six"))));
        assertThat(Documents.write(document, Format.TABLE, new Appearance(20, true, true, Documents.BERLIN)))
                .isEqualTo("  one \u001b[1;31mtwo three four\u001b[0m\n  \u001b[1;31mfive\u001b[0m six\n");
    }
}
