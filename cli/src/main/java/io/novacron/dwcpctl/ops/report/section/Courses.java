package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Part.Column;
import io.novacron.dwcpctl.ops.report.page.Period;
import io.novacron.dwcpctl.ops.report.statistic.Spread;
import io.novacron.dwcpctl.ops.report.statistic.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table of how queries went over the period, a row a series: extremes, spread, when, and whether it rises or falls. */
final class Courses {
    private static final int SPARKS = 24;

    private final Desk desk;
    private final List<List<Cell>> rows = new ArrayList<>();

    Courses(Desk desk) {
        this.desk = desk;
    }

    /**
     * The rows of a query.
     *
     * @param trend notes the score of its trend; null for none
     * @param change notes the change of its mean beside the period before; null for none
     * @return its values over the period
     */
    Answer add(String name, @Nullable Figure trend, @Nullable Figure change, String id, String... parameters) {
        Answer now = desk.course(id, parameters);
        Answer before = desk.courseBefore(id, parameters);
        Unit unit = now.question().query().unit();
        List<Series> all = Desk.series(now);
        if (all.isEmpty()) {
            rows.add(missing(name, "", Points.why(now)));
        }
        for (Series series : all) {
            String where = Points.where(series.labels());
            Optional<Spread> spread = Spread.of(series.samples());
            rows.add(spread.map(s -> row(name, series, s, mean(before, series), unit, trend))
                    .orElseGet(() -> missing(name, where, Points.why(now))));
            Optional<Double> was = mean(before, series);
            if (change != null && spread.isPresent() && was.isPresent() && was.get() != 0) {
                desk.figures().note(change, spread.get().mean() / was.get() - 1, where);
            }
        }
        return now;
    }

    private static Optional<Double> mean(Answer before, Series series) {
        return Desk.series(before).stream()
                .filter(other -> other.labels().equals(series.labels()))
                .findFirst()
                .flatMap(other -> Spread.of(other.samples()))
                .map(Spread::mean);
    }

    private List<Cell> row(
            String name, Series series, Spread spread, Optional<Double> before, Unit unit, @Nullable Figure noted) {
        String where = Points.where(series.labels());
        Optional<Trend> trend = Trend.of(pieces(series));
        trend.ifPresent(t -> {
            if (noted != null) {
                desk.figures().note(noted, t.score(), where);
            }
        });
        return List.of(
                new Cell.Words(name),
                new Cell.Words(where),
                new Cell.Amount(spread.min(), unit),
                new Cell.Amount(spread.mean(), unit),
                new Cell.Amount(spread.max(), unit),
                new Cell.Amount(spread.deviation(), unit),
                new Cell.When(spread.peak()),
                new Cell.When(spread.trough()),
                new Cell.Words(trend.map(Courses::text).orElse("too few values")),
                before.map(was -> (Cell) new Cell.Change(was, spread.mean(), unit))
                        .orElse(new Cell.Words("–")),
                new Cell.Course(Spread.means(
                        series.samples(), desk.period().before(), desk.period().at(), SPARKS)));
    }

    private List<Double> pieces(Series series) {
        Period period = desk.period();
        int pieces = Math.max(period.pieces(), SPARKS);
        return Spread.means(series.samples(), period.before(), period.at(), pieces);
    }

    static String text(Trend trend) {
        String direction = trend.isRising() ? "rising" : trend.isFalling() ? "falling" : "none";
        return String.format(Locale.ROOT, "%s (Z %.1f)", direction, Rows.tenths(trend.score()));
    }

    private static List<Cell> missing(String name, String where, String why) {
        List<Cell> row = new ArrayList<>(List.of(new Cell.Words(name), new Cell.Words(where), new Cell.Missing(why)));
        while (row.size() < 11) {
            row.add(Cell.NOTHING);
        }
        return row;
    }

    Part.Table table(String title) {
        return new Part.Table(
                title,
                List.of(
                        Column.text(""),
                        Column.text("Where"),
                        Column.number("Min"),
                        Column.number("Mean"),
                        Column.number("Max"),
                        Column.number("Stddev"),
                        Column.text("Peak at"),
                        Column.text("Trough at"),
                        Column.text("Trend (Mann–Kendall)"),
                        Column.number("Mean, since the period before"),
                        Column.text("Course")),
                rows);
    }

    /** The curves of a query over the period. */
    static Part.Chart chart(Desk desk, String title, Answer answer) {
        CookbookQuery query = answer.question().query();
        var wanted = query.target().wanted();
        return new Part.Chart(
                title,
                query.unit(),
                desk.period().before(),
                desk.period().at(),
                desk.period().step(),
                Desk.series(answer).stream()
                        .map(series -> new Part.Line(Points.where(series.labels()), series))
                        .toList(),
                wanted == null ? null : (Double) wanted.bound());
    }
}
