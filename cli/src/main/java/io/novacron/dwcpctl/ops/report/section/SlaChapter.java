package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Target;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Part.Column;
import io.novacron.dwcpctl.ops.report.page.Period;
import io.novacron.dwcpctl.ops.report.statistic.Spell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** 5. What was promised, and what is left of it. */
final class SlaChapter implements Chapter {
    private static final int DAYS = 7;
    private static final int MOST_VIOLATIONS = 40;
    private static final Duration BUDGET = Duration.ofDays(30);

    @Override
    public String id() {
        return "sla";
    }

    @Override
    public String title() {
        return "5. SLA compliance";
    }

    private record Violation(String sla, String region, Spell spell) {}

    @Override
    public List<Part> write(Desk desk) {
        String since = Period.text(desk.period().since());
        Rows overall = new Rows(desk, "Over the period");
        desk.note(Figure.COMPLIANCE, overall.addAs("All SLAs together", "sla-compliance-overall", "window", since));
        overall.addAs("By SLA", "sla-compliance-by-type", "window", since);
        desk.note(
                Figure.AVAILABILITY,
                overall.addAs("Availability: migrations that succeeded", "reliability-availability", "window", since));
        List<Part> parts = new ArrayList<>(List.of(overall.table(), days(desk)));
        parts.addAll(violations(desk));
        parts.addAll(budget(desk));
        return parts;
    }

    private static Part days(Desk desk) {
        Instant at = desk.period().at();
        Duration day = Duration.ofDays(1);
        Range range = new Range(at.minus(day.multipliedBy(DAYS - 1)), at, day);
        Answer answer = desk.over(range, "sla-compliance-by-type", "window", "1d");
        List<Series> all = Desk.series(answer);
        List<Column> columns = new ArrayList<>(List.of(Column.text("SLA"), Column.text("Where")));
        for (int i = DAYS - 1; i >= 0; i--) {
            columns.add(Column.number(i == 0 ? "Last 24 h" : i + "d before"));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Series series : all) {
            List<Cell> row = new ArrayList<>();
            row.add(new Cell.Words(series.labels().get("sla_type")));
            row.add(new Cell.Words(series.labels().get("region")));
            for (int i = DAYS - 1; i >= 0; i--) {
                long millis = at.minus(day.multipliedBy(i)).toEpochMilli();
                int place = series.samples().firstAfter(millis) - 1;
                boolean there = place >= 0
                        && series.samples().millis(place) == millis
                        && !Double.isNaN(series.samples().value(place));
                row.add(
                        there
                                ? new Cell.Amount(
                                        series.samples().value(place),
                                        Unit.RATIO,
                                        answer.question().query().target())
                                : new Cell.Missing("there is none of that day"));
            }
            rows.add(row);
        }
        if (rows.isEmpty()) {
            List<Cell> row = new ArrayList<>(List.of(new Cell.Words("all"), Cell.NOTHING));
            for (int i = 0; i < DAYS; i++) {
                row.add(i == 0 ? new Cell.Missing(Points.why(answer)) : Cell.NOTHING);
            }
            rows.add(row);
        }
        return new Part.Table("Seven days: share of each day in which the SLA was kept", columns, rows);
    }

