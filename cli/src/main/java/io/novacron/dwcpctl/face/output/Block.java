package io.novacron.dwcpctl.face.output;

import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a document as people read it. */
public sealed interface Block {
    /** Calls the visitor's case for this block. */
    void accept(Visitor visitor) throws IOException;

    /** One case for each kind of block; writes, so it may fail. */
    interface Visitor {
        void heading(Heading heading) throws IOException;

        void paragraph(Paragraph paragraph) throws IOException;

        void verbatim(Verbatim verbatim) throws IOException;

        void table(Table table) throws IOException;

        void chart(Chart chart) throws IOException;
    }

    /** How a text looks where colour is allowed; the text alone must say the same. */
    enum Style {
        PLAIN,
        STRONG,
        DIM,
        GOOD,
        WARN,
        BAD,
        UNKNOWN
    }

    /** A run of text in one style. */
    record Span(String text, Style style) {
        public static Span plain(String text) {
            return new Span(text, Style.PLAIN);
        }
    }

    /**
     * A heading.
     *
     * @param level 1 for the whole document, 2 for a section, 3 for a part of one
     */
    record Heading(String text, int level) implements Block {
        public Heading(String text) {
            this(text, 2);
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.heading(this);
        }
    }

    /** One line or paragraph of spans, wrapped at the width. */
    record Paragraph(List<Span> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }

        public static Paragraph of(String text) {
            return new Paragraph(List.of(Span.plain(text)));
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.paragraph(this);
        }
    }

    /** Text shown exactly as it is: PromQL, YAML, a command. */
    record Verbatim(String text, String language) implements Block {
        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.verbatim(this);
        }
    }

    /**
     * A table. Rows have as many cells as there are columns.
     *
     * @param columns from left to right
     */
    record Table(List<Column> columns, List<List<Span>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<Span> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(row.size() + " cells under " + columns.size() + " columns");
                }
            }
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.table(this);
        }
    }

    /**
     * A column of a table.
     *
     * @param title in the table's head
     * @param right whether cells stand at the right: numbers
     * @param flexible whether it may be shortened or wrapped where the width is too small
     */
    record Column(String title, boolean right, boolean flexible) {
        public static Column text(String title) {
            return new Column(title, false, false);
        }

        public static Column flexible(String title) {
            return new Column(title, false, true);
        }

        public static Column number(String title) {
            return new Column(title, true, false);
        }
    }

    /**
     * Curves over time.
     *
     * @param unit of the values
     * @param start left edge
     * @param end right edge
     * @param lines one a series, gaps where samples are missing or NaN
     * @param threshold drawn across, where there is one
     * @param marks moments to point at below the time axis
     */
    record Chart(
            String title,
            Unit unit,
            Instant start,
            Instant end,
            List<Line> lines,
            @Nullable Double threshold,
            List<Mark> marks)
            implements Block {
        public Chart {
            lines = List.copyOf(lines);
            marks = List.copyOf(marks);
        }

        /** One without marks. */
        public Chart(
                String title, Unit unit, Instant start, Instant end, List<Line> lines, @Nullable Double threshold) {
            this(title, unit, start, end, lines, threshold, List.of());
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.chart(this);
        }
    }

    /**
     * One curve.
     *
     * @param name in the legend
     * @param stepMillis the spacing of its samples: two further apart than one and a half of it have a gap between them
     */
    record Line(String name, Series series, long stepMillis) {}

    /**
     * A moment of a chart.
     *
     * @param symbol one character of ASCII, explained elsewhere
     */
    record Mark(Instant at, char symbol) {}
}
