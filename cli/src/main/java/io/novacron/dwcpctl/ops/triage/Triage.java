package io.novacron.dwcpctl.ops.triage;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.ops.alerts.AlertBoard;
import io.novacron.dwcpctl.ops.gate.Assessment;
import io.novacron.dwcpctl.ops.gate.Gate;
import io.novacron.dwcpctl.ops.gate.Hearing;
import io.novacron.dwcpctl.ops.gate.Inquiry;
import io.novacron.dwcpctl.ops.gate.Judge;
import io.novacron.dwcpctl.ops.gate.Result;
import io.novacron.dwcpctl.ops.health.Checkup;
import io.novacron.dwcpctl.ops.health.HealthReport;
import io.novacron.dwcpctl.ops.health.TargetHealth;
import io.novacron.dwcpctl.site.Replica;
import io.novacron.dwcpctl.site.alert.AlertSource;
import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.probe.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything at once: servers, the gate, alerts, and what changed within the last hour. The verdict is the gate's.
 * What cannot be asked costs its own part of the answer and no other.
 */
public final class Triage {
    private static final Duration BACK = Lookback.BACK;
    /** More than that are seldom wrong at once, and what is asked about an hour is not cheap. */
    private static final int MOST_LOOKED_BACK = 6;
    /** The gate is heard until the deadline; this is for judging what was heard. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final String STAGES = "max by (region, stage) (dwcp_v3_rollout_target_percent)";

    private final Crew crew;
    private final Deadline deadline;

    /** @param crew with a hand for each probe, replica and question to the cluster */
    public Triage(Crew crew, Deadline deadline) {
        this.crew = crew;
        this.deadline = deadline;
    }

    /**
     * What is looked at.
     *
     * @param replicas each Prometheus by itself
     * @param metrics the one of them that answers
     * @param gate what decides
     * @param regions there must be; empty where those seen are expected
     * @param now the present moment of the context
     */
    public record Scene(
            List<Probe> probes,
            List<Replica> replicas,
            MetricSource metrics,
            Gate gate,
            Set<String> regions,
            AlertSource alerts,
            Cluster cluster,
            Instant now) {}

    /** Looks. */
    public TriageReport of(Scene scene) throws InterruptedException {
        Instant hourAgo = scene.now().minus(BACK);
        ClusterChanges cluster = new ClusterChanges(scene.cluster(), hourAgo);
        List<Callable<Object>> calls = new ArrayList<>();
        calls.add(() -> checkup(scene));
        calls.add(() -> judged(scene));
        calls.add(() -> AlertBoard.of(scene.alerts().alerts(), scene.now()));
        calls.add(() -> stages(scene.metrics(), hourAgo, scene.now()));
        calls.add(() -> silences(scene, hourAgo));
        cluster.ofTheRollout().forEach(call -> calls.add(call::call));
        List<Crew.Outcome<Object>> outcomes;
        try (Crew lead = new Crew(calls.size())) {
            outcomes = lead.all(calls, Deadline.after(deadline.remaining().plus(LAST_WORDS)));
        }
        Gathered gathered = new Gathered();
        HealthReport health = gathered.take(outcomes.get(0), HealthReport.class, "health");
        Judged judged = gathered.take(outcomes.get(1), Judged.class, "the decision of the gate");
        AlertBoard alerts = gathered.take(outcomes.get(2), AlertBoard.class, "alerts");
        gathered.changes(outcomes.get(3), "the stage an hour ago");
        gathered.changes(outcomes.get(4), "silences");
        outcomes.subList(5, outcomes.size()).forEach(outcome -> gathered.changes(outcome, "changes of the cluster"));
        HealthReport known = health == null ? new HealthReport(List.of()) : health;
        if (gathered.clusterAnswers) {
            List<Callable<Object>> more = new ArrayList<>();
            componentsUnwell(known).forEach(component -> cluster.of(component).forEach(call -> more.add(call::call)));
            if (!more.isEmpty()) {
                crew.all(more, deadline).forEach(outcome -> gathered.changes(outcome, "changes of the cluster"));
            }
        }
        List<Measure> measures = judged == null ? List.of() : judged.measures();
        return new TriageReport(
                known,
                judged == null ? null : judged.assessment(),
                measures,
                alerts,
                gathered.newestFirst(),
                List.copyOf(gathered.unknown),
                new NextCommands(scene.cluster().names()).of(known, measures, alerts));
    }

    private HealthReport checkup(Scene scene) throws InterruptedException {
        List<MetricSource> replicas =
                scene.replicas().stream().map(Replica::source).toList();
        return new Checkup(crew, deadline).of(scene.probes(), replicas, scene.now());
    }

