package io.novacron.dwcpctl.face.output;

import io.novacron.dwcpctl.face.output.Block.Chart;
import io.novacron.dwcpctl.metrics.series.Sample;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A chart as SVG within a page: curves with gaps where nothing is known, the threshold dashed across. */
final class ChartInSvg {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 260;
    private static final int LEFT = 78;
    private static final int RIGHT = 12;
    private static final int TOP = 10;
    private static final int BOTTOM = 26;
    /** About as many letters as fit below the plot: the time axis counts in columns. */
    private static final int COLUMNS = 110;

    private static final int COLOURS = 6;
    /** So that curves differ without their colours too. */
    private static final List<String> DASHES = List.of("", "7 3", "2 3", "9 3 2 3", "4 4", "12 4");

    private final Chart chart;
    private final TimeAxis times;
    private final List<Curve> curves = new ArrayList<>();
    private final UnaryOperator<String> escaped;

    ChartInSvg(Chart chart, ZoneId zone, UnaryOperator<String> escaped) {
        this.chart = chart;
        this.times = new TimeAxis(chart.start(), chart.end(), zone);
        this.escaped = escaped;
        chart.lines().forEach(line -> curves.add(Curve.of(line, times.start(), times.end())));
    }

    void write(Appendable out) throws IOException {
        out.append("<figure>\n<figcaption>")
                .append(escaped.apply(chart.title()))
                .append(" <span class=\"dim\">")
                .append(escaped.apply(times.inWords()))
                .append("</span></figcaption>\n");
        ValueAxis values = axis();
        if (values == null) {
            out.append("<p class=\"unknown\">no data</p>\n</figure>\n");
            return;
        }
        out.append("<div class=\"chart\"><svg viewBox=\"0 0 " + WIDTH + ' ' + HEIGHT + "\" role=\"img\" aria-label=\"")
                .append(escaped.apply(chart.title()))
                .append("\">\n");
        grid(values, out);
        Double threshold = chart.threshold();
        if (threshold != null) {
            String y = number(y(values.fraction(threshold)));
            out.append("<line class=\"threshold\" x1=\"" + LEFT + "\" x2=\"" + (WIDTH - RIGHT) + "\" y1=\"" + y
                    + "\" y2=\"" + y + "\"/>\n");
        }
        for (int i = 0; i < curves.size(); i++) {
            curve(curves.get(i), i, values, out);
        }
        out.append("</svg></div>\n");
        legend(out);
        out.append("</figure>\n");
    }

    private @Nullable ValueAxis axis() {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Curve curve : curves) {
            for (List<Sample> run : curve.runs()) {
                for (Sample sample : run) {
                    least = Math.min(least, sample.value());
                    greatest = Math.max(greatest, sample.value());
                }
            }
        }
        if (least > greatest) {
            return null;
        }
        Double threshold = chart.threshold();
        return threshold == null
                ? ValueAxis.holding(least, greatest)
                : ValueAxis.holding(Math.min(least, threshold), Math.max(greatest, threshold));
    }

    private void grid(ValueAxis values, Appendable out) throws IOException {
        List<String> labels = Quantities.axis(values.ticks(), chart.unit());
        for (int i = 0; i < labels.size(); i++) {
            String y = number(y((double) i / values.intervals()));
            out.append("<line class=\"grid\" x1=\"" + LEFT + "\" x2=\"" + (WIDTH - RIGHT) + "\" y1=\"" + y + "\" y2=\""
                            + y
                            + "\"/><text x=\"" + (LEFT - 8) + "\" y=\"" + y
                            + "\" text-anchor=\"end\" dominant-baseline=\"middle\">")
                    .append(escaped.apply(labels.get(i)))
                    .append("</text>\n");
        }
        for (TimeAxis.Tick tick : times.ticks(COLUMNS)) {
            out.append("<text x=\"" + number(x(tick.millis())) + "\" y=\"" + (HEIGHT - 8)
                            + "\" text-anchor=\"middle\">")
                    .append(escaped.apply(tick.label()))
                    .append("</text>\n");
        }
    }

    private void curve(Curve curve, int place, ValueAxis values, Appendable out) throws IOException {
        String look = "stroke=\"var(--c" + (place % COLOURS + 1) + ")\" stroke-dasharray=\""
                + DASHES.get(place % DASHES.size()) + "\"";
        for (List<Sample> run : curve.runs()) {
            StringBuilder points = new StringBuilder();
            for (Sample sample : run) {
                points.append(points.length() == 0 ? "" : " ")
                        .append(number(x(sample.millis())))
                        .append(',')
                        .append(number(y(values.fraction(sample.value()))));
            }
            if (run.size() == 1) { // a line of one point is not drawn
                points.append(' ').append(points);
            }
            out.append("<polyline fill=\"none\" stroke-width=\"1.7\" stroke-linecap=\"round\" " + look + " points=\"")
                    .append(points)
                    .append("\"/>\n");
        }
    }

    private void legend(Appendable out) throws IOException {
        out.append("<p class=\"legend\">");
        for (int i = 0; i < curves.size(); i++) {
            Sample last = curves.get(i).last();
            out.append(i == 0 ? "" : " &nbsp; ")
                    .append("<b style=\"color: var(--c" + (i % COLOURS + 1) + ")\">")
                    .append(i % DASHES.size() == 0 ? "——" : i % DASHES.size() == 2 ? "·····" : "– – –")
                    .append("</b> ")
                    .append(escaped.apply(chart.lines().get(i).name()))
                    .append(' ')
                    .append(escaped.apply(
                            last == null || Double.isNaN(last.value())
                                    ? "no data"
                                    : Quantities.format(last.value(), chart.unit())));
            long infinities = curves.get(i).infinite().size();
            out.append(infinities == 0 ? "" : " (" + infinities + " infinite)");
        }
        Double threshold = chart.threshold();
        if (threshold != null) {
            out.append(" &nbsp; <b class=\"bad\">- - -</b> threshold ")
                    .append(escaped.apply(Quantities.threshold(threshold, chart.unit())));
        }
        out.append("</p>\n");
    }

    private double x(long millis) {
        return LEFT + times.fraction(millis) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double fraction) {
        return TOP + fraction * (HEIGHT - TOP - BOTTOM);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
