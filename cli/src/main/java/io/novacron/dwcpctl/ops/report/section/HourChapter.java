package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.ops.cookbook.Target;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Period;
import java.time.Duration;
import java.util.List;

/** The hourly summary: how the last hour was beside the hour before it. */
final class HourChapter implements Chapter {
    private static final Duration HOUR = Duration.ofHours(1);

    @Override
    public String id() {
        return "hour";
    }

    @Override
    public String title() {
        return "Hourly summary";
    }

    @Override
    public List<Part> write(Desk desk) {
        // the same table, of an hour's period
        Desk hour = desk.of(new Period(desk.period().at(), HOUR, HOUR));
        Rows performance = new Rows(hour, "Performance: over the last hour");
        performance.addAs("P99 latency", "latency-p99", "window", "1h");
        performance.addAs("Throughput", "throughput-average", "window", "1h");
        performance.addAs("Migrations that failed", "errors-ratio", "window", "1h");
        Rows stability = new Rows(hour, "Stability: over the last hour");
        stability.addAs("SLA compliance", "sla-compliance-overall", "window", "1h");
        stability.addAgainst(
                "Minutes in violation",
                new Target(
                        new Condition(Condition.Operator.AT_MOST, hour.period().minutesAllowed()), null, null),
                "sla-violated-minutes",
                "span",
                "1h");
        stability.addAs("Anomaly episodes", "anomalies-recent", "window", "1h");
        stability.addAs("Restarts of the application", "reliability-restarts", "window", "1h");
        Courses trend = new Courses(hour);
        trend.add("P99 latency", null, null, "latency-p99");
        trend.add("Throughput", null, null, "throughput-average");
        trend.add("Migrations that failed", null, null, "errors-ratio");
        return List.of(
                performance.table(),
                stability.table(),
                trend.table("Trend: values over " + Period.text(hour.period().step())
                        + " each, Mann–Kendall over pieces of 2.5 minutes"));
    }
}
