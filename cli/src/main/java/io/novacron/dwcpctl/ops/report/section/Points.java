package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.nodata.NoData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The values of an answer at a moment, in an order that does not depend on the source. */
final class Points {
    private static final String REGION = "region";

    private Points() {}

    /** A value and whose it is. */
    record Point(Labels labels, double value) {
        /** The region first, then the other labels' values. */
        String where() {
            return Points.where(labels);
        }
    }

    static List<Point> of(Answer answer) {
        if (answer.reading() == null) {
            return List.of();
        }
        Value value = answer.reading().value();
        if (value instanceof Value.Vector vector) {
            List<Point> points = new ArrayList<>();
            vector.points()
                    .forEach(p -> points.add(new Point(p.labels(), p.sample().value())));
            return sorted(points, Point::labels);
        }
        if (value instanceof Value.Scalar scalar) {
            return List.of(new Point(Labels.EMPTY, scalar.sample().value()));
        }
        return List.of();
    }

    static <T> List<T> sorted(List<T> items, Function<T, Labels> labels) {
        return items.stream()
                .sorted(Comparator.comparing((T item) -> where(labels.apply(item))))
                .toList();
    }

    static String where(Labels labels) {
        StringJoiner where = new StringJoiner(" · ");
        if (labels.has(REGION)) {
            where.add(labels.get(REGION));
        }
        labels.forEach((name, value) -> {
            if (!name.equals(REGION)) {
                where.add(value);
            }
        });
        return where.toString();
    }

    /** The value of the same series in another answer. */
    static Optional<Double> same(Answer other, Labels labels) {
        return of(other).stream()
                .filter(point -> point.labels().equals(labels))
                .map(Point::value)
                .filter(value -> !Double.isNaN(value))
                .findFirst();
    }

    /** Why there is no number. */
    static String why(Answer answer) {
        if (answer.failure() != null) {
            return answer.failure().getMessage();
        }
        if (answer.why().isEmpty()) {
            return answer.reading() == null || answer.reading().value().isEmpty()
                    ? "the answer was empty"
                    : "there is nothing to take it of";
        }
        return answer.why().stream().map(NoData::reason).distinct().collect(Collectors.joining("; "));
    }
}
