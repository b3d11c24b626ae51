package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Part.Column;
import io.novacron.dwcpctl.ops.report.page.Period;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** 3. What fails. */
final class ErrorsChapter implements Chapter {
    private static final List<Duration> WINDOWS =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(24));

    @Override
    public String id() {
        return "errors";
    }

    @Override
    public String title() {
        return "3. Errors";
    }

    @Override
    public List<Part> write(Desk desk) {
        Rows current = new Rows(desk, "Current: over 5 minutes");
        desk.note(Figure.ERROR_RATIO, current.addAs("Migrations that failed", "errors-ratio"));
        desk.note(Figure.ERRORS_PER_SECOND, current.addAs("Errors per second", "errors-rate"));
        current.addAs("Failed migrations", "errors-failed-migrations");
        Courses courses = new Courses(desk);
        Answer course = courses.add("Migrations that failed", Figure.ERROR_RATIO_TREND, null, "errors-ratio");
        Answer counts =
                desk.now("errors-count", "window", Period.text(desk.period().since()));
        List<Part> parts = new ArrayList<>(List.of(
                current.table(),
                windows(desk),
                courses.table("Over the period: values over "
                        + Period.text(desk.period().step()) + " each"),
                Courses.chart(desk, "Share of migrations that failed", course),
                breakdown(counts, "By type: the whole period", "error_type", "component"),
                breakdown(counts, "By component: the whole period", "component", "error_type")));
        parts.addAll(Contributors.of(desk));
        return parts;
    }

    /** Each window beside the one of the same length before it. */
    private static Part windows(Desk desk) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Duration window : WINDOWS) {
            String text = Period.text(window);
            Answer now = desk.now("errors-rate", "window", text);
            Answer before = desk.at(desk.period().at().minus(window), "errors-rate", "window", text);
            Answer ratio = desk.now("errors-ratio", "window", text);
            List<Points.Point> points = Points.of(now);
            for (Points.Point point : points) {
                rows.add(List.of(
                        new Cell.Words(text),
                        new Cell.Words(point.where()),
                        new Cell.Amount(
                                point.value(),
                                Unit.PER_SECOND,
                                now.question().query().target()),
                        Points.same(ratio, point.labels())
                                .map(r -> (Cell) new Cell.Amount(
                                        r, Unit.RATIO, ratio.question().query().target()))
                                .orElse(new Cell.Missing(Points.why(ratio))),
                        Points.same(before, point.labels())
                                .map(was -> (Cell) new Cell.Change(was, point.value(), Unit.PER_SECOND))
                                .orElse(new Cell.Words("–")),
                        new Cell.Words(Points.same(before, point.labels())
                                .map(was -> trend(was, point.value(), window))
                                .orElse("–"))));
            }
            if (points.isEmpty()) {
                rows.add(List.of(
                        new Cell.Words(text),
                        Cell.NOTHING,
                        new Cell.Missing(Points.why(now)),
                        Cell.NOTHING,
                        Cell.NOTHING,
                        Cell.NOTHING));
            }
        }
        return new Part.Table(
                "By window",
                List.of(
                        Column.text("Window"),
                        Column.text("Where"),
                        Column.number("Errors"),
                        Column.number("Failed"),
                        Column.number("Since the window before"),
                        Column.text("Trend (Poisson)")),
                rows);
    }

    private static String trend(double before, double now, Duration window) {
        double score = PoissonChange.score(now * window.toSeconds(), window, before * window.toSeconds(), window);
        String direction =
                score > PoissonChange.CERTAIN ? "rising" : score < -PoissonChange.CERTAIN ? "falling" : "within chance";
        return String.format(Locale.ROOT, "%s (z %.1f)", direction, Rows.tenths(score));
    }

    /** Errors by one label, with the value of the other that most of them have. */
    private static Part breakdown(Answer counts, String title, String by, String top) {
        Map<String, Map<String, Double>> groups = new TreeMap<>();
        double all = 0;
        for (Points.Point point : Points.of(counts)) {
            if (!Double.isNaN(point.value())) {
                Labels labels = point.labels();
                groups.computeIfAbsent(labels.get(by), k -> new HashMap<>())
                        .merge(labels.get(top), point.value(), Double::sum);
                all += point.value();
            }
        }
        double total = all;
        List<List<Cell>> rows = new ArrayList<>();
        groups.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Map<String, Double>> e) -> -sum(e.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .forEach(group -> {
                    double count = sum(group.getValue());
                    rows.add(List.of(
                            new Cell.Words(group.getKey()),
                            new Cell.Amount(Math.round(count), Unit.COUNT),
                            total == 0 ? Cell.NOTHING : new Cell.Amount(count / total, Unit.RATIO),
                            new Cell.Words(count < 0.5 ? "–" : topOf(group.getValue()))));
                });
        if (rows.isEmpty()) {
            rows.add(List.of(new Cell.Words("all"), new Cell.Missing(Points.why(counts)), Cell.NOTHING, Cell.NOTHING));
        }
        return new Part.Table(
                title,
                List.of(
                        Column.text(by.equals("component") ? "Component" : "Type"),
                        Column.number("Errors"),
                        Column.number("Share"),
                        Column.text(top.equals("component") ? "Most at" : "Top type")),
                rows);
    }

    private static double sum(Map<String, Double> counts) {
        // in the order of the names: a sum of doubles depends on it
        return new TreeMap<>(counts).values().stream().mapToDouble(d -> d).sum();
    }

    private static String topOf(Map<String, Double> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(e -> e.getKey() + String.format(Locale.ROOT, " (%.0f %%)", 100 * e.getValue() / sum(counts)))
                .orElse("");
    }
}
