package io.novacron.dwcpctl.face.view;

import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Answers as rows for CSV: a sample a row, a column for every label that any of them carries. */
final class AnswerRows {
    /** A sample and what it is of. */
    private record Row(String id, Labels labels, long millis, String value) {}

    /** Columns that are not of labels. */
    private static final Set<String> OWN = Set.of("id", "time", "value");

    private AnswerRows() {}

    static List<List<String>> of(List<Answer> answers) {
        List<Row> rows = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer.reading() != null) {
                collect(answer.question().query().id(), answer.reading().value(), rows);
            }
        }
        Set<String> labels = new TreeSet<>();
        rows.forEach(row -> labels.addAll(row.labels().toMap().keySet()));
        List<List<String>> table = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        titles.add("id");
        labels.forEach(label -> titles.add(OWN.contains(label) ? "label_" + label : label));
        titles.add("time");
        titles.add("value");
        table.add(titles);
        for (Row row : rows) {
            List<String> cells = new ArrayList<>();
            cells.add(row.id());
            labels.forEach(label -> cells.add(row.labels().get(label)));
            cells.add(Moment.forMachines(Instant.ofEpochMilli(row.millis())));
            cells.add(row.value());
            table.add(cells);
        }
        return table;
    }

    private static void collect(String id, Value value, List<Row> rows) {
        value.accept(new Value.Visitor<List<Row>>() {
            @Override
            public List<Row> scalar(Value.Scalar scalar) {
                return add(Labels.EMPTY, scalar.sample());
            }

            @Override
            public List<Row> text(Value.Text text) {
                rows.add(new Row(id, Labels.EMPTY, text.millis(), text.value()));
                return rows;
            }

            @Override
            public List<Row> vector(Value.Vector vector) {
                vector.points().forEach(point -> add(point.labels(), point.sample()));
                return rows;
            }

            @Override
            public List<Row> matrix(Value.Matrix matrix) {
                matrix.series().forEach(series -> {
                    Samples samples = series.samples();
                    for (int i = 0; i < samples.size(); i++) {
                        add(series.labels(), samples.get(i));
                    }
                });
                return rows;
            }

            private List<Row> add(Labels labels, Sample sample) {
                rows.add(new Row(id, labels, sample.millis(), Numbers.format(sample.value())));
                return rows;
            }
        });
    }
}
