package io.novacron.dwcpctl.face.view;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Block.Table;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table of answers: a row for each series of each query, with as many label columns as tell them apart. Where region
 * is the only label, and several queries are shown, a column for each region instead.
 */
final class AnswerTable {
    private static final String REGION = "region";
    private static final int MOST_REGION_COLUMNS = 4;
    private static final Comparator<String> REGION_FIRST =
            Comparator.comparing((String label) -> !label.equals(REGION)).thenComparing(label -> label);

    /** One value of one series. */
    private record Cell(Labels labels, String text, Verdict verdict) {}

    /** A query's cells, or one that says why there are none. */
    private record Line(Answer answer, List<Cell> cells) {}

    private final List<Line> lines = new ArrayList<>();
    private final boolean judged;

    AnswerTable(List<Answer> answers) {
        answers.forEach(answer -> lines.add(new Line(answer, cells(answer))));
        judged = answers.stream().anyMatch(a -> a.question().query().target().isGiven());
    }

    List<Block> blocks() {
        Set<String> labels = new TreeSet<>(REGION_FIRST);
        lines.forEach(line ->
                line.cells().forEach(c -> labels.addAll(c.labels().toMap().keySet())));
        Set<String> regions = new TreeSet<>();
        lines.forEach(line -> line.cells().forEach(c -> regions.add(c.labels().get(REGION))));
        boolean byRegion = lines.size() > 1
                && labels.equals(Set.of(REGION))
                && !regions.contains("")
                && regions.size() <= MOST_REGION_COLUMNS;
        return List.of(byRegion ? regionColumns(List.copyOf(regions)) : seriesRows(List.copyOf(labels)));
    }

    private Table regionColumns(List<String> regions) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(""));
        regions.forEach(region -> columns.add(Column.number(region)));
        columns.add(Column.text("target"));
        columns.add(Column.flexible("status"));
        List<List<Span>> rows = new ArrayList<>();
        for (Line line : lines) {
            List<Span> row = new ArrayList<>();
            row.add(Span.plain(line.answer().question().query().brief()));
            for (String region : regions) {
                row.add(line.cells().stream()
                        .filter(c -> c.labels().get(REGION).equals(region))
                        .findFirst()
                        .map(this::value)
                        .orElse(new Span("-", Style.DIM)));
            }
            row.add(target(line.answer()));
            row.add(status(line, regions.size()));
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    /** The worst verdict of the row, and where, if not everywhere. */
    private static Span status(Line line, int regions) {
        Answer answer = line.answer();
        Verdict worst = answer.verdict();
        if (answer.hasNumbers() && !answer.question().query().target().isGiven()) {
            return Span.plain("");
        }
        Set<String> where = new TreeSet<>();
        line.cells().stream()
                .filter(c -> c.verdict() == worst)
                .forEach(c -> where.add(c.labels().get(REGION)));
        if (worst == Verdict.NO_DATA) {
            where.addAll(answer.missing());
        }
        boolean everywhere = worst == Verdict.PASS || where.isEmpty() || where.size() == regions;
        String text = Verdicts.text(worst) + (everywhere ? "" : " " + String.join(", ", where));
        return new Span(text, Verdicts.style(worst));
    }

    private Table seriesRows(List<String> labels) {
        List<Column> columns = new ArrayList<>();
        boolean several = lines.size() > 1;
        if (several) {
            columns.add(Column.text("query"));
        }
        labels.forEach(label -> columns.add(Column.flexible(label.equals(Labels.NAME) ? "metric" : label)));
        columns.add(Column.number("value"));
        if (judged) {
            columns.add(Column.text("target"));
        }
        boolean withStatus =
                judged || lines.stream().anyMatch(line -> !line.answer().hasNumbers());
        if (withStatus) {
            columns.add(Column.text("status"));
        }
        List<List<Span>> rows = new ArrayList<>();
        for (Line line : lines) {
            List<Cell> cells = line.cells().isEmpty() ? List.of(nothing(line.answer())) : line.cells();
            for (Cell cell : cells) {
                List<Span> row = new ArrayList<>();
                if (several) {
                    row.add(Span.plain(line.answer().question().query().brief()));
                }
                labels.forEach(label -> row.add(Span.plain(cell.labels().get(label))));
                row.add(value(cell));
                if (judged) {
                    row.add(target(line.answer()));
                }
                if (withStatus) {
                    row.add(rowStatus(line, cell));
                }
                rows.add(row);
            }
        }
        return new Table(columns, rows);
    }

    private static Cell nothing(Answer answer) {
        return new Cell(Labels.EMPTY, "-", answer.reading() == null ? Verdict.ERROR : Verdict.NO_DATA);
    }

    private static Span rowStatus(Line line, Cell cell) {
        boolean toJudge = line.answer().question().query().target().isGiven() || cell.verdict() != Verdict.PASS;
        return toJudge ? Verdicts.span(cell.verdict()) : Span.plain("");
    }

    private Span value(Cell cell) {
        return new Span(cell.text(), cell.verdict() == Verdict.PASS ? Style.PLAIN : Verdicts.style(cell.verdict()));
    }

    private static Span target(Answer answer) {
        return new Span(
                TargetText.bracketed(
                        answer.question().query().target(),
                        answer.question().query().unit()),
                Style.DIM);
    }

    private static List<Cell> cells(Answer answer) {
        Reading reading = answer.reading();
        if (reading == null) {
            return List.of();
        }
        Target target = answer.question().query().target();
        Unit unit = answer.question().query().unit();
        return reading.value().accept(new Value.Visitor<List<Cell>>() {
            @Override
            public List<Cell> scalar(Value.Scalar scalar) {
                return List.of(cell(Labels.EMPTY, scalar.sample().value()));
            }

            @Override
            public List<Cell> text(Value.Text text) {
                return List.of(new Cell(Labels.EMPTY, text.value(), Verdict.PASS));
            }

            @Override
            public List<Cell> vector(Value.Vector vector) {
                return vector.points().stream()
                        .map(point -> cell(point.labels(), point.sample().value()))
                        .toList();
            }

            @Override
            public List<Cell> matrix(Value.Matrix matrix) {
                List<Cell> cells = new ArrayList<>();
                matrix.series().forEach(series -> {
                    Samples samples = series.samples();
                    if (samples.size() > 0) {
                        cells.add(cell(series.labels(), samples.value(samples.size() - 1)));
                    }
                });
                return cells;
            }

            private Cell cell(Labels labels, double value) {
                return new Cell(labels, TargetText.value(value, unit, target), target.judge(value));
            }
        });
    }
}
