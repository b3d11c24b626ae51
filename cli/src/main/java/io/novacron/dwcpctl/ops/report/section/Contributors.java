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
import java.util.List;
import java.util.Locale;

/** Who moved with a rise of errors: which component, type and region, and how much of the rise each has. */
final class Contributors {
    private static final Duration RECENT = Duration.ofMinutes(15);
    private static final Duration EARLIER = Duration.ofHours(1);
    private static final int MOST = 6;
    /** A rise that is certain but small is none that anybody need look into. */
    private static final double WORTH_IT = 1.2;

    private static final String TITLE = "Likely contributors of a rise";

    private Contributors() {}

    /** What one series adds to the rise, in errors per second. */
    private record Share(Labels labels, double before, double now, double score) {
        double rise() {
            return now - before;
        }
    }

    static List<Part> of(Desk desk) {
        Answer recent = desk.now("errors-count", "window", Period.text(RECENT));
        Answer earlier = desk.at(desk.period().at().minus(RECENT), "errors-count", "window", Period.text(EARLIER));
        List<Points.Point> points = Points.of(recent);
        if (points.isEmpty() || Points.of(earlier).isEmpty()) {
            String why = points.isEmpty() ? Points.why(recent) : Points.why(earlier);
            return List.of(new Part.Text(TITLE + ": no data (" + why + ")."));
        }
        List<Share> shares = new ArrayList<>();
        double count = 0;
        double before = 0;
        for (Points.Point point : points) {
            double now = Double.isNaN(point.value()) ? 0 : point.value();
            double was = Points.same(earlier, point.labels()).orElse(0.0);
            count += now;
            before += was;
            shares.add(new Share(
                    point.labels(),
                    was / EARLIER.toSeconds(),
                    now / RECENT.toSeconds(),
                    PoissonChange.score(now, RECENT, was, EARLIER)));
        }
        double factor = (count / RECENT.toSeconds()) / (before / EARLIER.toSeconds());
        double score = PoissonChange.score(count, RECENT, before, EARLIER);
        String rates = String.format(
                Locale.ROOT,
                "%.2f errors per second in the last 15 minutes, %.2f in the hour before them (z %.1f)",
                count / RECENT.toSeconds(),
                before / EARLIER.toSeconds(),
                score);
        if (score <= PoissonChange.CERTAIN || factor < WORTH_IT) {
            return List.of(new Part.Text(TITLE + ": there is no rise beyond chance: " + rates + "."));
        }
        if (Double.isFinite(factor)) {
            desk.figures().note(Figure.ERROR_RISE, factor, "");
        }
        return List.of(new Part.Text(TITLE + ": " + rates + "."), table(desk, shares));
    }

    private static Part table(Desk desk, List<Share> shares) {
        List<Share> rising = shares.stream()
                .filter(share -> share.score() > PoissonChange.CERTAIN)
                .sorted(Comparator.comparingDouble((Share share) -> -share.rise())
                        .thenComparing(share -> Points.where(share.labels())))
                .toList();
        double total = shares.stream().mapToDouble(s -> Math.max(0, s.rise())).sum();
        List<List<Cell>> rows = new ArrayList<>();
        for (Share share : rising.subList(0, Math.min(MOST, rising.size()))) {
            Labels labels = share.labels();
            String where = labels.get("region") + " · " + labels.get("component") + " · " + labels.get("error_type");
            desk.figures().note(Figure.ERROR_CONTRIBUTION, share.rise() / total, where);
            rows.add(List.of(
                    new Cell.Words(labels.get("component")),
                    new Cell.Words(labels.get("error_type")),
                    new Cell.Words(labels.get("region")),
                    new Cell.Amount(share.before(), Unit.PER_SECOND),
                    new Cell.Amount(share.now(), Unit.PER_SECOND),
                    new Cell.Amount(share.rise() / total, Unit.RATIO),
                    new Cell.Words(String.format(Locale.ROOT, "z %.1f", share.score()))));
        }
        return new Part.Table(
                TITLE,
                List.of(
                        Column.text("Component"),
                        Column.text("Type"),
                        Column.text("Where"),
                        Column.number("Hour before"),
                        Column.number("Last 15 minutes"),
                        Column.number("Share of the rise"),
                        Column.text("Beyond chance")),
                rows);
    }
}
