package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.figure.Figures;
import io.novacron.dwcpctl.ops.report.page.Period;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Of how much of the period there is no data, by region. An answer that has nothing at all is no coverage to speak of: it says
 * itself why.
 */
record Coverage(SortedMap<String, Duration> gaps) {
    /**
     * What an answer has no values of.
     *
     * @param answer over the period by its fine step
     */
    static Coverage of(Desk desk, Answer answer) {
        Period period = desk.period();
        SortedMap<String, Duration> gaps = new TreeMap<>();
        for (Series series : Desk.series(answer)) {
            long known = 0;
            for (int i = 0; i < series.samples().size(); i++) {
                known += Double.isNaN(series.samples().value(i)) ? 0 : 1;
            }
            long steps = period.since().dividedBy(period.fine());
            if (known < steps) {
                gaps.merge(
                        series.labels().get("region"),
                        period.fine().multipliedBy(steps - known),
                        (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        }
        if (!Desk.series(answer).isEmpty()) {
            answer.missing().forEach(region -> gaps.put(region, period.since()));
        }
        return new Coverage(gaps);
    }

    boolean isWhole() {
        return gaps.isEmpty();
    }

    /** Each region and how much is missing there, the worst of its series. */
    String missing() {
        return gaps.entrySet().stream()
                .map(gap -> gap.getKey() + " " + Period.text(gap.getValue()))
                .collect(Collectors.joining(", "));
    }

    void note(Figures figures) {
        gaps.forEach((region, gap) -> figures.note(Figure.DATA_MISSING, (double) gap.toSeconds(), region));
    }
}
