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
import java.util.Locale;

/** Writes each block as HTML. Nothing in a text is taken for markup; the page is UTF-8 whatever the terminal can show. */
final class BlocksInHtml implements Block.Visitor {
    /** As many letters as a moment with its offset, and a little more. */
    private static final int SHORT = 28;
    /** Titles longer than that would be broken into a word a line above numbers. */
    private static final int LONG = 20;

    private static final String WIDE = "<th class=\"right wide\">";

    private final Appearance appearance;
    private final Appendable out;

    BlocksInHtml(Appearance appearance, Appendable out) {
        this.appearance = appearance;
        this.out = out;
    }

    void notice(String text) throws IOException {
        out.append("<p class=\"notice\">").append(escaped(text)).append("</p>\n");
    }

    @Override
    public void heading(Heading heading) throws IOException {
        String tag = "h" + heading.level();
        out.append('<' + tag + '>').append(escaped(heading.text())).append("</" + tag + ">\n");
    }

    @Override
    public void paragraph(Paragraph paragraph) throws IOException {
        out.append("<p>");
        for (Span span : paragraph.spans()) {
            out.append(span(span));
        }
        out.append("</p>\n");
    }

    @Override
    public void verbatim(Verbatim verbatim) throws IOException {
        out.append("<pre>");
        for (String line : verbatim.text().stripTrailing().replace("\t", "    ").split("\n", -1)) {
            out.append(escaped(line)).append('\n');
        }
        out.append("</pre>\n");
    }

    @Override
    public void table(Table table) throws IOException {
        out.append("<div class=\"table\"><table>\n<thead><tr>");
        for (Column column : table.columns()) {
            out.append(column.right() ? column.title().length() > LONG ? WIDE : "<th class=\"right\">" : "<th>")
                    .append(escaped(column.title()))
                    .append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (List<Span> row : table.rows()) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                out.append(cell(row.get(i), table.columns().get(i).right()))
                        .append(span(row.get(i)))
                        .append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table></div>\n");
    }

    /** Short ones are not broken, wherever the screen ends; a table that is too wide is scrolled by itself. */
    private static String cell(Span span, boolean right) {
        String text = span.text();
        if (!text.isEmpty() && text.codePoints().allMatch(BlocksInHtml::isOfACourse)) {
            return "<td class=\"course\">";
        }
        if (text.length() > SHORT) {
            return right ? "<td class=\"right long\">" : "<td class=\"long\">";
        }
        return right ? "<td class=\"right\">" : "<td>";
    }

    private static boolean isOfACourse(int character) {
        return (character >= '▁' && character <= '█') || character == ' ' || character == '·';
    }

    @Override
    public void chart(Chart chart) throws IOException {
        new ChartInSvg(chart, appearance.zone(), this::escaped).write(out);
    }

    private String span(Span span) {
        String text = escaped(span.text());
        return span.style() == Style.PLAIN || text.isEmpty()
                ? text
                : "<span class=\"" + span.style().name().toLowerCase(Locale.ROOT) + "\">" + text + "</span>";
    }

    String escaped(String text) {
        String safe = ScreenText.safe(text.replaceAll("\\R", " "), true);
        StringBuilder escaped = new StringBuilder(safe.length());
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
