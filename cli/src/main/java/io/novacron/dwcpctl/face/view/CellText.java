package io.novacron.dwcpctl.face.view;

import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Quantities;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.cookbook.Target;
import io.novacron.dwcpctl.ops.report.page.Cell;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A report's cells as people read them. */
final class CellText implements Cell.Visitor<Span> {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final double MOST = 2;

    private final ZoneId zone;

    CellText(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public Span amount(Cell.Amount cell) {
        return Span.plain(
                TargetText.value(whole(cell.value(), cell.unit(), cell.target()), cell.unit(), cell.target()));
    }

    /** Of what can be counted there are no fractions: they come of an increase worked out over a window. */
    private static double whole(double value, Unit unit, Target target) {
        double rounded = Math.rint(value);
        Condition wanted = target.wanted();
        boolean same = wanted == null || wanted.holds(rounded) == wanted.holds(value);
        return unit == Unit.COUNT && Math.abs(value) >= 1 && same ? rounded : value;
    }

    @Override
    public Span goal(Cell.Goal cell) {
        Condition wanted = cell.target().wanted();
        return Span.plain(wanted == null ? "" : TargetText.people(wanted, cell.unit()));
    }

    @Override
    public Span status(Cell.Status cell) {
        return Verdicts.span(cell.verdict());
    }

    @Override
    public Span change(Cell.Change cell) {
        if (cell.unit() == Unit.RATIO || cell.unit() == Unit.PERCENT) {
            return points((cell.now() - cell.before()) * (cell.unit() == Unit.RATIO ? 100 : 1));
        }
        double before = whole(cell.before(), cell.unit(), Target.NONE);
        double ratio = new Cell.Change(before, whole(cell.now(), cell.unit(), Target.NONE), cell.unit()).ratio();
        // of what was near nothing a percentage says nothing
        if (!Double.isFinite(ratio) || Math.abs(ratio) >= MOST) {
            return Span.plain("from " + Quantities.format(before, cell.unit()));
        }
        if (Math.abs(ratio) < 0.0005) {
            return Span.plain("±0 %");
        }
        return Span.plain(String.format(Locale.ROOT, "%+.1f %%", 100 * ratio));
    }

    /** A per cent of a percentage would be read as points of it. */
    private static Span points(double points) {
        if (!Double.isFinite(points)) {
            return Span.plain("–");
        }
        if (Math.abs(points) < 0.005) {
            return Span.plain("±0 pp");
        }
        return Span.plain(String.format(Locale.ROOT, Math.abs(points) < 1 ? "%+.2f pp" : "%+.1f pp", points));
    }

    @Override
    public Span words(Cell.Words cell) {
        return Span.plain(cell.text());
    }

    @Override
    public Span when(Cell.When cell) {
        return Span.plain(MINUTE.format(cell.moment().atZone(zone)));
    }

    @Override
    public Span lasting(Cell.Lasting cell) {
        return Span.plain(Quantities.span(cell.length()));
    }

    @Override
    public Span course(Cell.Course cell) {
        return Span.plain(bars(cell.values()));
    }

    @Override
    public Span missing(Cell.Missing cell) {
        return new Span("no data: " + cell.why(), Style.UNKNOWN);
    }

    /** From the least to the greatest value; a dot where nothing is known. */
    private static String bars(List<Double> values) {
        double least = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(d -> d)
                .min()
                .orElse(0);
        double greatest = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(d -> d)
                .max()
                .orElse(0);
        StringBuilder bars = new StringBuilder();
        for (double value : values) {
            if (!Double.isFinite(value)) {
                bars.append('·');
            } else {
                double height = greatest > least ? (value - least) / (greatest - least) : 0;
                bars.append(BARS.charAt((int) Math.round(height * (BARS.length() - 1))));
            }
        }
        return bars.toString();
    }
}
