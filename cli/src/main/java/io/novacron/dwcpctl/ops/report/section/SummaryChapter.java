package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Period;
import java.util.ArrayList;
import java.util.List;

/** The executive status table. */
final class SummaryChapter implements Chapter {
    @Override
    public String id() {
        return "summary";
    }

    @Override
    public String title() {
        return "Executive summary";
    }

    @Override
    public List<Part> write(Desk desk) {
        String since = Period.text(desk.period().since());
        Rows rows = new Rows(desk, "Status");
        rows.addAs("Latency, P99", "latency-p99");
        rows.addAs("Throughput", "throughput-average");
        rows.addAs("Error rate", "errors-ratio");
        rows.addAs("Availability over the period", "reliability-availability", "window", since);
        rows.addAs("SLA compliance over the period", "sla-compliance-overall", "window", since);
        rows.addAs("Components healthy, of six", "reliability-components-up");
        rows.addAs("Types of anomaly in 5 minutes", "anomalies-types");
        rows.addAs("CPU", "resources-cpu");
        rows.addAs("Memory", "resources-memory");
        rows.addAs("Rollout, by stage", "rollout-progress");
        Period period = desk.period();
        Coverage coverage = Coverage.of(desk, desk.over(period.course(period.fine()), "sla-compliance"));
        coverage.note(desk.figures());
        List<Part> parts = new ArrayList<>(List.of(new Part.Text(verdict(rows))));
        if (!coverage.isWhole()) {
            parts.add(new Part.Text(
                    "There is no data of a part of the period, and what is said of it is said of the rest: "
                            + coverage.missing() + "."));
        }
        parts.add(rows.table());
        return parts;
    }

    /** What whoever reads one sentence is to know. */
    private static String verdict(Rows rows) {
        List<String> sentences = new ArrayList<>();
        add(sentences, "Failed", rows.judged(Verdict.FAIL));
        List<String> unknown = new ArrayList<>(rows.judged(Verdict.ERROR));
        unknown.addAll(rows.judged(Verdict.NO_DATA));
        add(sentences, "Not known", unknown);
        add(sentences, "To be watched", rows.judged(Verdict.WARN));
        if (sentences.isEmpty()) {
            return "Every target of this table is met.";
        }
        int met = rows.judged(Verdict.PASS).size();
        add(sentences, "Met", List.of(met == 0 ? "none" : met + " others"));
        return String.join(" ", sentences);
    }

    private static void add(List<String> sentences, String what, List<String> which) {
        if (!which.isEmpty()) {
            sentences.add(what + ": " + String.join("; ", which) + ".");
        }
    }
}
