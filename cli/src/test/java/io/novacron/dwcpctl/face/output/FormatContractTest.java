package io.novacron.dwcpctl.face.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.novacron.dwcpctl.face.output.Block.Heading;
import io.novacron.dwcpctl.face.output.Block.Paragraph;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Table;
import io.novacron.dwcpctl.face.output.Block.Verbatim;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every format, the next one too. */
class FormatContractTest {
    private static final String HOSTILE = "eu\u001b[31m\u009b1mwest\u0007";

    private static Document document(boolean simulated) {
        return Documents.document(
                simulated,
                JsonNodeFactory.instance.objectNode().put("region", HOSTILE).put("p99", Double.NaN),
                List.of(
                        new Heading(HOSTILE),
                        Paragraph.of(HOSTILE),
                        new Verbatim(HOSTILE, "promql"),
                        new Table(List.of(Block.Column.text(HOSTILE)), List.of(List.of(Span.plain(HOSTILE)))),
                        Documents.chart(Unit.SECONDS, 0.5, 3, Documents.minutely(HOSTILE, 0.1, Double.NaN, 0.3))),
                List.of(List.of("region"), List.of("eu-west")),
                List.of(HOSTILE));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void endsWithANewlineAndSaysTheSameTwice(Format format) {
        String text = Documents.write(document(false), format, Documents.PLAIN);
        assertThat(text).endsWith("\n").isEqualTo(Documents.write(document(false), format, Documents.PLAIN));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void saysThatItIsSimulatedOnlyWhereItIs(Format format) {
        assertThat(Documents.write(document(true), format, Documents.PLAIN)).containsIgnoringCase("simulated");
        String real = Documents.write(document(false), format, Documents.PLAIN);
        assertThat(real.contains("\"simulated\": true")
                        || real.contains("simulated: true")
                        || real.contains("SIMULATED"))
                .isFalse();
    }

    /** But CSV, which has no escapes: its values are the values. */
    @ParameterizedTest
    @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "CSV")
    void lettersFromOutsideNeverReachTheTerminalAsCommands(Format format) {
        for (Appearance appearance : List.of(Documents.PLAIN, Documents.ASCII, Documents.COLOUR)) {
            String text = Documents.write(document(true), format, appearance).replaceAll("\u001b\\[[0-9;]*m", "");
            assertThat(text.chars().filter(c -> Character.isISOControl(c) && c != '\n' && c != '\r'))
                    .as(text)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void colourIsUsedOnlyWhereAllowed(Format format) {
        assertThat(Documents.write(document(true), format, Documents.PLAIN)).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aStreamThatBreaksIsTheCallersBusiness(Format format) {
        Writer broken = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> new DocumentWriter().write(document(false), format, Documents.PLAIN, broken))
                .isInstanceOf(IOException.class)
                .hasMessage("broken pipe");
    }
}
