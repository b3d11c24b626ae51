package io.novacron.dwcpctl.face.output;

import io.novacron.dwcpctl.face.output.Block.Chart;
import io.novacron.dwcpctl.metrics.series.Sample;
import java.util.ArrayList;
import java.util.List;

/** The lines below a chart: what is drawn how, each curve's last value, and what lies beyond every scale. */
final class ChartLegend {
    private static final String GAP = "   ";

    private final Chart chart;
    private final List<Curve> curves;
    private final ChartMarks marks;
    private final Appearance appearance;
    private final int width;

    ChartLegend(Chart chart, List<Curve> curves, ChartMarks marks, Appearance appearance, int width) {
        this.chart = chart;
        this.curves = curves;
        this.marks = marks;
        this.appearance = appearance;
        this.width = width;
    }

    /** A symbol of one column, or none, and what it stands for. */
    private record Entry(String symbol, String name, String value) {}

    /** @param several whether a cell is drawn that several curves share */
    List<String> lines(boolean several) {
        List<Entry> entries = new ArrayList<>();
        for (int owner = 0; owner < curves.size(); owner++) {
            Curve curve = curves.get(owner);
            entries.add(new Entry(marks.symbol(owner), curve.name(), last(curve)));
        }
        Double threshold = chart.threshold();
        if (threshold != null) {
            entries.add(new Entry(marks.thresholdSymbol(), "threshold", Quantities.threshold(threshold, chart.unit())));
        }
        if (several) {
            entries.add(new Entry(marks.severalSymbol(), "several of them", ""));
        }
        List<String> lines = inLines(entries);
        for (Curve curve : curves) {
            addInfinities(lines, curve, true);
            addInfinities(lines, curve, false);
        }
        return lines.stream().map(String::stripTrailing).toList();
    }

    private String last(Curve curve) {
        Sample last = curve.last();
        if (last == null || Double.isNaN(last.value())) {
            return "no data";
        }
        Double threshold = chart.threshold();
        return threshold == null
                ? Quantities.format(last.value(), chart.unit())
                : Quantities.format(last.value(), chart.unit(), threshold);
    }

    private List<String> inLines(List<Entry> entries) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (Entry entry : entries) {
            String text = text(entry);
            int columns = ScreenText.width(text) + (entry.symbol().isEmpty() ? 0 : 2);
            if (used > 0 && used + GAP.length() + columns > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(used == 0 ? "" : GAP);
            used += (used == 0 ? 0 : GAP.length()) + columns;
            line.append(entry.symbol())
                    .append(entry.symbol().isEmpty() ? "" : " ")
                    .append(text);
        }
        if (used > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** The name gives way where both do not fit. */
    private String text(Entry entry) {
        String name = ScreenText.safe(entry.name(), appearance.unicode());
        String value = ScreenText.safe(entry.value(), appearance.unicode());
        int room = width - (entry.symbol().isEmpty() ? 0 : 2);
        String tail = value.isEmpty() ? "" : " " + value;
        String cut = ScreenText.cut(name, Math.max(3, room - ScreenText.width(tail)), appearance.unicode());
        return ScreenText.cut(cut + tail, room, appearance.unicode());
    }

    private void addInfinities(List<String> lines, Curve curve, boolean positive) {
        long count = curve.infinities(positive);
        if (count > 0) {
            String note = marks.infinitySymbol(positive) + " " + count + (count == 1 ? " sample is " : " samples are ")
                    + (positive ? "+Inf" : "-Inf") + ": " + ScreenText.safe(curve.name(), appearance.unicode());
            lines.add(ScreenText.cut(note, width, appearance.unicode()));
        }
    }
}
