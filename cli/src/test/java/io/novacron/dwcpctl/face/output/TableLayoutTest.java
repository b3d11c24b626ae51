package io.novacron.dwcpctl.face.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Block.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableLayoutTest {
    private static String lay(Table table, int width, boolean colour, boolean unicode) {
        return Documents.write(
                Documents.of(table), Format.TABLE, new Appearance(width, colour, unicode, Documents.BERLIN));
    }

    @Test
    void fitsAWideScreenOnALineARow() {
        assertThat(lay(Documents.criteria(), 120, false, true)).isEqualTo("""
                        CRITERION    VERDICT      VALUE  DETAIL
                        latency-p99  PASS        412 ms  worst region eu-west, limit 500 ms, 3 s old
                        throughput   FAIL     2.31 GB/s  worst region us-east, mean over 5m below 2.40 GB/s since 09:12, both replicas agree
                        errors       NO DATA          –  the query came back empty
                        """);
    }

    @Test
    void wrapsTheFlexibleColumnOnAUsualScreen() {
        assertThat(lay(Documents.criteria(), 80, false, false)).isEqualTo("""
                        CRITERION    VERDICT      VALUE  DETAIL
                        latency-p99  PASS        412 ms  worst region eu-west, limit 500 ms, 3 s old
                        throughput   FAIL     2.31 GB/s  worst region us-east, mean over 5m below 2.40
                                                         GB/s since 09:12, both replicas agree
                        errors       NO DATA          -  the query came back empty
                        """);
    }

    @Test
    void becomesCardsWhereColumnsWouldHaveToBeCut() {
        assertThat(lay(Documents.criteria(), 40, false, true)).isEqualTo("""
                        CRITERION  latency-p99
                        VERDICT    PASS
                        VALUE      412 ms
                        DETAIL     worst region eu-west, limit
                                   500 ms, 3 s old

                        CRITERION  throughput
                        VERDICT    FAIL
                        VALUE      2.31 GB/s
                        DETAIL     worst region us-east, mean
                                   over 5m below 2.40 GB/s since
                                   09:12, both replicas agree

                        CRITERION  errors
                        VERDICT    NO DATA
                        VALUE      –
                        DETAIL     the query came back empty
                        """);
    }

    @Test
    void nothingIsWrappedWhereNoScreenBounds() {
        assertThat(lay(Documents.criteria(), Appearance.UNLIMITED, false, true).lines())
                .hasSize(4);
    }

    @Test
    void colourMovesNothing() {
        String coloured = lay(Documents.criteria(), 80, true, true);
        assertThat(coloured).contains("\u001b[1;31mFAIL\u001b[0m     2.31 GB/s").contains("\u001b[35mNO DATA\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(lay(Documents.criteria(), 80, false, true));
    }

    @Test
    void hostileAndWideCellsKeepTheirColumns() {
        Table table = new Table(
                List.of(Column.text("label"), Column.number("n")),
                List.of(
                        List.of(Span.plain("東京"), Span.plain("1")),
                        List.of(Span.plain("e\u0301"), Span.plain("22")),
                        List.of(new Span("\u001b[31m", Style.BAD), Span.plain("3")),
                        List.of(Span.plain("a\nb"), Span.plain(""))));
        assertThat(lay(table, 80, false, true)).isEqualTo("""
                        LABEL      N
                        東京       1
                        e\u0301         22
                        \\x1b[31m   3
                        a\\nb
                        """);
    }

    @Test
    void aCellOfMoreThanThreeLinesEndsInAnEllipsis() {
        Table table = new Table(
                List.of(Column.text("id"), Column.flexible("detail")),
                List.of(List.of(Span.plain("x"), Span.plain("word ".repeat(40).strip()))));
        assertThat(lay(table, 24, false, true)).isEqualTo("""
                        ID  DETAIL
                        x   word word word word
                            word word word word
                            word word word word…
                        """);
        assertThat(lay(table, 24, false, false)).endsWith("word word word wo...\n");
    }

    @Test
    void aTableWithoutRowsIsItsHeadAndOneWithoutTitlesItsRows() {
        assertThat(lay(new Table(List.of(Column.text("a"), Column.text("b")), List.of()), 80, false, true))
                .isEqualTo("A  B\n");
        assertThat(lay(
                        new Table(
                                List.of(Column.text(""), Column.text("")),
                                List.of(List.of(Span.plain("a"), Span.plain("b")))),
                        80,
                        false,
                        true))
                .isEqualTo("a  b\n");
        assertThat(lay(new Table(List.of(), List.of()), 80, false, true)).isEmpty();
    }
}
