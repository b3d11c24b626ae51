package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.cookbook.Target;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Part.Column;
import io.novacron.dwcpctl.ops.report.page.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of queries of the cookbook, a row a series: now, its target, and how it changed. */
final class Rows {
    private final Desk desk;
    private final String title;
    private final List<List<Cell>> rows = new ArrayList<>();
    private final Map<Verdict, List<String>> judged = new EnumMap<>(Verdict.class);

    Rows(Desk desk, String title) {
        this.desk = desk;
        this.title = title;
    }

    /** The rows of a query, named as the query is. */
    Answer add(String id, String... parameters) {
        return addAs(desk.cookbook().get(id).title(), id, parameters);
    }

    Answer addAs(String name, String id, String... parameters) {
        return addAgainst(name, desk.cookbook().get(id).target(), id, parameters);
    }

    /** As above, with a target in place of the query's: that is for another length of time. */
    Answer addAgainst(String name, Target target, String id, String... parameters) {
        Period period = desk.period();
        Answer now = desk.now(id, parameters);
        Answer before = desk.at(period.before(), id, parameters);
        Answer then = period.hasBaseline() ? desk.at(period.then(), id, parameters) : before;
        List<Points.Point> points = Points.of(now);
        if (points.isEmpty()) {
            rows.add(row(name, "", new Cell.Missing(Points.why(now)), now, target, null, before, then));
        }
        for (Points.Point point : points) {
            Cell value = Double.isNaN(point.value())
                    ? new Cell.Missing(Points.why(now))
                    : new Cell.Amount(point.value(), now.question().query().unit(), target);
            rows.add(row(name, point.where(), value, now, target, point, before, then));
        }
        for (String region : points.isEmpty() ? List.<String>of() : List.copyOf(now.missing())) {
            rows.add(row(name, region, new Cell.Missing(Points.why(now)), now, target, null, before, then));
        }
        return now;
    }

    private List<Cell> row(
            String name,
            String where,
            Cell value,
            Answer now,
            Target target,
            Points.@Nullable Point point,
            Answer before,
            Answer then) {
        CookbookQuery query = now.question().query();
        List<Cell> row = new ArrayList<>();
        row.add(new Cell.Words(name));
        row.add(new Cell.Words(where));
        row.add(value);
        row.add(new Cell.Goal(target, query.unit()));
        Cell status = status(now, target, point);
        if (status instanceof Cell.Status known) {
            judged.computeIfAbsent(known.verdict(), verdict -> new ArrayList<>())
                    .add(where.isEmpty() ? name : name + " (" + where + ")");
        }
        row.add(status);
        row.add(change(before, point, query));
        if (desk.period().hasBaseline()) {
            row.add(change(then, point, query));
        }
        return row;
    }

    private static Cell status(Answer now, Target target, Points.@Nullable Point point) {
        if (!target.isGiven()) {
            return Cell.NOTHING;
        }
        if (point == null) {
            return new Cell.Status(now.failure() != null ? Verdict.ERROR : Verdict.NO_DATA);
        }
        return new Cell.Status(target.judge(point.value()));
    }

    private static Cell change(Answer other, Points.@Nullable Point point, CookbookQuery query) {
        if (point == null || Double.isNaN(point.value())) {
            return Cell.NOTHING;
        }
        return Points.same(other, point.labels())
                .map(was -> (Cell) new Cell.Change(was, point.value(), query.unit()))
                .orElse(new Cell.Words("–"));
    }

    /** Which rows were judged so, by name and place. */
    List<String> judged(Verdict verdict) {
        return judged.getOrDefault(verdict, List.of());
    }

    /** To one decimal, and never a negative nothing. */
    static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    Part.Table table() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text(""),
                Column.text("Where"),
                Column.number("Now"),
                Column.text("Target"),
                Column.text("Status"),
                Column.number("Since " + Period.text(desk.period().since()) + " ago")));
        if (desk.period().hasBaseline()) {
            columns.add(Column.number("Since " + Period.text(desk.period().baseline()) + " ago"));
        }
        return new Part.Table(title, columns, rows);
    }
}
