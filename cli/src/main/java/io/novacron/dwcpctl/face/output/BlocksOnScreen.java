package io.novacron.dwcpctl.face.output;

import io.novacron.dwcpctl.face.output.Block.Chart;
import io.novacron.dwcpctl.face.output.Block.Heading;
import io.novacron.dwcpctl.face.output.Block.Paragraph;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Block.Table;
import io.novacron.dwcpctl.face.output.Block.Verbatim;
import java.io.IOException;
import java.util.List;

/**
 * Draws each block on a terminal. No line is wider than the screen but those of verbatim text, which a terminal wraps by
 * itself and which must stay copyable.
 */
final class BlocksOnScreen implements Block.Visitor {
    private final Appearance appearance;
    private final Ink ink;
    private final Appendable out;

    BlocksOnScreen(Appearance appearance, Appendable out) {
        this.appearance = appearance;
        this.ink = new Ink(appearance.colour());
        this.out = out;
    }

    @Override
    public void heading(Heading heading) throws IOException {
        paragraph(new Paragraph(List.of(new Span(heading.text(), Style.STRONG))));
    }

    /** Lines after the first keep the indentation of the first; those of a list's item stand under its text. */
    @Override
    public void paragraph(Paragraph paragraph) throws IOException {
        List<Span> spans = paragraph.spans().stream()
                .map(s -> new Span(ScreenText.safe(s.text(), appearance.unicode()), s.style()))
                .toList();
        String text = String.join("", spans.stream().map(Span::text).toList());
        int indentation = text.length() - text.stripLeading().length();
        if (text.isBlank() || indentation > appearance.width() / 2) {
            indentation = 0;
        }
        int begin = indentation + marker(text.substring(indentation));
        String rest = text.substring(begin);
        boolean first = true;
        for (ScreenText.Range line : ScreenText.lines(rest, appearance.width() - begin)) {
            if (first) {
                out.append(text, 0, begin);
            } else {
                out.append(" ".repeat(begin));
            }
            first = false;
            painted(spans, begin + line.from(), begin + line.to());
            out.append('\n');
        }
    }

    /** How long the mark of a list's item is: {@code - } or {@code 12. }; 0 where the text is no such item. */
    private static int marker(String text) {
        int digits = 0;
        while (digits < 2 && digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        String mark = digits == 0 ? "- " : ". ";
        int end = digits + mark.length();
        return text.startsWith(mark, digits) && !text.substring(end).isBlank() ? end : 0;
    }

    private void painted(List<Span> spans, int from, int to) throws IOException {
        int start = 0;
        for (Span span : spans) {
            int end = start + span.text().length();
            if (start < to && end > from) {
                String part = span.text().substring(Math.max(from, start) - start, Math.min(to, end) - start);
                out.append(ink.paint(part, span.style()));
            }
            start = end;
        }
    }

    @Override
    public void verbatim(Verbatim verbatim) throws IOException {
        for (String line : verbatim.text().stripTrailing().split("\n", -1)) {
            String shown = ScreenText.safe(line.replace("\t", "    "), appearance.unicode());
            out.append(shown.isBlank() ? "" : "  " + shown).append('\n');
        }
    }

    @Override
    public void table(Table table) throws IOException {
        for (String line : new TableLayout(table, appearance).lines()) {
            out.append(line).append('\n');
        }
    }

    @Override
    public void chart(Chart chart) throws IOException {
        for (String line : new ChartLayout(chart, appearance).lines()) {
            out.append(line).append('\n');
        }
    }
}
