package io.novacron.dwcpctl.face.view;

import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Heading;
import io.novacron.dwcpctl.face.output.Block.Paragraph;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Block.Table;
import io.novacron.dwcpctl.face.output.Block.Verbatim;
import java.util.ArrayList;
import java.util.List;

/**
 * Markdown as blocks: headings, paragraphs, lists, fenced code and tables of GFM 0.29, with {@code code}, strong text and
 * links inside a line. What else there is in Markdown stays as it is written.
 */
public final class MarkdownBlocks {
    private static final int NARROW = 18;

    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();
    private int at;

    private MarkdownBlocks(String markdown) {
        this.lines = markdown.lines().toList();
    }

    /** The blocks of a text. */
    public static List<Block> of(String markdown) {
        MarkdownBlocks reader = new MarkdownBlocks(markdown);
        while (reader.at < reader.lines.size()) {
            reader.block();
        }
        return List.copyOf(reader.blocks);
    }

    private void block() {
        String line = lines.get(at);
        if (line.isBlank()) {
            at++;
        } else if (line.startsWith("#")) {
            blocks.add(new Heading(plain(line.replaceFirst("^#+ *", ""))));
            at++;
        } else if (line.strip().startsWith("```")) {
            code(line.strip().substring(3));
        } else if (line.startsWith("|")) {
            table();
        } else if (isItem(line)) {
            item();
        } else {
            paragraph();
        }
    }

    private void code(String language) {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < lines.size() && !lines.get(at).strip().startsWith("```")) {
            text.append(lines.get(at++)).append('\n');
        }
        at++;
        blocks.add(new Verbatim(text.toString(), language));
    }

    private void table() {
        List<List<String>> rows = new ArrayList<>();
        while (at < lines.size() && lines.get(at).startsWith("|")) {
            rows.add(cells(lines.get(at++)));
        }
        List<String> rules = rows.size() > 1 ? rows.remove(1) : List.of();
        List<String> titles = rows.remove(0);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            int column = i;
            boolean right = i < rules.size() && rules.get(i).endsWith(":");
            boolean narrow = rows.stream()
                    .allMatch(row -> column >= row.size() || row.get(column).length() <= NARROW);
            columns.add(new Column(plain(titles.get(i)), right, !narrow && i > 0));
        }
        blocks.add(new Table(
                columns, rows.stream().map(row -> row(row, columns.size())).toList()));
    }

    private static List<Span> row(List<String> cells, int columns) {
        List<Span> row = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            List<Span> spans = spans(i < cells.size() ? cells.get(i) : "");
            // a cell has one style
            row.add(spans.size() == 1 ? spans.get(0) : Span.plain(text(spans)));
        }
        return row;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        String inner = line.strip().substring(1);
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\\' && i + 1 < inner.length() && inner.charAt(i + 1) == '|') {
                cell.append('|');
                i++;
            } else if (c == '|') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        return cells;
    }

    private static boolean isItem(String line) {
        return line.strip().matches("(-|\\d{1,2}\\.) .*");
    }

    private void item() {
        String first = lines.get(at++);
        String indentation =
                first.substring(0, first.length() - first.stripLeading().length());
        blocks.add(new Paragraph(spans("  " + indentation + first.strip() + continued())));
    }

    private void paragraph() {
        String text = lines.get(at++).strip() + continued();
        if (!blocks.isEmpty() && blocks.get(blocks.size() - 1) instanceof Paragraph) {
            blocks.add(Paragraph.of("")); // paragraphs stand without a line between them otherwise
        }
        blocks.add(new Paragraph(spans(text)));
    }

    /** The lines that go on with a paragraph or an item. */
    private String continued() {
        StringBuilder text = new StringBuilder();
        while (at < lines.size()) {
            String line = lines.get(at);
            if (line.isBlank()
                    || line.startsWith("#")
                    || line.startsWith("|")
                    || isItem(line)
                    || line.strip().startsWith("```")) {
                break;
            }
            text.append(' ').append(line.strip());
            at++;
        }
        return text.toString();
    }

    private static String plain(String text) {
        return text(spans(text));
    }

    private static String text(List<Span> spans) {
        return String.join("", spans.stream().map(Span::text).toList());
    }

    /** Code, strong text and links; a mark without its partner is text. */
    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            String mark = text.startsWith("**", i) ? "**" : text.startsWith("`", i) ? "`" : "";
            int end = mark.isEmpty() ? -1 : text.indexOf(mark, i + mark.length());
            int link = text.charAt(i) == '[' ? text.indexOf("](", i) : -1;
            int linkEnd = link < 0 ? -1 : text.indexOf(')', link);
            if (end > i + mark.length()) {
                flush(pending, spans);
                spans.add(new Span(text.substring(i + mark.length(), end), Style.STRONG));
                i = end + mark.length();
            } else if (linkEnd > 0) {
                pending.append(text, i + 1, link)
                        .append(" (")
                        .append(text, link + 2, linkEnd)
                        .append(')');
                i = linkEnd + 1;
            } else {
                pending.append(text.charAt(i++));
            }
        }
        flush(pending, spans);
        return spans.isEmpty() ? List.of(Span.plain("")) : spans;
    }

    private static void flush(StringBuilder pending, List<Span> spans) {
        if (!pending.isEmpty()) {
            spans.add(Span.plain(pending.toString()));
            pending.setLength(0);
        }
    }
}
