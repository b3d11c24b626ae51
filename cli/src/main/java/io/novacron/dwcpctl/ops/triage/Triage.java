package io.novacron.dwcpctl.ops.triage;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.ops.alerts.AlertBoard;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Asker;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.cookbook.Question;
import io.novacron.dwcpctl.ops.health.Checkup;
import io.novacron.dwcpctl.ops.health.HealthReport;
import io.novacron.dwcpctl.ops.health.TargetHealth;
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
 * Looks at everything at once: servers, headline figures, alerts, and what changed within the last hour. What cannot be asked
 * costs its own part of the answer and no other.
 */
public final class Triage {
    private static final Duration BACK = Duration.ofHours(1);
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
     * @param now the present moment of the context
     */
    public record Scene(
            List<Probe> probes,
            List<MetricSource> replicas,
            MetricSource metrics,
            Cookbook cookbook,
            AlertSource alerts,
            Cluster cluster,
            Instant now) {}

    /** Looks. */
    public TriageReport of(Scene scene) throws InterruptedException {
        Instant hourAgo = scene.now().minus(BACK);
        ClusterChanges cluster = new ClusterChanges(scene.cluster(), hourAgo);
        List<Callable<Object>> calls = new ArrayList<>();
        calls.add(() -> checkup(scene));
        calls.add(() -> criteria(scene));
        calls.add(() -> AlertBoard.of(scene.alerts().alerts(), scene.now()));
        calls.add(() -> stages(scene.metrics(), hourAgo, scene.now()));
        calls.add(() -> silences(scene, hourAgo));
        cluster.ofTheRollout().forEach(call -> calls.add(call::call));
        List<Crew.Outcome<Object>> outcomes;
        try (Crew lead = new Crew(calls.size())) {
            outcomes = lead.all(calls, deadline);
        }
        Gathered gathered = new Gathered();
        HealthReport health = gathered.take(outcomes.get(0), HealthReport.class, "health");
        Criterion[] criteria = gathered.take(outcomes.get(1), Criterion[].class, "the headline figures");
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
        List<Criterion> figures = criteria == null ? List.of() : List.of(criteria);
        return new TriageReport(
                known,
                figures,
                alerts,
                gathered.newestFirst(),
                List.copyOf(gathered.unknown),
                new NextCommands(scene.cluster().names()).of(known, figures, alerts));
    }

    private HealthReport checkup(Scene scene) throws InterruptedException {
        return new Checkup(crew, deadline).of(scene.probes(), scene.replicas(), scene.now());
    }

    private Criterion[] criteria(Scene scene) throws InterruptedException {
        List<Question> questions = new ArrayList<>();
        for (String id : Criteria.IDS) {
            CookbookQuery query = scene.cookbook().get(id);
            questions.add(new Question(query, query.resolve(Map.of())));
        }
        List<Answer> answers = new Asker(scene.metrics(), crew, deadline).at(scene.now(), questions);
        Criteria criteria = new Criteria(scene.metrics(), scene.now());
        List<Callable<Criterion>> calls = new ArrayList<>();
        answers.forEach(answer -> calls.add(() -> criteria.of(answer)));
        List<Crew.Outcome<Criterion>> outcomes = crew.all(calls, deadline);
        Criterion[] all = new Criterion[answers.size()];
        for (int i = 0; i < all.length; i++) {
            Criterion found = outcomes.get(i).value();
            Answer answer = answers.get(i);
            all[i] = found != null ? found : new Criterion(answer, "", Double.NaN, answer.verdict(), null, false);
        }
        return all;
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