    private static List<Part> violations(Desk desk) {
        Period period = desk.period();
        Answer answer = desk.over(period.course(period.fine()), "sla-compliance");
        List<Violation> violations = new ArrayList<>();
        int open = 0;
        for (Series series : Desk.series(answer)) {
            String region = series.labels().get("region");
            String sla = series.labels().get("sla_type");
            Duration lost = Duration.ZERO;
            for (Spell spell : Spell.of(series.samples(), period.fine(), period.at(), value -> value == 0)) {
                violations.add(new Violation(sla, region, spell));
                lost = lost.plus(spell.length());
                open += spell.ending() == Spell.Ending.OPEN ? 1 : 0;
                desk.figures()
                        .note(Figure.LONGEST_VIOLATION, (double) spell.length().toSeconds(), region + " · " + sla);
            }
            desk.figures().note(Figure.VIOLATED, (double) lost.toSeconds(), region + " · " + sla);
            desk.figures()
                    .note(
                            Figure.VIOLATED_SHARE,
                            (double) lost.toSeconds() / period.since().toSeconds(),
                            region + " · " + sla);
        }
        Rows minutes = new Rows(desk, "Minutes in violation, as the service counts them");
        minutes.addAgainst(
                "Minutes",
                new Target(new Condition(Condition.Operator.AT_MOST, period.minutesAllowed()), null, null),
                "sla-violated-minutes",
                "span",
                Period.text(period.since()));
        if (Desk.series(answer).isEmpty()) {
            return List.of(new Part.Text("Violations: no data (" + Points.why(answer) + ")."), minutes.table());
        }
        desk.figures().note(Figure.OPEN_VIOLATIONS, open, "");
        List<Part> parts = new ArrayList<>();
        parts.add(listed(violations, period));
        Coverage coverage = Coverage.of(desk, answer);
        if (!coverage.isWhole()) {
            parts.add(new Part.Text(
                    "Whether anything was violated while there was no data is not known: " + coverage.missing() + "."));
        }
        parts.add(minutes.table());
        return parts;
    }

    private static Part listed(List<Violation> violations, Period period) {
        if (violations.isEmpty()) {
            return new Part.Text("Violations: none, looked at every " + Period.text(period.fine()) + ".");
        }
        violations.sort(Comparator.comparing((Violation v) -> v.spell().start())
                .reversed()
                .thenComparing(Violation::sla)
                .thenComparing(Violation::region));
        List<List<Cell>> rows = new ArrayList<>();
        for (Violation violation : violations.subList(0, Math.min(MOST_VIOLATIONS, violations.size()))) {
            Spell spell = violation.spell();
            rows.add(List.of(
                    new Cell.When(spell.start()),
                    new Cell.Words(violation.sla()),
                    new Cell.Words(violation.region()),
                    new Cell.Lasting(spell.length()),
                    Pieces.until(spell),
                    new Cell.Amount(spell.length().toSeconds() / 60.0, Unit.COUNT)));
        }
        String more = violations.size() > MOST_VIOLATIONS
                ? ", the latest " + MOST_VIOLATIONS + " of " + violations.size()
                : "";
        return new Part.Table(
                "Violations, looked at every " + Period.text(period.fine()) + more,
                List.of(
                        Column.text("From"),
                        Column.text("SLA"),
                        Column.text("Where"),
                        Column.number("Lasted"),
                        Column.text("Until"),
                        Column.number("Minutes lost")),
                rows);
    }

    private static List<Part> budget(Desk desk) {
        Rows rows = new Rows(desk, "Error budget over 30 days");
        desk.note(Figure.MINUTES_BUDGET_LEFT, rows.addAs("Minutes left of 432", "sla-minutes-budget-left"));
        Answer left = rows.addAs("Failed migrations left of 0.1 %", "sla-error-budget-left");
        desk.note(Figure.ERROR_BUDGET_LEFT, left);
        Points.of(left)
                .forEach(point -> desk.figures().note(Figure.ERROR_BUDGET_USED, 1 - point.value(), point.where()));
        desk.note(Figure.BURN_FAST, rows.addAs("Burn, 1 h and 5 min", "sla-burn-fast"));
        desk.note(Figure.BURN_SLOW, rows.addAs("Burn, 6 h and 30 min", "sla-burn-slow"));
        Answer history = desk.now("sla-budget-history");
        List<String> short30 = new ArrayList<>();
        for (Points.Point point : Points.of(history)) {
            Duration there = Duration.ofSeconds(Math.round(point.value()));
            if (there.compareTo(BUDGET.minusHours(1)) < 0) {
                short30.add(point.where() + " " + Period.text(there));
            }
        }
        String said = Points.of(history).isEmpty()
                ? "How much of the 30 days there is data of is not known (" + Points.why(history) + ")."
                : short30.isEmpty()
                        ? "There is data of all 30 days."
                        : "There is not data of all 30 days; the budgets are over what there is: "
                                + String.join(", ", short30) + ".";
        return List.of(rows.table(), new Part.Text(said));
    }
}
