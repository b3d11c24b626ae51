package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Part.Column;
import io.novacron.dwcpctl.ops.report.page.Period;
import io.novacron.dwcpctl.ops.report.statistic.Spell;
import io.novacron.dwcpctl.ops.report.statistic.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 7. What the hosts have left. */
final class ResourcesChapter implements Chapter {
    private static final int MOST_EVENTS = 40;

    @Override
    public String id() {
        return "resources";
    }

    @Override
    public String title() {
        return "7. Resources";
    }

    private record Saturation(String resource, String region, Spell spell) {}

    private static Map<String, Figure> resources() {
        Map<String, Figure> resources = new LinkedHashMap<>();
        resources.put("cpu", Figure.CPU_PEAK);
        resources.put("memory", Figure.MEMORY_PEAK);
        resources.put("network", Figure.NETWORK_PEAK);
        resources.put("disk", Figure.DISK_PEAK);
        return resources;
    }

    @Override
    public List<Part> write(Desk desk) {
        List<List<Cell>> rows = new ArrayList<>();
        List<Saturation> events = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        resources().forEach((resource, figure) -> {
            String id = "resources-" + resource;
            Answer now = desk.now(id);
            Answer course = desk.course(id);
            rows(desk, resource, figure, now, course, rows);
            events(desk, resource, course, events);
            if (Desk.series(course).isEmpty()) {
                unknown.add(resource);
            }
        });
        Rows growth = new Rows(desk, "Growth");
        desk.note(Figure.MEMORY_GROWTH, growth.add("resources-memory-growth"));
        growth.addAs("CPU, mean of the nodes", "resources-cpu-average");
        return List.of(
                new Part.Table(
                        "Utilisation: the busiest node of each region, looked at every "
                                + Period.text(desk.period().step()),
                        List.of(
                                Column.text("Resource"),
                                Column.text("Where"),
                                Column.number("Now"),
                                Column.number("Peak"),
                                Column.text("Peak at"),
                                Column.number("Average"),
                                Column.text("Threshold"),
                                Column.text("Status"),
                                Column.text("Course")),
                        rows),
                saturation(desk, events, unknown),
                growth.table());
    }

    private static void rows(
            Desk desk, String resource, Figure figure, Answer now, Answer course, List<List<Cell>> rows) {
        CookbookQuery query = now.question().query();
        for (Points.Point point : Points.of(now)) {
            Optional<Series> series = Desk.series(course).stream()
                    .filter(s -> s.labels().equals(point.labels()))
                    .findFirst();
            Optional<Spread> spread = series.flatMap(s -> Spread.of(s.samples()));
            desk.figures().note(figure, spread.map(Spread::max).orElse(point.value()), point.where());
            Cell none = new Cell.Missing(Points.why(course));
            rows.add(List.of(
                    new Cell.Words(resource),
                    new Cell.Words(point.where()),
                    Double.isNaN(point.value())
                            ? new Cell.Missing(Points.why(now))
                            : new Cell.Amount(point.value(), Unit.PERCENT, query.target()),
                    spread.map(s -> (Cell) new Cell.Amount(s.max(), Unit.PERCENT, query.target()))
                            .orElse(none),
                    spread.map(s -> (Cell) new Cell.When(s.peak())).orElse(Cell.NOTHING),
                    spread.map(s -> (Cell) new Cell.Amount(s.mean(), Unit.PERCENT))
                            .orElse(none),
                    new Cell.Goal(query.target(), Unit.PERCENT),
                    new Cell.Status(query.target().judge(point.value())),
                    series.map(s -> (Cell) new Cell.Course(Spread.means(
                                    s.samples(),
                                    desk.period().before(),
                                    desk.period().at(),
                                    24)))
                            .orElse(Cell.NOTHING)));
        }
        if (Points.of(now).isEmpty()) {
            rows.add(List.of(
                    new Cell.Words(resource),
                    Cell.NOTHING,
                    new Cell.Missing(Points.why(now)),
                    Cell.NOTHING,
                    Cell.NOTHING,
                    Cell.NOTHING,
                    new Cell.Goal(query.target(), Unit.PERCENT),
                    Cell.NOTHING,
                    Cell.NOTHING));
        }
    }

    private static void events(Desk desk, String resource, Answer course, List<Saturation> events) {
        Condition wanted = course.question().query().target().wanted();
        if (wanted == null) {
            return;
        }
        for (Series series : Desk.series(course)) {
            for (Spell spell : Spell.of(
                    series.samples(),
                    desk.period().step(),
                    desk.period().at(),
                    v -> !Double.isNaN(v) && !wanted.holds(v))) {
                events.add(new Saturation(resource, series.labels().get("region"), spell));
            }
        }
    }

    private static Part saturation(Desk desk, List<Saturation> events, List<String> unknown) {
        String step = Period.text(desk.period().step());
        String gaps = unknown.isEmpty() ? "" : " No data of " + String.join(", ", unknown) + ".";
        if (events.isEmpty()) {
            return new Part.Text("Saturation events: none seen, looked at every " + step + "." + gaps);
        }
        events.sort(Comparator.comparing((Saturation s) -> s.spell().start())
                .reversed()
                .thenComparing(Saturation::resource)
                .thenComparing(Saturation::region));
        List<List<Cell>> rows = new ArrayList<>();
        for (Saturation event : events.subList(0, Math.min(MOST_EVENTS, events.size()))) {
            rows.add(List.of(
                    new Cell.When(event.spell().start()),
                    new Cell.Words(event.resource()),
                    new Cell.Words(event.region()),
                    new Cell.Lasting(event.spell().length()),
                    Pieces.until(event.spell())));
        }
        return new Part.Table(
                "Saturation events: the busiest node above its threshold, looked at every " + step + gaps,
                List.of(
                        Column.text("From"),
                        Column.text("Resource"),
                        Column.text("Where"),
                        Column.number("Lasted"),
                        Column.text("Until")),
                rows);
    }
}
