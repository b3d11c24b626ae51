package io.novacron.dwcpctl.ops.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.cluster.KubectlCommand;
import io.novacron.dwcpctl.site.cluster.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Says what a rollback would do now, and what stands against it. Changes nothing. */
public final class Planner {
    private final RollbackSite site;
    private final Baseline baseline;
    private final Crew crew;
    private final Deadline deadline;

    /**
     * Asks nobody yet.
     *
     * @param deadline by which all is to be answered; what is not is said to be unknown
     */
    public Planner(RollbackSite site, Baseline baseline, Crew crew, Deadline deadline) {
        this.site = site;
        this.baseline = baseline;
        this.crew = crew;
        this.deadline = deadline;
    }

    /**
     * Makes a plan.
     *
     * @param region that it is about; null for all
     * @param v1Replicas that v1 is to have; null for as many as today's traffic needs
     * @param takenOver the id of a rollback that is put aside; null for none
     */
    public RollbackPlan plan(
            Mode mode, @Nullable String region, @Nullable Integer v1Replicas, @Nullable String takenOver)
            throws InterruptedException {
        Instant now = site.timeline().now();
        ClusterNames names = site.cluster().names();
        List<Callable<Object>> questions = new ArrayList<>();
        questions.add(() -> site.cluster().deployment(names.application()));
        questions.add(() -> site.cluster().deployment(names.v1()));
        questions.add(() -> site.cluster().service(names.service()));
        questions.add(() -> site.cluster().endpoints(names.service()));
        List<Crew.Outcome<Object>> answers = crew.all(questions, deadline);
        List<Check> checks = new ArrayList<>();
        Scene scene = scene(answers, checks);
        JsonNode measured = baseline.at(now);
        if (scene == null) {
            checks.addAll(new TrafficChecks(site, region, now).all(null, 0));
            return plan(now, mode, region, List.of(), null, checks, measured);
        }
        Aim aim = aim(scene, v1Replicas);
        List<PlannedStep> steps = steps(mode, scene, aim);
        checks.addAll(new ClusterChecks(site.cluster(), crew, deadline).all(scene, aim, steps, takenOver));
        checks.addAll(new TrafficChecks(site, region, now).all(scene, aim.v1Replicas()));
        return plan(now, mode, region, steps, aim, checks, measured);
    }

    private RollbackPlan plan(
            Instant now,
            Mode mode,
            @Nullable String region,
            List<PlannedStep> steps,
            @Nullable Aim aim,
            List<Check> checks,
            @Nullable JsonNode measured) {
        List<Check> worstFirst = new ArrayList<>(checks);
        worstFirst.sort(Comparator.comparing(Check::verdict).reversed());
        return new RollbackPlan(
                now,
                site.cluster().names(),
                mode,
                region,
                steps,
                aim,
                worstFirst,
                measured == null ? NullNode.getInstance() : measured);
    }

    private @Nullable Scene scene(List<Crew.Outcome<Object>> answers, List<Check> checks) {
        List<String> found = new ArrayList<>();
        for (Crew.Outcome<Object> answer : answers) {
            Exception failure = answer.failure();
            if (failure instanceof ClusterException known) {
                checks.add(Check.impossible("cluster", known.getMessage(), known.suggestion()));
            } else if (failure instanceof CliException known) {
                checks.add(Check.impossible("cluster", known.getMessage(), known.suggestion()));
            } else if (failure != null) {
                checks.add(Check.impossible("cluster", "no answer in time", "Give it longer with --timeout."));
            }
        }
        if (!checks.isEmpty()) {
            return null;
        }
        ClusterNames names = site.cluster().names();
        found.add("deployments " + names.application() + " and " + names.v1());
        found.add("service " + names.service());
        checks.add(
                Check.pass("cluster", "in namespace " + names.namespace() + " there are " + String.join(", ", found)));
        return new Scene(
                (Deployment) answers.get(0).get(),
                (Deployment) answers.get(1).get(),
                (Service) answers.get(2).get(),
                (Endpoints) answers.get(3).get());
    }

    private Aim aim(Scene scene, @Nullable Integer v1Replicas) {
        int configured = scene.v1().replicas().desired();
        int wanted = v1Replicas == null ? scene.v1ForTodaysTraffic() : Math.max(configured, v1Replicas);
        return new Aim(
                configured,
                wanted,
                scene.v3().container(),
                scene.v3().env().getOrDefault(site.cluster().names().rolloutFlag(), ""),
                scene.v3().paused(),
                scene.service().selector());
    }

    private List<PlannedStep> steps(Mode mode, Scene scene, Aim aim) {
        ClusterNames names = site.cluster().names();
        Pace pace = Pace.of(mode);
        List<PlannedStep> steps = new ArrayList<>();
        int v3Pods = scene.v3().replicas().desired();
        int v1Available = scene.v1().replicas().available();
        steps.add(step(pace, Step.CAPTURE_EVIDENCE, "", "", null, 3));
        steps.add(step(
                pace,
                Step.PAUSE_V3,
                scene.v3().paused() ? "paused already" : "rolling out or done",
                scene.v3().paused() ? "" : "rollout of " + names.application() + ": running → paused",
                scene.v3().paused() ? null : new ClusterChange.PauseRollout(names.application()),
                1));
        boolean enough = aim.v1Configured() >= aim.v1Replicas();
        steps.add(step(
                pace,
                Step.SCALE_V1,
                aim.v1Configured() + " replicas",
                enough ? "" : "replicas of " + names.v1() + ": " + aim.v1Configured() + " → " + aim.v1Replicas(),
                enough ? null : new ClusterChange.Scale(names.v1(), aim.v1Replicas()),
                1));
        steps.add(step(
                pace,
                Step.AWAIT_V1,
                v1Available + " of " + aim.v1Replicas() + " pods available",
                "",
                null,
                v1Available >= aim.v1Replicas() ? 1 : 30));
        boolean switched = scene.service().version().equals(ClusterNames.V1);
        steps.add(step(
                pace,
                Step.SWITCH_SERVICE,
                "selects " + new TreeMap<>(aim.selector()) + ", "
                        + scene.endpoints().ready() + " ready endpoints",
                switched
                        ? ""
                        : "selector of " + names.service() + ": version="
                                + scene.service().version() + " → version=v1",
                switched
                        ? null
                        : new ClusterChange.SelectVersion(
                                names.service(),
                                ClusterNames.V1,
                                scene.service().resourceVersion()),
                3));
        steps.add(step(pace, Step.CONFIRM_V1, "", "", null, 20));
        steps.add(step(pace, Step.DRAIN_V3, "", "", null, 120));
        steps.add(step(
                pace,
                Step.RELEASE_V3,
                names.rolloutFlag() + "=" + aim.flag(),
                names.application() + ": paused → running, " + names.rolloutFlag() + " "
                        + (aim.flag().isEmpty() ? "unset" : aim.flag()) + " → 0",
                new ClusterChange.ResumeWithEnv(names.application(), aim.container(), Map.of(names.rolloutFlag(), "0")),
                10 * Math.max(1, v3Pods)));
        steps.add(step(pace, Step.VERIFY, "", "", null, 60));
        return steps;
    }

    private PlannedStep step(
            Pace pace, Step step, String present, String then, @Nullable ClusterChange change, int seconds) {
        String command = change == null
                ? ""
                : KubectlCommand.text(new KubectlCommand(site.cluster().names()).of(change));
        return new PlannedStep(step, present, then, change, command, Duration.ofSeconds(seconds), pace.limit(step));
    }
}
