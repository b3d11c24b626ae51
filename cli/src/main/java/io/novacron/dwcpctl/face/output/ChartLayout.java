package io.novacron.dwcpctl.face.output;

import io.novacron.dwcpctl.face.output.Block.Chart;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.metrics.series.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart as text: title, plot between its axes, legend. Lines are drawn in braille dots where Unicode may be used and
 * colour tells them apart (or there is but one), else each in a character of its own.
 */
final class ChartLayout {
    /** Wider is no easier to read, and output that no screen bounds must end somewhere. */
    private static final int WIDEST = 120;

    private static final int NARROWEST_PLOT = 8;
    private static final int SMALL = 50;

    private final Chart chart;
    private final Appearance appearance;
    private final Ink ink;
    private final int width;
    private final TimeAxis time;
    private final List<Curve> curves;
    private final ChartMarks marks;

    ChartLayout(Chart chart, Appearance appearance) {
        this.chart = chart;
        this.appearance = appearance;
        this.ink = new Ink(appearance.colour());
        this.width = Math.min(WIDEST, appearance.width());
        this.time = new TimeAxis(chart.start(), chart.end(), appearance.zone());
        this.curves = chart.lines().stream()
                .map(line -> Curve.of(line, time.start(), time.end()))
                .toList();
        this.marks = new ChartMarks(curves.size(), appearance);
    }

    /** The lines, none wider than the screen. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        add(lines, ScreenText.safe(chart.title(), appearance.unicode()), Style.STRONG);
        add(lines, time.inWords(), Style.DIM);
        boolean several = false;
        if (curves.stream().allMatch(Curve::isEmpty)) {
            lines.add("no data");
        } else {
            ValueAxis values = valueAxis();
            DotCanvas canvas = canvas(values);
            draw(canvas, values);
            several = plot(lines, canvas, values);
        }
        lines.addAll(new ChartLegend(chart, curves, marks, appearance, width).lines(several));
        return lines;
    }

    private void add(List<String> lines, String text, Style style) {
        for (ScreenText.Range line : ScreenText.lines(text, width)) {
            lines.add(ink.paint(text.substring(line.from(), line.to()), style));
        }
    }

    private ValueAxis valueAxis() {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        Double threshold = finiteThreshold();
        if (threshold != null) {
            least = threshold;
            greatest = threshold;
        }
        for (Curve curve : curves) {
            for (List<Sample> run : curve.runs()) {
                for (Sample sample : run) {
                    least = Math.min(least, sample.value());
                    greatest = Math.max(greatest, sample.value());
                }
            }
        }
        return least <= greatest ? ValueAxis.holding(least, greatest) : ValueAxis.holding(0, 1);
    }

    private @Nullable Double finiteThreshold() {
        Double threshold = chart.threshold();
        return threshold != null && Double.isFinite(threshold) ? threshold : null;
    }

    private int labelWidth(ValueAxis values) {
        int labels = labels(values).stream().mapToInt(ScreenText::width).max().orElse(0);
        return width - labels - 2 >= NARROWEST_PLOT ? labels + 1 : 0;
    }

    private List<String> labels(ValueAxis values) {
        return Quantities.axis(values.ticks(), chart.unit()).stream()
                .map(label -> ScreenText.safe(label, appearance.unicode()))
                .toList();
    }

    /** A whole number of rows between ticks, about a dozen rows in all. */
    private static int rowsPerTick(ValueAxis values, int width) {
        int rows = width < SMALL ? 8 : 12;
        return Math.max(1, rows / values.intervals());
    }

    private DotCanvas canvas(ValueAxis values) {
        int rows = values.intervals() * rowsPerTick(values, width) + 1;
        return new DotCanvas(width - labelWidth(values) - 1, rows, marks.braille());
    }

