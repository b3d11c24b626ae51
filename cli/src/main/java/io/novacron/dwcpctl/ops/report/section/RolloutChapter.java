package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Part.Column;
import io.novacron.dwcpctl.ops.report.page.Period;
import java.util.ArrayList;
import java.util.List;

/** 8. Where the rollout stands. */
final class RolloutChapter implements Chapter {
    /** Slower than that it does not move: two points in a year. */
    private static final double NEVER_SECONDS = 365 * 86_400.0;

    @Override
    public String id() {
        return "rollout";
    }

    @Override
    public String title() {
        return "8. Rollout";
    }

    @Override
    public List<Part> write(Desk desk) {
        Rows health = new Rows(desk, "Health");
        health.addAs("SLAs violated now, by the service's own judgement", "sla-violations-now");
        health.add("rollout-stands-still");
        health.add("rollout-moved");
        health.add("reliability-components-up");
        health.add("reliability-restarts");
        health.add("rollout-versions");
        health.add("rollout-component-versions");
        desk.note(Figure.ROLLOUT_STALLED, desk.now("rollout-stands-still"));
        return List.of(
                stages(desk),
                health.table(),
                new Part.Text("This is no decision: dwcpctl gonogo gives one, which measures, and asks every replica."),
                traffic(desk));
    }

    private static Part stages(Desk desk) {
        Answer progress = desk.now("rollout-progress");
        Answer target = desk.now("rollout-target");
        Answer behind = desk.now("rollout-behind");
        Answer eta = desk.now("rollout-eta");
        Answer before = desk.at(desk.period().before(), "rollout-progress");
        desk.note(Figure.ROLLOUT_PROGRESS, progress);
        List<List<Cell>> rows = new ArrayList<>();
        for (Points.Point point : Points.of(progress)) {
            double left = Points.same(behind, point.labels()).orElse(Double.NaN);
            rows.add(List.of(
                    new Cell.Words(point.labels().get("stage")),
                    new Cell.Words(point.labels().get("region")),
                    percent(point.value(), progress),
                    percent(Points.same(target, point.labels()).orElse(Double.NaN), target),
                    percent(left, behind),
                    eta(left, Points.same(eta, point.labels()).orElse(Double.NaN), eta),
                    Points.same(before, point.labels())
                            .map(was -> (Cell) new Cell.Change(was, point.value(), Unit.PERCENT))
                            .orElse(new Cell.Words("–"))));
        }
        if (rows.isEmpty()) {
            rows.add(List.of(
                    new Cell.Words("all"),
                    Cell.NOTHING,
                    new Cell.Missing(Points.why(progress)),
                    Cell.NOTHING,
                    Cell.NOTHING,
                    Cell.NOTHING,
                    Cell.NOTHING));
        }
        return new Part.Table(
                "Stages",
                List.of(
                        Column.text("Stage"),
                        Column.text("Where"),
                        Column.number("Progress"),
                        Column.number("Target"),
                        Column.number("To go"),
                        Column.text("ETA at the last hour's speed"),
                        Column.number("Since " + Period.text(desk.period().since()) + " ago")),
                rows);
    }

    private static Cell percent(double value, Answer answer) {
        return Double.isNaN(value) ? new Cell.Missing(Points.why(answer)) : new Cell.Amount(value, Unit.PERCENT);
    }

    private static Cell eta(double left, double seconds, Answer answer) {
        if (left == 0) {
            return new Cell.Words("there");
        }
        if (Double.isNaN(seconds)) {
            return new Cell.Missing(Points.why(answer));
        }
        return seconds > NEVER_SECONDS ? new Cell.Words("it does not move") : new Cell.Amount(seconds, Unit.SECONDS);
    }

    private static Part traffic(Desk desk) {
        Answer share = desk.now("traffic-v3-share");
        Answer v3 = desk.now("traffic-migrations");
        Answer v1 = desk.now("traffic-v1");
        desk.note(Figure.V3_SHARE, share);
        List<List<Cell>> rows = new ArrayList<>();
        for (Points.Point point : Points.of(v3)) {
            rows.add(List.of(
                    new Cell.Words(point.where()),
                    rate(Points.same(v1, point.labels()).orElse(Double.NaN), v1),
                    rate(point.value(), v3),
                    Points.same(share, point.labels())
                            .map(s -> (Cell) new Cell.Amount(s, Unit.RATIO))
                            .orElse(new Cell.Missing(Points.why(share)))));
        }
        if (rows.isEmpty()) {
            rows.add(List.of(new Cell.Words("all"), Cell.NOTHING, new Cell.Missing(Points.why(v3)), Cell.NOTHING));
        }
        return new Part.Table(
                "Traffic, v1 : v3",
                List.of(
                        Column.text("Where"),
                        Column.number("v1 migrations"),
                        Column.number("v3 migrations"),
                        Column.number("Share of v3")),
                rows);
    }

    private static Cell rate(double value, Answer answer) {
        return Double.isNaN(value) ? new Cell.Missing(Points.why(answer)) : new Cell.Amount(value, Unit.PER_SECOND);
    }
}
