package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Part.Column;
import io.novacron.dwcpctl.ops.report.page.Period;
import io.novacron.dwcpctl.ops.report.statistic.Spread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** 1. How long migrations take. */
final class LatencyChapter implements Chapter {
    /** v3 before production: domain, section 3. Seconds of the P99, by what the label says. */
    private static final Map<String, Double> PHASE_5_SIZES = Map.of("small", 0.250, "large", 0.450);

    private static final Map<String, Double> PHASE_5_MODES = Map.of("internet", 85.0, "hybrid", 120.0);

    @Override
    public String id() {
        return "latency";
    }

    @Override
    public String title() {
        return "1. Latency";
    }

    @Override
    public List<Part> write(Desk desk) {
        Rows distribution = new Rows(desk, "Distribution: migrations inside datacenters, over 5 minutes");
        desk.note(Figure.LATENCY_P50, distribution.addAs("P50", "latency-p50"));
        distribution.addAs("P75", "latency-p75");
        distribution.addAs("P90", "latency-p90");
        desk.note(Figure.LATENCY_P95, distribution.addAs("P95", "latency-p95"));
        desk.note(Figure.LATENCY_P99, distribution.addAs("P99", "latency-p99"));
        distribution.addAs("P99.9", "latency-p99-9");
        distribution.addAs("Mean", "latency-mean");
        distribution.addAs("Slower than 500 ms", "latency-slow-share");
        Courses courses = new Courses(desk);
        Answer median = courses.add("P50", null, null, "latency-p50");
        Answer slowest = courses.add("P99", Figure.LATENCY_P99_TREND, Figure.LATENCY_P99_CHANGE, "latency-p99");
        Rows components = new Rows(desk, "By component: P99 over 5 minutes");
        components.addAs("P99", "latency-by-component");
        return List.of(
                distribution.table(),
                courses.table("Over the period: values over "
                        + Period.text(desk.period().step()) + " each"),
                Courses.chart(desk, "P99 migration latency, datacenter", slowest),
                components.table(),
                byTime(desk, median, slowest),
                phase5(desk));
    }

    private static Part byTime(Desk desk, Answer median, Answer slowest) {
        Period period = desk.period();
        Range pieces = new Range(period.piecesStart().plus(period.piece()), period.at(), period.piece());
        Answer episodes = desk.over(pieces, "anomalies-recent");
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < period.pieces(); i++) {
            Instant start = period.piecesStart().plus(period.piece().multipliedBy(i));
            Instant end = start.plus(period.piece());
            Optional<Spread> p50 = worst(median, start, end);
            Optional<Spread> p99 = worst(slowest, start, end);
            double anomalies = sum(episodes, end, where -> where.contains("latency"));
            rows.add(List.of(
                    new Cell.When(start),
                    amount(p50.map(Spread::mean), median),
                    amount(p99.map(Spread::mean), slowest),
                    amount(p99.map(Spread::max), slowest),
                    Double.isNaN(anomalies)
                            ? new Cell.Missing(Points.why(episodes))
                            : new Cell.Amount(Math.round(anomalies), Unit.COUNT),
                    new Cell.Status(
                            p99.map(s -> slowest.question().query().target().judge(s.max()))
                                    .orElse(Verdict.NO_DATA))));
        }
        return new Part.Table(
                "By time: the slowest region, and latency anomalies that began",
                List.of(
                        Column.text("From"),
                        Column.number("P50 mean"),
                        Column.number("P99 mean"),
                        Column.number("P99 highest"),
                        Column.number("Anomalies"),
                        Column.text("P99 status")),
                rows);
    }

    private static Cell amount(Optional<Double> value, Answer answer) {
        return value.map(v -> (Cell) new Cell.Amount(
                        v,
                        answer.question().query().unit(),
                        answer.question().query().target()))
                .orElseGet(() -> new Cell.Missing(Points.why(answer)));
    }

    /** Of the region whose greatest value within a while is the greatest. */
    private static Optional<Spread> worst(Answer answer, Instant start, Instant end) {
        Optional<Spread> worst = Optional.empty();
        for (Series series : Desk.series(answer)) {
            Optional<Spread> spread = Spread.of(Pieces.within(series.samples(), start, end));
            if (spread.isPresent()
                    && (worst.isEmpty() || spread.get().max() > worst.get().max())) {
                worst = spread;
            }
        }
        return worst;
    }

    /** What the series add up to at a moment; NaN where none has a value then. */
    static double sum(Answer answer, Instant moment, Predicate<String> which) {
        double sum = Double.NaN;
        for (Series series : Desk.series(answer)) {
            var samples = series.samples();
            int i = samples.firstAfter(moment.toEpochMilli()) - 1;
            boolean there = i >= 0
                    && samples.millis(i) == moment.toEpochMilli()
                    && !Double.isNaN(samples.value(i))
                    && which.test(Points.where(series.labels()));
            if (there) {
                sum = (Double.isNaN(sum) ? 0 : sum) + samples.value(i);
            }
        }
        return sum;
    }

    private static Part phase5(Desk desk) {
        List<List<Cell>> rows = new ArrayList<>();
        Answer sizes = desk.now("latency-by-vm-size");
        compare(
                rows,
                sizes,
                "vm_size",
                PHASE_5_SIZES,
                Map.of("small", "Datacenter, small", "large", "Datacenter, large"));
        Answer modes = desk.now("latency-by-mode");
        compare(rows, modes, "mode", PHASE_5_MODES, Map.of("internet", "Internet", "hybrid", "Cross-region"));
        return new Part.Table(
                "Against Phase 5: P99 over 5 minutes beside v3 before production",
                List.of(
                        Column.text(""),
                        Column.text("Where"),
                        Column.number("Phase 5"),
                        Column.number("Now"),
                        Column.number("Difference"),
                        Column.text("Status")),
                rows);
    }

    private static void compare(
            List<List<Cell>> rows,
            Answer answer,
            String label,
            Map<String, Double> baselines,
            Map<String, String> names) {
        List<Points.Point> points = Points.of(answer);
        for (String value : List.of("small", "large", "internet", "hybrid")) {
            Double baseline = baselines.get(value);
            if (baseline == null) {
                continue;
            }
            String name = names.getOrDefault(value, value);
            boolean found = false;
            for (Points.Point point : points) {
                if (point.labels().get(label).equals(value) && !Double.isNaN(point.value())) {
                    found = true;
                    rows.add(List.of(
                            new Cell.Words(name),
                            new Cell.Words(point.labels().get("region")),
                            new Cell.Amount(baseline, Unit.SECONDS),
                            new Cell.Amount(point.value(), Unit.SECONDS),
                            new Cell.Change(baseline, point.value(), Unit.SECONDS),
                            new Cell.Status(point.value() <= baseline ? Verdict.PASS : Verdict.WARN)));
                }
            }
            if (!found) {
                rows.add(List.of(
                        new Cell.Words(name),
                        Cell.NOTHING,
                        new Cell.Amount(baseline, Unit.SECONDS),
                        new Cell.Missing(Points.why(answer)),
                        Cell.NOTHING,
                        new Cell.Status(Verdict.NO_DATA)));
            }
        }
    }
}
