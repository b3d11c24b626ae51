package io.novacron.dwcpctl.ops.nodata;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.ops.nodata.NoData.Cause;
import io.novacron.dwcpctl.ops.nodata.WhyNoData.Counting;
import io.novacron.dwcpctl.ops.nodata.WhyNoData.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why an expression answers nothing though every one of its selectors has series: too little has happened, or its conditions. */
final class Traffic {
    /** Fewer migrations in a window are too few to judge by: the contract, section 5. */
    static final double ENOUGH = 100;

    private static final Set<String> NO_TRAFFIC_OF_THEIR_OWN = Set.of(Labels.NAME, "le", "status");
    private static final String BUCKET = "_bucket";
    private static final String ACTIVE = "dwcp_v3_active_migrations";

    private final Counting counting;

    Traffic(Counting counting) {
        this.counting = counting;
    }

    /** @param allNaN whether the answer is NaN, which is what a quotient of nothing and a quantile of nothing come to */
    NoData of(List<Window> windows, boolean allNaN) {
        for (Window window : windows) {
            Optional<NoData> cause = window.metric().flatMap(metric -> of(window, metric, allNaN));
            if (cause.isPresent()) {
                return cause.get();
            }
        }
        return NoData.of(
                Cause.CONDITION_NOT_MET,
                allNaN
                        ? "every series behind it is there and has counted something: the expression itself comes to NaN"
                        : "every series behind it is there: the expression's own conditions or joins leave none");
    }

    private Optional<NoData> of(Window window, String metric, boolean allNaN) {
        boolean migrations = isOfMigrations(metric);
        if (metric.equals(ACTIVE)) {
            double active = counting.ask("sum(" + window.selector() + ")", window.end());
            return active == 0
                    ? Optional.of(NoData.of(Cause.NO_TRAFFIC, "no migration is active" + where(window)))
                    : Optional.empty();
        }
        if (!window.rate() || !isCounter(metric)) {
            return Optional.empty();
        }
        String counter =
                metric.endsWith(BUCKET) ? metric.substring(0, metric.length() - BUCKET.length()) + "_count" : metric;
        double happened = counting.ask(
                "sum(increase(" + Selector.text(counterMatchers(window, counter)) + Selector.range(window.length())
                        + "))",
                window.end());
        String length = PromDuration.format(window.length());
        if (Double.isNaN(happened)) {
            return Optional.of(NoData.of(
                    Cause.TOO_FEW_SAMPLES,
                    counter + " has been seen only once within " + length + ": a rate needs two samples"));
        }
        if (!migrations && !allNaN) {
            return Optional.empty(); // that nothing was counted is what was asked: errors, failures
        }
        if (happened == 0) {
            return Optional.of(NoData.of(
                    Cause.NO_TRAFFIC,
                    migrations
                            ? "no migration ended within " + length + where(window)
                            : counter + " counted nothing within " + length + where(window)));
        }
        if (!allNaN && happened < ENOUGH) {
            return Optional.of(NoData.of(
                    Cause.TOO_LITTLE_TRAFFIC,
                    "only " + Math.round(happened) + " migrations ended within " + length + where(window)
                            + ", fewer than the 100 that are needed to judge"));
        }
        return Optional.empty();
    }

    private static boolean isOfMigrations(String metric) {
        return metric.endsWith("_migrations_total") || metric.contains("_migration_latency_seconds");
    }

    private static boolean isCounter(String metric) {
        return metric.endsWith("_total") || metric.endsWith(BUCKET) || metric.endsWith("_count");
    }

    /** What narrows it: buckets are of one histogram, and a migration is traffic whether it failed or not. */
    private static Stream<Matcher> conditions(Window window) {
        return window.matchers().stream().filter(m -> !NO_TRAFFIC_OF_THEIR_OWN.contains(m.name()));
    }

    private static List<Matcher> counterMatchers(Window window, String counter) {
        List<Matcher> matchers = new ArrayList<>();
        matchers.add(Matcher.equal(Labels.NAME, counter));
        conditions(window).forEach(matchers::add);
        return matchers;
    }

    /** The conditions that narrow it, if any do. */
    private static String where(Window window) {
        List<String> conditions = conditions(window)
                .filter(m -> m.operator() == Matcher.Operator.EQUAL || !m.matches("any value at all"))
                .map(Matcher::toString)
                .distinct()
                .toList();
        return conditions.isEmpty() ? "" : " with " + String.join(", ", conditions);
    }
}