    private void draw(DotCanvas canvas, ValueAxis values) {
        for (int owner = 0; owner < curves.size(); owner++) {
            for (List<Sample> run : curves.get(owner).runs()) {
                int x = canvas.x(time.fraction(run.get(0).millis()));
                int y = canvas.y(values.fraction(run.get(0).value()));
                if (run.size() == 1) {
                    canvas.spot(x, y, owner);
                }
                for (Sample sample : run.subList(1, run.size())) {
                    int nextX = canvas.x(time.fraction(sample.millis()));
                    int nextY = canvas.y(values.fraction(sample.value()));
                    canvas.line(x, y, nextX, nextY, owner);
                    x = nextX;
                    y = nextY;
                }
            }
        }
    }

    /** Adds the plot with its axes; answers whether several lines share a cell. */
    private boolean plot(List<String> lines, DotCanvas canvas, ValueAxis values) {
        int[][] infinite = infinite(canvas);
        Double threshold = finiteThreshold();
        int thresholdRow = threshold == null ? -1 : canvas.rowOf(canvas.y(values.fraction(threshold)));
        List<String> labels = labels(values);
        int labelWidth = labelWidth(values);
        int perTick = rowsPerTick(values, width);
        boolean several = false;
        for (int row = 0; row < canvas.rows(); row++) {
            boolean tick = row % perTick == 0;
            String label = tick ? labels.get(row / perTick) : "";
            if (!tick && row == thresholdRow && threshold != null) {
                label = ScreenText.safe(Quantities.threshold(threshold, chart.unit()), appearance.unicode());
            }
            StringBuilder cells = new StringBuilder(margin(label, labelWidth));
            cells.append(marks.axis(tick));
            ChartMarks.Run run = marks.run(cells);
            for (int column = 0; column < canvas.columns(); column++) {
                int owner = canvas.owner(column, row);
                several |= owner == DotCanvas.SEVERAL;
                if (row == 0 && infinite[0][column] != DotCanvas.NOBODY) {
                    run.infinity(true, infinite[0][column]);
                } else if (row == canvas.rows() - 1 && infinite[1][column] != DotCanvas.NOBODY) {
                    run.infinity(false, infinite[1][column]);
                } else if (owner != DotCanvas.NOBODY) {
                    run.curve(owner, canvas.braille(column, row));
                } else if (row == thresholdRow) {
                    run.threshold();
                } else {
                    run.blank();
                }
            }
            run.end();
            lines.add(cells.toString().stripTrailing());
        }
        timeAxis(lines, canvas, labelWidth);
        return several && !marks.braille();
    }

    private static String margin(String label, int labelWidth) {
        int space = labelWidth - 1 - ScreenText.width(label);
        return space < 0 ? " ".repeat(labelWidth) : " ".repeat(space) + label + " ";
    }

    /** Whose infinite samples lie in which column: first the positive, then the negative ones. */
    private int[][] infinite(DotCanvas canvas) {
        int[][] owners = new int[2][canvas.columns()];
        Arrays.fill(owners[0], DotCanvas.NOBODY);
        Arrays.fill(owners[1], DotCanvas.NOBODY);
        for (int owner = 0; owner < curves.size(); owner++) {
            for (Sample sample : curves.get(owner).infinite()) {
                int column = canvas.columnOf(canvas.x(time.fraction(sample.millis())));
                owners[sample.value() > 0 ? 0 : 1][column] = owner;
            }
        }
        return owners;
    }

    private void timeAxis(List<String> lines, DotCanvas canvas, int labelWidth) {
        StringBuilder axis = new StringBuilder(marks.timeAxis(canvas.columns()));
        StringBuilder labels = new StringBuilder();
        for (TimeAxis.Tick tick : time.ticks(canvas.columns())) {
            int column = 1 + canvas.columnOf(canvas.x(time.fraction(tick.millis())));
            int from = Math.min(
                    labelWidth + column - tick.label().length() / 2,
                    width - tick.label().length());
            if (from > labels.length() || (from == 0 && labels.length() == 0)) {
                axis.setCharAt(column, marks.timeTick());
                labels.append(" ".repeat(from - labels.length())).append(tick.label());
            }
        }
        lines.add(" ".repeat(labelWidth) + axis);
        lines.add(labels.toString());
        if (!chart.marks().isEmpty()) {
            lines.addAll(new MomentMarks(chart.marks(), time, canvas.columns()).lines(labelWidth + 1));
        }
    }
}
