package io.novacron.dwcpctl.face.output;

import io.novacron.dwcpctl.face.output.Block.Chart;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Heading;
import io.novacron.dwcpctl.face.output.Block.Paragraph;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Block.Table;
import io.novacron.dwcpctl.face.output.Block.Verbatim;
import java.io.IOException;
import java.util.List;

/**
 * Writes each block in GitHub's markdown (GFM 0.29), an empty line between them. Nothing in a text is taken for markup,
 * HTML included.
 */
final class BlocksInMarkdown implements Block.Visitor {
    private static final int WIDTH = 100;

    private final Appearance plain;
    private final Appendable out;
    private boolean first = true;

    /** @param appearance whose width and colour do not matter: a file has neither */
    BlocksInMarkdown(Appearance appearance, Appendable out) {
        this.plain = new Appearance(WIDTH, false, appearance.unicode(), appearance.zones());
        this.out = out;
    }

    void quote(String text) throws IOException {
        separate();
        out.append("> ").append(escaped(text)).append('\n');
    }

    @Override
    public void heading(Heading heading) throws IOException {
        separate();
        out.append("#".repeat(heading.level()))
                .append(' ')
                .append(escaped(heading.text()))
                .append('\n');
    }

    @Override
    public void paragraph(Paragraph paragraph) throws IOException {
        separate();
        StringBuilder text = new StringBuilder();
        for (Span span : paragraph.spans()) {
            text.append(span(span));
        }
        out.append(text.toString().strip()).append('\n');
    }

    @Override
    public void verbatim(Verbatim verbatim) throws IOException {
        fenced(verbatim.text().stripTrailing().lines().toList(), verbatim.language());
    }

    @Override
    public void table(Table table) throws IOException {
        separate();
        row(table.columns().stream().map(c -> escaped(c.title())).toList());
        row(table.columns().stream().map(BlocksInMarkdown::rule).toList());
        for (List<Span> row : table.rows()) {
            row(row.stream().map(this::span).toList());
        }
    }

    @Override
    public void chart(Chart chart) throws IOException {
        fenced(new ChartLayout(chart, plain).lines(), "text");
    }

    private static String rule(Column column) {
        return column.right() ? "---:" : "---";
    }

    private void row(List<String> cells) throws IOException {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void separate() throws IOException {
        out.append(first ? "" : "\n");
        first = false;
    }

    /** A fence longer than any run of backticks inside ends where it should. */
    private void fenced(List<String> lines, String language) throws IOException {
        int longest = 0;
        for (String line : lines) {
            int run = 0;
            for (int i = 0; i < line.length(); i++) {
                run = line.charAt(i) == '`' ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        separate();
        String fence = "`".repeat(Math.max(3, longest + 1));
        out.append(fence).append(language).append('\n');
        for (String line : lines) {
            out.append(ScreenText.safe(line.replace("\t", "    "), plain.unicode()))
                    .append('\n');
        }
        out.append(fence).append('\n');
    }

    private String span(Span span) {
        String text = escaped(span.text());
        String core = text.strip();
        boolean bold = (span.style() == Style.STRONG || span.style() == Style.BAD) && !core.isEmpty();
        return bold ? text.replace(core, "**" + core + "**") : text;
    }

    private String escaped(String text) {
        // a newline would end the cell or the heading; what else could move a cursor is written out
        String safe = ScreenText.safe(text.replaceAll("\\R", " "), plain.unicode());
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            boolean markup = "\\`*[]<>|~".indexOf(c) >= 0
                    || (c == '_' && !(isInWord(safe, i - 1) && isInWord(safe, i + 1)))
                    || (c == '&' && safe.indexOf(';', i) > 0)
                    || (c == '#' && i == 0);
            escaped.append(markup ? "\\" : "").append(c);
        }
        return escaped.toString();
    }

    private static boolean isInWord(String text, int i) {
        return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
    }
}
