package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Part.Column;
import java.util.ArrayList;
import java.util.List;

/** 9. v3 beside what it replaces. */
final class CompareChapter implements Chapter {
    @Override
    public String id() {
        return "compare";
    }

    @Override
    public String title() {
        return "9. v1 and v3";
    }

    @Override
    public List<Part> write(Desk desk) {
        List<List<Cell>> rows = new ArrayList<>();
        add(desk, rows, "P99 latency", Figure.COMPARE_LATENCY, "compare-latency", "compare-latency-both");
        add(desk, rows, "Throughput", Figure.COMPARE_THROUGHPUT, "compare-throughput", "compare-throughput-both");
        add(desk, rows, "Failed migrations", Figure.COMPARE_ERRORS, "compare-errors", "compare-errors-both");
        add(desk, rows, "Compression", Figure.COMPARE_COMPRESSION, "compare-compression", "compare-compression-both");
        Rows v1 = new Rows(desk, "v1 beside its own baselines");
        desk.note(Figure.V1_LATENCY, v1.add("compare-v1-latency"));
        desk.note(Figure.V1_ERRORS, v1.add("compare-v1-errors"));
        return List.of(
                new Part.Table(
                        "Side by side, now",
                        List.of(
                                Column.text(""),
                                Column.text("Where"),
                                Column.number("v1"),
                                Column.number("v3"),
                                Column.number("v3 is better by"),
                                Column.text("Target"),
                                Column.text("Status")),
                        rows),
                v1.table());
    }

    private static void add(Desk desk, List<List<Cell>> rows, String name, Figure figure, String id, String bothId) {
        Answer better = desk.now(id);
        Answer both = desk.now(bothId);
        desk.note(figure, better);
        CookbookQuery query = better.question().query();
        for (Points.Point point : Points.of(better)) {
            String region = point.labels().get("region");
            rows.add(List.of(
                    new Cell.Words(name),
                    new Cell.Words(region),
                    of(both, region, "v1"),
                    of(both, region, "v3"),
                    Double.isNaN(point.value())
                            ? new Cell.Missing(Points.why(better))
                            : new Cell.Amount(point.value(), query.unit(), query.target()),
                    new Cell.Goal(query.target(), query.unit()),
                    new Cell.Status(query.target().judge(point.value()))));
        }
        if (Points.of(better).isEmpty()) {
            rows.add(List.of(
                    new Cell.Words(name),
                    Cell.NOTHING,
                    Cell.NOTHING,
                    Cell.NOTHING,
                    new Cell.Missing(Points.why(better)),
                    new Cell.Goal(query.target(), query.unit()),
                    Cell.NOTHING));
        }
    }

    private static Cell of(Answer both, String region, String generation) {
        return Points.same(both, Labels.of("region", region, "generation", generation))
                .map(value ->
                        (Cell) new Cell.Amount(value, both.question().query().unit()))
                .orElse(new Cell.Missing(Points.why(both)));
    }
}