    /** What the gate says, and since when. */
    private record Judged(Assessment assessment, List<Measure> measures) {}

    private Judged judged(Scene scene) throws InterruptedException {
        Inquiry inquiry = new Inquiry(scene.now(), Duration.ZERO, true, scene.regions(), null);
        Assessment assessment =
                Judge.judge(scene.gate(), inquiry, new Hearing(scene.replicas(), deadline).of(scene.gate(), inquiry));
        Lookback lookback = new Lookback(scene.replicas(), scene.now());
        List<Callable<Measure>> calls = new ArrayList<>();
        List<Result> results = assessment.results(); // the worst come first
        results.stream().limit(MOST_LOOKED_BACK).forEach(result -> calls.add(() -> lookback.of(result)));
        List<Crew.Outcome<Measure>> outcomes = crew.all(calls, deadline);
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Measure measure = i < outcomes.size() ? outcomes.get(i).value() : null;
            measures.add(measure != null ? measure : new Measure(results.get(i), null, false));
        }
        return new Judged(assessment, measures);
    }

    private static Set<String> componentsUnwell(HealthReport health) {
        Set<String> components = new LinkedHashSet<>();
        health.unwell().stream()
                .filter(t -> t.verdict() == Verdict.FAIL && t.isComponent())
                .map(TargetHealth::kind)
                .forEach(components::add);
        return components;
    }

    /** Regions whose rollout has other stages or targets than before. */
    private static Changes stages(MetricSource metrics, Instant before, Instant now) {
        Map<String, String> was = targets(metrics, before);
        Map<String, String> is = targets(metrics, now);
        List<Change> changes = new ArrayList<>();
        is.forEach((region, stage) -> {
            String earlier = was.get(region);
            if (earlier != null && !earlier.equals(stage)) {
                changes.add(new Change(null, "rollout", region + ": " + earlier + " to " + stage));
            }
        });
        return new Changes(changes);
    }

    private static Map<String, String> targets(MetricSource metrics, Instant at) {
        Map<String, String> targets = new TreeMap<>();
        if (metrics.query(STAGES, at).value() instanceof Value.Vector vector) {
            for (Value.Point point : vector.points()) {
                Labels labels = point.labels();
                targets.merge(
                        labels.get("region"),
                        "stage " + labels.get("stage") + " ("
                                + Math.round(point.sample().value()) + " %)",
                        (a, b) -> a + ", " + b);
            }
        }
        return targets;
    }

    private static Changes silences(Scene scene, Instant since) {
        List<Change> changes = new ArrayList<>();
        for (Silence silence : scene.alerts().silences().silences()) {
            boolean inForce = silence.state() == Silence.State.ACTIVE;
            if (inForce && !silence.start().isBefore(since)) {
                changes.add(new Change(silence.start(), "silence", silence.creator() + ": " + silence.comment()));
            }
        }
        return new Changes(changes);
    }

    private record Changes(List<Change> list) {}

    /** What has come in so far. */
    private static final class Gathered {
        private final List<Change> changes = new ArrayList<>();
        private final Set<String> unknown = new LinkedHashSet<>();
        private boolean clusterAnswers = true;

        <T> @Nullable T take(Crew.Outcome<Object> outcome, Class<T> type, String what) {
            Object value = outcome.value();
            if (type.isInstance(value)) {
                return type.cast(value);
            }
            missed(outcome, what);
            return null;
        }

        void changes(Crew.Outcome<Object> outcome, String what) {
            Object value = outcome.value();
            if (value instanceof Changes found) {
                changes.addAll(found.list());
            } else if (value instanceof List<?> list) {
                list.stream().map(Change.class::cast).forEach(changes::add);
            } else {
                clusterAnswers &= !what.contains("cluster");
                missed(outcome, what);
            }
        }

        private void missed(Crew.Outcome<Object> outcome, String what) {
            Exception failure = outcome.failure();
            if (failure instanceof CliException known) {
                unknown.add(what + ": " + known.getMessage());
            } else if (failure instanceof TimeoutException) {
                unknown.add(what + ": no answer within the deadline");
            } else if (failure instanceof RuntimeException bug) {
                throw bug;
            } else {
                throw new IllegalStateException(failure);
            }
        }

        List<Change> newestFirst() {
            return changes.stream()
                    .distinct()
                    .sorted(Comparator.comparing((Change c) -> Objects.requireNonNullElse(c.at(), Instant.MAX))
                            .reversed())
                    .toList();
        }
    }
}
