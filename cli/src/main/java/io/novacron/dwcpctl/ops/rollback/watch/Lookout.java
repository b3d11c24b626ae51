package io.novacron.dwcpctl.ops.rollback.watch;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
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
import io.novacron.dwcpctl.ops.rollback.watch.Sample.State;
import io.novacron.dwcpctl.ops.rollback.watch.Sample.V1;
import io.novacron.dwcpctl.site.Replica;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.probe.ProbeReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Takes samples: the votes and vetoes of the gate rollout, the application as it answers from outside, and whether v1 could
 * take over. Freshness, too little traffic and replicas mean what they mean to the gates.
 */
public final class Lookout {
    /** What v1 must be for users to be sent there; that it serves is asked for once they are. */
    private static final Set<String> OF_V1 = Set.of("v1-up", "v1-latency-p99", "v1-errors");

    /** v1 has little traffic while v3 serves. */
    private static final Duration LONG = Duration.ofMinutes(30);

    private static final String APPLICATION = "application";

    private final Gate v3;
    private final Gate v1;
    private final List<Replica> replicas;
    private final Set<String> regions;
    private final List<Probe> application;
    private final Supplier<Deadline> deadlines;

    /**
     * Asks nobody yet.
     *
     * @param probes of the site; those of the application are asked
     * @param deadlines the one by which the present sample must be taken
     */
    public Lookout(
            Gates gates,
            List<Replica> replicas,
            Set<String> regions,
            List<Probe> probes,
            Supplier<Deadline> deadlines) {
        this.v3 = part(gates.get("rollout"), criterion -> criterion.role() != Role.CAUTION);
        Gate whole = gates.get("post-rollback");
        Gate healthy = part(whole, criterion -> OF_V1.contains(criterion.id()));
        this.v1 = new Gate(
                healthy.id(),
                healthy.title(),
                healthy.window(),
                LONG,
                healthy.seen(),
                healthy.criteria(),
                healthy.origin());
        this.replicas = List.copyOf(replicas);
        this.regions = Set.copyOf(regions);
        this.application = probes.stream()
                .filter(probe -> probe.kind().equals(APPLICATION))
                .toList();
        this.deadlines = deadlines;
    }

    private static Gate part(Gate gate, Predicate<Criterion> which) {
        List<Criterion> criteria = gate.criteria().stream().filter(which).toList();
        return new Gate(gate.id(), gate.title(), gate.window(), gate.widened(), gate.seen(), criteria, gate.origin());
    }

    /** One look; a server that does not answer costs knowledge, never an exception. */
    public Sample at(Instant moment) throws InterruptedException {
        Deadline deadline = deadlines.get();
        List<String> dead = dead(deadline);
        Assessment now = assess(v3, moment, deadline);
        Assessment then = assess(v1, moment, deadline);
        List<String> violated = violated(now);
        List<String> unknown = unknown(now);
        V1 healthy = healthy(then);
        String v1Why = healthy == V1.HEALTHY ? "" : then.summary();
        if (!violated.isEmpty()) {
            return new Sample(moment, State.DEGRADED, String.join("; ", violated), healthy, v1Why);
        }
        if (!dead.isEmpty()) {
            // who reaches nobody else either is cut off, and has not seen that anything is dead
            boolean isCutOff = now.results().stream().allMatch(result -> result.verdict() == Verdict.ERROR);
            String why = String.join("; ", dead);
            return isCutOff
                    ? new Sample(moment, State.UNKNOWN, "nobody answers, we may be cut off: " + why, healthy, v1Why)
                    : new Sample(moment, State.DEGRADED, why, healthy, v1Why);
        }
        return unknown.isEmpty()
                ? new Sample(moment, State.GOOD, now.summary(), healthy, v1Why)
                : new Sample(moment, State.UNKNOWN, String.join("; ", unknown), healthy, v1Why);
    }

    private Assessment assess(Gate gate, Instant moment, Deadline deadline) throws InterruptedException {
        Inquiry inquiry = new Inquiry(moment, Duration.ZERO, true, regions, null);
        return Judge.judge(gate, inquiry, new Hearing(replicas, deadline).of(gate, inquiry));
    }

    /** Only what was measured: a failure without a number is none here. */
    private static List<String> violated(Assessment assessment) {
        return said(assessment, finding -> finding.verdict() == Verdict.FAIL && finding.value() != null);
    }

    private static List<String> unknown(Assessment assessment) {
        return said(
                assessment,
                finding -> finding.verdict() == Verdict.NO_DATA
                        || finding.verdict() == Verdict.ERROR
                        || finding.verdict() == Verdict.FAIL);
    }

    private static List<String> said(Assessment assessment, Predicate<Finding> which) {
        List<String> said = new ArrayList<>();
        for (Result result : assessment.results()) {
            String where = result.findings().stream()
                    .filter(which)
                    .map(Finding::region)
                    .filter(region -> !region.isEmpty())
                    .collect(Collectors.joining(", "));
            if (result.findings().stream().anyMatch(which)) {
                said.add(result.id() + (where.isEmpty() ? "" : " in " + where));
            }
        }
        return said;
    }

    private static V1 healthy(Assessment assessment) {
        List<Verdict> verdicts = assessment.results().stream()
                .filter(result -> result.role() != Role.CAUTION)
                .map(Result::verdict)
                .toList();
        if (verdicts.contains(Verdict.FAIL)) {
            return V1.UNHEALTHY;
        }
        return Verdict.worst(verdicts) == Verdict.PASS ? V1.HEALTHY : V1.UNKNOWN;
    }

    /** The regions whose application answers nobody, or says that it is down. */
    private List<String> dead(Deadline deadline) throws InterruptedException {
        List<Callable<String>> calls = new ArrayList<>();
        application.forEach(probe -> calls.add(() -> dead(probe)));
        List<String> dead = new ArrayList<>();
        try (Crew crew = new Crew(Math.max(1, calls.size()))) {
            List<Crew.Outcome<String>> outcomes = crew.all(calls, deadline.share(2));
            for (int i = 0; i < outcomes.size(); i++) {
                boolean late = outcomes.get(i).failure() instanceof TimeoutException;
                String said = late ? "no answer in time" : outcomes.get(i).get();
                if (!said.isEmpty()) {
                    String region = application.get(i).region();
                    dead.add("the application" + (region.isEmpty() ? "" : " in " + region) + " is dead: " + said);
                }
            }
        }
        return dead;
    }

    /** A refusal is an answer too: who says no is not dead. */
    private static String dead(Probe probe) {
        try {
            ProbeReply reply = probe.ask();
            return reply.verdict() == Verdict.FAIL ? reply.detail() : "";
        } catch (SourceException e) {
            boolean silent = e.kind() == Kind.UNREACHABLE || e.kind() == Kind.TIMEOUT;
            return silent ? e.getMessage() : "";
        }
    }
}
