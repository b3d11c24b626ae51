package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Part.Column;
import io.novacron.dwcpctl.ops.report.page.Period;
import io.novacron.dwcpctl.ops.report.statistic.Correlation;
import io.novacron.dwcpctl.ops.report.statistic.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** 2. How fast data moves. */
final class ThroughputChapter implements Chapter {
    @Override
    public String id() {
        return "throughput";
    }

    @Override
    public String title() {
        return "2. Throughput";
    }

    @Override
    public List<Part> write(Desk desk) {
        Rows current = new Rows(desk, "Current");
        current.addAs("At this moment", "throughput-current");
        desk.note(Figure.THROUGHPUT, current.addAs("Average over 5 minutes", "throughput-average"));
        current.addAs("Migrations under way", "throughput-active-migrations");
        current.addAs("Migrations per second", "traffic-migrations");
        Courses courses = new Courses(desk);
        Answer course =
                courses.add("Throughput", Figure.THROUGHPUT_TREND, Figure.THROUGHPUT_CHANGE, "throughput-average");
        Rows streams = new Rows(desk, "AMST streams");
        desk.note(Figure.AMST_STREAMS, streams.add("amst-streams"));
        streams.add("amst-stream-efficiency");
        streams.add("amst-stream-utilization");
        streams.add("amst-rdma-utilization");
        streams.add("amst-mode-switches");
        return List.of(
                current.table(),
                courses.table("Over the period: means over "
                        + Period.text(desk.period().step()) + " each, while migrations were active"),
                Courses.chart(desk, "Throughput", course),
                byTransport(desk),
                streams.table(),
                pattern(desk, course));
    }

    private static Part byTransport(Desk desk) {
        Answer now = desk.now("throughput-by-transport");
        Answer before = desk.at(desk.period().before(), "throughput-by-transport");
        desk.note(Figure.RDMA_SHARE, desk.now("throughput-rdma-share"));
        Map<String, Double> totals = new HashMap<>();
        List<Points.Point> points = Points.of(now);
        points.forEach(p -> totals.merge(p.labels().get("region"), p.value(), Double::sum));
        List<List<Cell>> rows = new ArrayList<>();
        for (Points.Point point : points) {
            double share = point.value() / totals.getOrDefault(point.labels().get("region"), Double.NaN);
            rows.add(List.of(
                    new Cell.Words(point.labels().get("transport")),
                    new Cell.Words(point.labels().get("region")),
                    new Cell.Amount(point.value(), Unit.BYTES_PER_SECOND),
                    Double.isNaN(share) ? new Cell.Missing("nothing is sent") : new Cell.Amount(share, Unit.RATIO),
                    Points.same(before, point.labels())
                            .map(was -> (Cell) new Cell.Change(was, point.value(), Unit.BYTES_PER_SECOND))
                            .orElse(new Cell.Words("–"))));
        }
        if (rows.isEmpty()) {
            rows.add(List.of(
                    new Cell.Words("all"),
                    Cell.NOTHING,
                    new Cell.Missing(Points.why(now)),
                    Cell.NOTHING,
                    Cell.NOTHING));
        }
        return new Part.Table(
                "By transport",
                List.of(
                        Column.text("Transport"),
                        Column.text("Where"),
                        Column.number("Now"),
                        Column.number("Share"),
                        Column.number("Since " + Period.text(desk.period().since()) + " ago")),
                rows);
    }

    /** When the day's peak and trough are, and whether the period before had the same shape. */
    private static Part pattern(Desk desk, Answer course) {
        Period period = desk.period();
        Answer before = desk.courseBefore("throughput-average");
        int hours = (int) Math.max(1, period.since().toHours());
        List<List<Cell>> rows = new ArrayList<>();
        for (Series series : Desk.series(course)) {
            List<Double> now = Spread.means(series.samples(), period.before(), period.at(), hours);
            Optional<Spread> spread = Spread.of(hourly(now, period.before()));
            List<Double> then = earlier(before, series.labels(), period, hours);
            rows.add(List.of(
                    new Cell.Words(Points.where(series.labels())),
                    hour(spread.map(s -> s.peak())),
                    amount(spread.map(Spread::max)),
                    hour(spread.map(s -> s.trough())),
                    amount(spread.map(Spread::min)),
                    new Cell.Words(Correlation.of(now, then)
                            .map(r -> String.format(Locale.ROOT, "r = %.2f", r))
                            .orElse("–"))));
        }
        if (rows.isEmpty()) {
            rows.add(List.of(
                    Cell.NOTHING,
                    Cell.NOTHING,
                    new Cell.Missing(Points.why(course)),
                    Cell.NOTHING,
                    Cell.NOTHING,
                    Cell.NOTHING));
        }
        return new Part.Table(
                "Daily pattern: hourly means",
                List.of(
                        Column.text("Where"),
                        Column.text("Peak hour from"),
                        Column.number("Peak"),
                        Column.text("Trough hour from"),
                        Column.number("Trough"),
                        Column.text("Like the period before (Pearson)")),
                rows);
    }

    private static Cell hour(Optional<Instant> moment) {
        return moment.map(m -> (Cell) new Cell.When(m)).orElse(Cell.NOTHING);
    }

    private static Cell amount(Optional<Double> value) {
        return value.map(v -> (Cell) new Cell.Amount(v, Unit.BYTES_PER_SECOND)).orElse(Cell.NOTHING);
    }

    private static Samples hourly(List<Double> means, Instant start) {
        ArraySamples.Builder hours = new ArraySamples.Builder();
        for (int i = 0; i < means.size(); i++) {
            hours.add(start.plus(Duration.ofHours(i)).toEpochMilli(), means.get(i));
        }
        return hours.build();
    }

    private static List<Double> earlier(Answer before, Labels labels, Period period, int hours) {
        return Desk.series(before).stream()
                .filter(series -> series.labels().equals(labels))
                .findFirst()
                .map(series ->
                        Spread.means(series.samples(), period.before().minus(period.since()), period.before(), hours))
                .orElse(List.of());
    }
}
