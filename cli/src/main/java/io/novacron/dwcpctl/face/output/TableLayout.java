package io.novacron.dwcpctl.face.output;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.HorizontalAlign;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Block.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lays a table out for a terminal: titles in capitals, two spaces between columns, no borders. Where it is too wide, the
 * flexible columns wrap, the widest first, at most {@link #MOST_LINES} lines a cell; where that is not enough, each row
 * becomes a card of a line a cell, so that no number is ever cut.
 *
 * <p>ascii-table counts Java characters, also those of escape sequences, combining marks and wide characters. So it is
 * given ASCII stand-ins of each text's width in columns, and they give way to the painted text after the layout.
 */
final class TableLayout {
    private static final int MOST_LINES = 3;
    private static final int NARROWEST_FLEXIBLE = 12;
    private static final int GAP = 2;
    private static final char STAND_IN = 'x';

    private final List<Column> columns;
    private final List<String> titles;
    private final List<List<Span>> rows;
    private final Appearance appearance;
    private final Ink ink;

    TableLayout(Table table, Appearance appearance) {
        this.appearance = appearance;
        this.ink = new Ink(appearance.colour());
        this.columns = table.columns();
        this.titles =
                columns.stream().map(c -> safe(capitals(c.title())).strip()).toList();
        this.rows = table.rows().stream()
                .map(row -> row.stream()
                        .map(s -> new Span(safe(s.text()).strip(), s.style()))
                        .toList())
                .toList();
    }

    // of ASCII only: the capital of the micro sign is a Greek letter that looks like an M
    private static String capitals(String title) {
        StringBuilder capitals = new StringBuilder(title);
        for (int i = 0; i < title.length(); i++) {
            char c = title.charAt(i);
            capitals.setCharAt(i, c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
        }
        return capitals.toString();
    }

    private String safe(String text) {
        return ScreenText.safe(text, appearance.unicode());
    }

    /** The lines, none wider than the screen, without spaces at their ends. */
    List<String> lines() {
        int[] widths = new int[columns.size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = ScreenText.width(titles.get(c));
            for (List<Span> row : rows) {
                widths[c] = Math.max(widths[c], ScreenText.width(row.get(c).text()));
            }
        }
        if (columns.isEmpty()) {
            return List.of();
        }
        return narrow(widths) ? grid(widths) : cards();
    }

    /** Narrows flexible columns until the table fits; whether it does. */
    private boolean narrow(int[] widths) {
        int excess = Arrays.stream(widths).sum() + GAP * (widths.length - 1) - appearance.width();
        while (excess > 0) {
            int widest = -1;
            for (int c = 0; c < widths.length; c++) {
                if (widths[c] > narrowest(c) && (widest < 0 || widths[c] > widths[widest])) {
                    widest = c;
                }
            }
            if (widest < 0) {
                return false;
            }
            widths[widest]--;
            excess--;
        }
        return true;
    }

    private int narrowest(int column) {
        return columns.get(column).flexible()
                ? Math.max(NARROWEST_FLEXIBLE, ScreenText.width(titles.get(column)))
                : Integer.MAX_VALUE;
    }

    private List<String> grid(int[] widths) {
        List<List<List<Span>>> cells = new ArrayList<>();
        for (List<Span> row : rows) {
            List<List<Span>> wrapped = new ArrayList<>();
            for (int c = 0; c < widths.length; c++) {
                wrapped.add(wrapped(row.get(c), widths[c], MOST_LINES));
            }
            cells.add(wrapped);
        }
        List<List<Span>> head =
                titles.stream().map(t -> List.of(new Span(t, Style.DIM))).toList();
        List<List<List<Span>>> all = new ArrayList<>(cells);
        if (titles.stream().anyMatch(t -> !t.isEmpty())) {
            all.add(0, head);
        }
        List<String> painted = new ArrayList<>();
        List<Span> texts = new ArrayList<>();
        for (List<List<Span>> row : all) {
            int height = row.stream().mapToInt(List::size).max().orElse(0);
            for (int line = 0; line < height; line++) {
                for (List<Span> cell : row) {
                    if (line < cell.size()) {
                        texts.add(cell.get(line));
                    }
                }
            }
        }
        var next = texts.stream().filter(s -> ScreenText.width(s.text()) > 0).iterator();
        for (String line : standIns(head, cells).split("\n")) {
            StringBuilder text = new StringBuilder();
            int at = 1; // the library puts a space on both sides of a cell
            int end = line.stripTrailing().length();
            while (at < end) {
                if (line.charAt(at) == STAND_IN) {
                    Span span = next.next();
                    text.append(ink.paint(span.text(), span.style()));
                    at += ScreenText.width(span.text());
                } else {
                    text.append(' ');
                    at++;
                }
            }
            painted.add(text.toString());
        }
        return painted;
    }

    private String standIns(List<List<Span>> head, List<List<List<Span>>> cells) {
        boolean titled = titles.stream().anyMatch(t -> !t.isEmpty());
        var described = new com.github.freva.asciitable.Column[columns.size()];
        for (int c = 0; c < described.length; c++) {
            HorizontalAlign side = columns.get(c).right() ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT;
            described[c] = new com.github.freva.asciitable.Column()
                    .header(titled ? standIn(head.get(c)) : null)
                    .headerAlign(side)
                    .dataAlign(side)
                    .maxWidth(Integer.MAX_VALUE);
        }
        Object[][] data = cells.stream()
                .map(row -> row.stream().map(TableLayout::standIn).toArray())
                .toArray(Object[][]::new);
        return AsciiTable.builder()
                .border(AsciiTable.NO_BORDERS)
                .lineSeparator("\n")
                .maxTableWidth(Integer.MAX_VALUE)
                .data(described, data)
                .asString();
    }

    private static String standIn(List<Span> lines) {
        return String.join(
                "\n",
                lines.stream()
                        .map(s -> String.valueOf(STAND_IN).repeat(ScreenText.width(s.text())))
                        .toList());
    }

    /** A line a cell, the title before it; an empty line between rows. */
    private List<String> cards() {
        int titleWidth = titles.stream().mapToInt(ScreenText::width).max().orElse(0);
        boolean beside = titleWidth + GAP <= appearance.width() / 2;
        int margin = beside ? titleWidth + GAP : GAP;
        List<String> lines = new ArrayList<>();
        for (List<Span> row : rows) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            for (int c = 0; c < row.size(); c++) {
                String title = ScreenText.cut(titles.get(c), appearance.width(), appearance.unicode());
                String before =
                        beside ? ink.paint(title, Style.DIM) + " ".repeat(margin - ScreenText.width(title)) : "";
                if (!beside) {
                    lines.add(ink.paint(title, Style.DIM));
                    before = " ".repeat(margin);
                }
                for (Span part : wrapped(row.get(c), appearance.width() - margin, Integer.MAX_VALUE)) {
                    lines.add(before + ink.paint(part.text(), part.style()));
                    before = " ".repeat(margin);
                }
            }
        }
        return lines.stream().map(String::stripTrailing).toList();
    }

    private List<Span> wrapped(Span cell, int columns, int mostLines) {
        String text = cell.text();
        List<ScreenText.Range> ranges = ScreenText.lines(text, columns);
        List<Span> lines = new ArrayList<>();
        for (ScreenText.Range range : ranges) {
            boolean shortened = lines.size() == mostLines - 1 && ranges.size() > mostLines;
            String line = shortened
                    ? ScreenText.cut(text.substring(range.from()), columns, appearance.unicode())
                    : text.substring(range.from(), range.to());
            lines.add(new Span(line, cell.style()));
            if (shortened) {
                break;
            }
        }
        return lines;
    }
}
