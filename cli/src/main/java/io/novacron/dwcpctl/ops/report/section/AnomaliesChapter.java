package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Part.Column;
import io.novacron.dwcpctl.ops.report.page.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** 6. What was unusual. */
final class AnomaliesChapter implements Chapter {
    @Override
    public String id() {
        return "anomalies";
    }

    @Override
    public String title() {
        return "6. Anomalies";
    }

    @Override
    public List<Part> write(Desk desk) {
        Answer counts =
                desk.now("anomalies-day", "span", Period.text(desk.period().since()));
        Rows now = new Rows(desk, "Now");
        desk.note(Figure.ANOMALIES_NOW, now.addAs("Episodes begun in the last 5 minutes", "anomalies-recent"));
        now.add("anomalies-latency-score");
        now.add("anomalies-throughput-score");
        return List.of(matrix(desk, counts), byTime(desk), now.table(), accuracy());
    }

    private static Part matrix(Desk desk, Answer counts) {
        TreeSet<String> types = new TreeSet<>();
        TreeSet<String> severities = new TreeSet<>();
        List<Points.Point> points = Points.of(counts);
        points.forEach(point -> {
            types.add(point.labels().get("anomaly_type"));
            severities.add(point.labels().get("severity"));
        });
        if (points.isEmpty()) {
            return new Part.Text("Episodes by type and severity: no data (" + Points.why(counts) + ").");
        }
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("Type"));
        severities.forEach(severity -> columns.add(Column.number(severity)));
        columns.add(Column.number("all"));
        List<List<Cell>> rows = new ArrayList<>();
        for (String type : types) {
            List<Cell> row = new ArrayList<>();
            row.add(new Cell.Words(type));
            double all = 0;
            for (String severity : severities) {
                double count = sum(points, type, severity);
                row.add(new Cell.Amount(Math.round(count), Unit.COUNT));
                all += count;
            }
            row.add(new Cell.Amount(Math.round(all), Unit.COUNT));
            rows.add(row);
        }
        desk.figures().note(Figure.ANOMALIES, (double) Math.round(sum(points, "", "")), "");
        desk.figures().note(Figure.CRITICAL_ANOMALIES, (double) Math.round(sum(points, "", "critical")), "");
        return new Part.Table(
                "Episodes by type and severity: " + Period.text(desk.period().since()), columns, rows);
    }

    private static double sum(List<Points.Point> points, String type, String severity) {
        return points.stream()
                .filter(p -> type.isEmpty() || p.labels().get("anomaly_type").equals(type))
                .filter(p -> severity.isEmpty() || p.labels().get("severity").equals(severity))
                .mapToDouble(Points.Point::value)
                .filter(value -> !Double.isNaN(value))
                .sum();
    }

    /** Only the pieces in which any began. */
    private static Part byTime(Desk desk) {
        Period period = desk.period();
        Range pieces = new Range(period.piecesStart().plus(period.piece()), period.at(), period.piece());
        Answer episodes = desk.over(pieces, "anomalies-recent");
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < period.pieces(); i++) {
            Instant start = period.piecesStart().plus(period.piece().multipliedBy(i));
            Instant end = start.plus(period.piece());
            for (var series : Desk.series(episodes)) {
                String where = Points.where(series.labels());
                double count = LatencyChapter.sum(episodes, end, where::equals);
                if (Math.round(count) > 0) {
                    rows.add(List.of(
                            new Cell.When(start),
                            new Cell.Words(series.labels().get("anomaly_type")),
                            new Cell.Words(series.labels().get("region")),
                            new Cell.Amount(Math.round(count), Unit.COUNT)));
                }
            }
        }
        if (rows.isEmpty()) {
            return new Part.Text(
                    Desk.series(episodes).isEmpty()
                            ? "Episodes by time: no data (" + Points.why(episodes) + ")."
                            : "Episodes by time: none began.");
        }
        return new Part.Table(
                "Episodes by time: where any began",
                List.of(Column.text("From"), Column.text("Type"), Column.text("Where"), Column.number("Episodes")),
                rows);
    }

    private static Part accuracy() {
        String why = "nobody has labelled an episode as right or wrong: DWCP exposes no such labels";
        return new Part.Table(
                "Detection accuracy",
                List.of(Column.text(""), Column.text("Value")),
                List.of(
                        List.of(new Cell.Words("Precision"), new Cell.Missing(why)),
                        List.of(new Cell.Words("Recall"), new Cell.Missing(why))));
    }
}
