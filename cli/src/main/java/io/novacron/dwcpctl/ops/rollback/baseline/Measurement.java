package io.novacron.dwcpctl.ops.rollback.baseline;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.gate.Assessment;
import io.novacron.dwcpctl.ops.gate.Criterion;
import io.novacron.dwcpctl.ops.gate.Finding;
import io.novacron.dwcpctl.ops.gate.Gate;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.gate.Hearing;
import io.novacron.dwcpctl.ops.gate.Inquiry;
import io.novacron.dwcpctl.ops.gate.Judge;
import io.novacron.dwcpctl.ops.gate.Result;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figure;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figures;
import io.novacron.dwcpctl.site.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures a baseline by the criteria of the gates that judge v1 and v3, so that freshness, too little traffic and replicas
 * that disagree mean the same in both places. The worse answer of several replicas counts.
 */
public final class Measurement {
    /** The criteria it takes its figures from. */
    private static final String P99_OF_V1 = "v1-latency-p99";

    private static final String ERRORS_OF_V1 = "v1-errors";
    private static final String P99_OF_V3 = "latency-p99";
    private static final String ERRORS_OF_V3 = "error-rate";

    /** v1 has little traffic before a rollback: what it did in half an hour is worth more than its last few migrations. */
    private static final Duration LONG = Duration.ofMinutes(30);

    private final Gates gates;
    private final List<Replica> replicas;
    private final Set<String> regions;
    private final Supplier<Deadline> deadlines;

    /**
     * Of a site.
     *
     * @param regions those that the context says there are; empty where those seen in the last 24 hours count
     * @param deadlines the one by which the present questions must be answered
     */
    public Measurement(Gates gates, List<Replica> replicas, Set<String> regions, Supplier<Deadline> deadlines) {
        this.gates = gates;
        this.replicas = List.copyOf(replicas);
        this.regions = Set.copyOf(regions);
        this.deadlines = deadlines;
    }

    /**
     * How both versions are at a moment. A server that does not answer costs figures, each with its reason, and no
     * exception.
     *
     * @throws InterruptedException if the run was cancelled meanwhile
     */
    public Baseline at(Instant moment) throws InterruptedException {
        Map<String, Figures> v1 = figures("post-rollback", LONG, P99_OF_V1, ERRORS_OF_V1, moment);
        return new Baseline(moment, v1, figures("rollout", null, P99_OF_V3, ERRORS_OF_V3, moment));
    }

    /** Over the window given, or the gate's own. */
    private Map<String, Figures> figures(
            String gateId, @Nullable Duration over, String p99, String errors, Instant moment)
            throws InterruptedException {
        Gate whole = gates.get(gateId);
        List<Criterion> wanted = whole.criteria().stream()
                .filter(c -> c.id().equals(p99) || c.id().equals(errors))
                .toList();
        Duration window = over == null ? whole.window() : over;
        Gate gate = new Gate(whole.id(), whole.title(), window, LONG, whole.seen(), wanted, whole.origin());
        Inquiry inquiry = new Inquiry(moment, Duration.ZERO, true, regions, null);
        Assessment assessment = Judge.judge(gate, inquiry, new Hearing(replicas, deadlines.get()).of(gate, inquiry));
        Map<String, Figures> figures = new TreeMap<>();
        for (String region : named(assessment)) {
            figures.put(region, new Figures(figure(assessment, p99, region), figure(assessment, errors, region)));
        }
        return figures;
    }

    private static Set<String> named(Assessment assessment) {
        Set<String> named = new TreeSet<>(assessment.regions());
        assessment.results().forEach(result -> result.findings().forEach(f -> named.add(f.region())));
        named.remove("");
        return named;
    }

    private static Figure figure(Assessment assessment, String criterion, String region) {
        for (Result result : assessment.results()) {
            if (result.id().equals(criterion)) {
                // a finding of no region is one about the answer as a whole: why there is none
                return result.findings().stream()
                        .filter(finding -> finding.region().equals(region))
                        .findFirst()
                        .or(() -> result.findings().stream().findFirst())
                        .map(Measurement::figure)
                        .orElse(Figure.unknown("nobody answered"));
            }
        }
        return Figure.unknown("the gate " + assessment.gate().id() + " has no criterion " + criterion);
    }

    private static Figure figure(Finding finding) {
        Double value = finding.value();
        boolean known = value != null
                && Double.isFinite(value)
                && finding.verdict() != Verdict.NO_DATA
                && finding.verdict() != Verdict.ERROR;
        return new Figure(known ? value : null, finding.count(), finding.window(), finding.age(), finding.reason());
    }
}
