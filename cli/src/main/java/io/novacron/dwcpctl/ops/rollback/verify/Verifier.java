package io.novacron.dwcpctl.ops.rollback.verify;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.gate.Assessment;
import io.novacron.dwcpctl.ops.gate.Criterion;
import io.novacron.dwcpctl.ops.gate.Finding;
import io.novacron.dwcpctl.ops.gate.Gate;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.gate.Hearing;
import io.novacron.dwcpctl.ops.gate.Inquiry;
import io.novacron.dwcpctl.ops.gate.Judge;
import io.novacron.dwcpctl.ops.gate.Result;
import io.novacron.dwcpctl.ops.gate.Role;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a rollback has succeeded: the criteria of the gate post-rollback, measured since v1 serves; v1 against how
 * it was before; the service and its endpoints; and how long it took.
 */
public final class Verifier {
    /** How long the hundred migrations may take to come: domain.md section 7. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration NARROWEST = Duration.ofMinutes(1);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final String GATE = "post-rollback";

    /** What the gate compares with half an hour ago, where nobody measured before the rollback. */
    private static final Map<String, String> REPLACED =
            Map.of("v1-latency-change", "v1-latency-before", "v1-errors-change", "v1-errors-before");

    private static final Map<String, Comparison> COMPARED =
            Map.of("v1-latency-p99", Comparison.ofP99(), "v1-errors", Comparison.ofErrors());

    private final Gates gates;
    private final Site site;
    private final Supplier<Deadline> deadlines;

    /** @param deadlines the one by which the present round of questions must be answered */
    public Verifier(Gates gates, Site site, Supplier<Deadline> deadlines) {
        this.gates = gates;
        this.site = site;
        this.deadlines = deadlines;
    }

    /**
     * What can be seen at a moment.
     *
     * @param occasion null where no rollback is known of
     * @throws InterruptedException if the run was cancelled meanwhile
     */
    public Proof at(@Nullable Occasion occasion, Instant moment) throws InterruptedException {
        Duration window = window(occasion, moment);
        Baseline before = occasion == null ? null : occasion.before();
        Assessment assessment = assess(window, before != null, moment);
        List<Evidence> evidence = new ArrayList<>();
        for (Result result : assessment.results()) {
            result.findings().forEach(finding -> evidence.add(evidence(result, finding)));
            Comparison comparison = COMPARED.get(result.id());
            if (before != null && comparison != null) {
                result.findings().forEach(finding -> evidence.add(comparison.of(finding, before)));
            }
        }
        evidence.addAll(new ServiceCheck(site.cluster(), site.timeline()).look());
        if (occasion != null) {
            evidence.add(inTime(occasion));
        }
        return new Proof(
                occasion, moment, window, evidence.stream().map(Evidence::told).toList());
    }

    /**
     * Looks until it is known, or five minutes have passed since v1 serves. Bad is known as well, once enough migrations say
     * so: nobody waits for it to become good, and all that has been seen since v1 serves counts at each look.
     *
     * @param stopAsked whether the person wants no more waiting
     * @param progress told what each look came to
     * @return the last look
     */
    public Proof await(Occasion occasion, Timeline timeline, BooleanSupplier stopAsked, Consumer<Proof> progress)
            throws InterruptedException {
        Instant served = occasion.served();
        Instant end = (served == null ? timeline.now() : served).plus(PATIENCE);
        while (true) {
            Instant now = timeline.now();
            Proof proof = at(occasion, now);
            progress.accept(proof);
            if (proof.isSettled() || !now.isBefore(end) || stopAsked.getAsBoolean()) {
                return proof;
            }
            Instant next = now.plus(INTERVAL);
            timeline.awaitUntil(next.isAfter(end) ? end : next);
        }
    }

    /** Since v1 serves: what it did before says nothing of how it bears the traffic. */
    private static Duration window(@Nullable Occasion occasion, Instant moment) {
        Instant served = occasion == null ? null : occasion.served();
        if (served == null) {
            return PATIENCE;
        }
        Duration since = Duration.between(served, moment).truncatedTo(ChronoUnit.SECONDS);
        return since.compareTo(NARROWEST) < 0 ? NARROWEST : since.compareTo(PATIENCE) > 0 ? PATIENCE : since;
    }

    private Assessment assess(Duration window, boolean isMeasuredBefore, Instant moment) throws InterruptedException {
        Gate whole = gates.get(GATE);
        List<Criterion> criteria = whole.criteria().stream()
                .filter(criterion -> !isMeasuredBefore || !REPLACED.containsKey(criterion.id()))
                .toList();
        Gate gate = new Gate(whole.id(), whole.title(), window, window, whole.seen(), criteria, whole.origin());
        Inquiry inquiry = new Inquiry(moment, Duration.ZERO, true, site.regions(), null);
        return Judge.judge(gate, inquiry, new Hearing(site.replicas(), deadlines.get()).of(gate, inquiry));
    }

    private static Evidence evidence(Result result, Finding finding) {
        Criterion criterion = result.criterion();
        String wanted = "";
        if (criterion != null) {
            wanted = opposite(criterion.bound().operator()) + " "
                    + FigureText.of(criterion.bound().bound(), criterion.unit());
        }
        String why = finding.verdict() == Verdict.FAIL
                        && criterion != null
                        && finding.reason().isEmpty()
                ? sentence(criterion.why())
                : finding.reason();
        return new Evidence(
                result.id(),
                result.role(),
                criterion == null ? "Replicas that answer" : criterion.title(),
                finding.region(),
                finding.verdict(),
                finding.value(),
                criterion == null ? Unit.COUNT : criterion.unit(),
                wanted,
                finding.age(),
                finding.count(),
                why);
    }

    private static String sentence(String why) {
        return why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    }

    /** A gate names what is bad; people want to read what is good. */
    private static String opposite(Condition.Operator operator) {
        return switch (operator) {
            case LESS -> ">=";
            case AT_MOST -> ">";
            case GREATER -> "<=";
            case AT_LEAST -> "<";
            case EQUAL -> "!=";
            case NOT_EQUAL -> "==";
        };
    }

    private static Evidence inTime(Occasion occasion) {
        Instant served = occasion.served();
        Duration took = served == null ? null : Duration.between(occasion.started(), served);
        String allowed = PromDuration.format(occasion.allowed());
        Verdict verdict =
                took == null ? Verdict.NO_DATA : took.compareTo(occasion.allowed()) <= 0 ? Verdict.PASS : Verdict.FAIL;
        return new Evidence(
                "time-to-v1",
                took == null ? Role.VETO : Role.CAUTION,
                "From the start to traffic on " + ClusterNames.V1,
                "",
                verdict,
                took == null ? null : took.toMillis() / 1000.0,
                Unit.SECONDS,
                "<= " + allowed,
                null,
                null,
                took == null
                        ? "v1 was never seen to serve after the switch"
                        : verdict == Verdict.FAIL ? "it took longer than " + allowed : "");
    }
}
