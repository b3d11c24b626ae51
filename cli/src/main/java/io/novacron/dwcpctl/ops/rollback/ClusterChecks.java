package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.site.cluster.Autoscaler;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Permission;
import io.novacron.dwcpctl.site.cluster.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What the cluster has against a rollback: permissions, who would undo it, what is not as expected. */
final class ClusterChecks {
    private final Cluster cluster;
    private final Crew crew;
    private final Deadline deadline;

    ClusterChecks(Cluster cluster, Crew crew, Deadline deadline) {
        this.cluster = cluster;
        this.crew = crew;
        this.deadline = deadline;
    }

    List<Check> all(Scene scene, Aim aim, List<PlannedStep> steps, @Nullable String takenOver)
            throws InterruptedException {
        List<Check> checks = new ArrayList<>();
        checks.add(permissions(scene, steps));
        checks.add(autoscalers(aim));
        checks.add(owners(scene));
        checks.add(selector(scene));
        checks.add(otherRollback(scene.v3(), takenOver));
        checks.add(v1(scene.v1(), aim));
        return checks;
    }

    private Check permissions(Scene scene, List<PlannedStep> steps) throws InterruptedException {
        Set<Permission> needed = new LinkedHashSet<>(
                Permission.neededFor(new ClusterChange.Annotate(scene.v3().name(), Claim.KEY, "", null)));
        steps.forEach(step -> {
            if (step.change() != null) {
                needed.addAll(Permission.neededFor(step.change()));
            }
        });
        needed.add(new Permission("list", "pods", null, null));
        needed.add(new Permission("list", "replicasets.apps", null, null));
        needed.add(new Permission("get", "endpoints", scene.service().name(), null));
        List<Permission> asked = List.copyOf(needed);
        List<Callable<Boolean>> questions = new ArrayList<>();
        asked.forEach(permission -> questions.add(() -> cluster.permits(permission)));
        List<Crew.Outcome<Boolean>> answers = crew.all(questions, deadline);
        List<String> refused = new ArrayList<>();
        String unknown = "";
        for (int i = 0; i < asked.size(); i++) {
            Exception failure = answers.get(i).failure();
            if (failure != null) {
                unknown = failure instanceof CliException known ? known.getMessage() : "no answer in time";
            } else if (!answers.get(i).get()) {
                refused.add(asked.get(i).toString());
            }
        }
        if (!refused.isEmpty()) {
            return Check.impossible(
                    "permissions",
                    "not allowed: " + String.join(", ", refused),
                    "Use an account that may, or ask someone who has one.");
        }
        return unknown.isEmpty()
                ? Check.pass("permissions", "all " + asked.size() + " that are needed are granted")
                : Check.of("permissions", Verdict.ERROR, "not known: " + unknown, "Try kubectl auth can-i --list.");
    }

    private Check autoscalers(Aim aim) {
        String id = "autoscalers";
        ClusterNames names = cluster.names();
        try {
            Optional<List<Autoscaler>> found = cluster.autoscalers(names.v1());
            if (found.isEmpty()) {
                return Check.of(
                        id,
                        Verdict.WARN,
                        "not known: the cluster has no API for autoscalers",
                        "Look for others, such as KEDA's, yourself.");
            }
            List<Autoscaler> fighting = found.get().stream()
                    .filter(autoscaler -> autoscaler.maximum() < aim.v1Replicas())
                    .toList();
            if (!fighting.isEmpty()) {
                Autoscaler worst = fighting.get(0);
                return Check.of(
                        id,
                        Verdict.FAIL,
                        worst.name() + " allows " + names.v1() + " at most " + worst.maximum() + " of "
                                + aim.v1Replicas() + " replicas",
                        "Raise its maximum, or delete it, first.");
            }
            return found.get().isEmpty()
                    ? Check.pass(id, "none sets the replicas of " + names.v1())
                    : Check.of(
                            id,
                            Verdict.WARN,
                            found.get().get(0).name() + " sets the replicas of " + names.v1() + ", at least "
                                    + found.get().get(0).minimum() + ": before v1 has traffic it may take some away",
                            "Raise its minimum to " + aim.v1Replicas() + ".");
        } catch (ClusterException e) {
            return Check.of(id, Verdict.WARN, "not known: " + e.getMessage(), e.suggestion());
        }
    }

    private static Check owners(Scene scene) {
        Map<String, String> owners = new LinkedHashMap<>();
        for (Deployment deployment : List.of(scene.v3(), scene.v1())) {
            owner(deployment.annotations(), deployment.labels())
                    .ifPresent(owner -> owners.put("deployment " + deployment.name(), owner));
        }
        Service service = scene.service();
        owner(service.annotations(), service.labels())
                .ifPresent(owner -> owners.put("service " + service.name(), owner));
        if (owners.isEmpty()) {
            return Check.pass("gitops", "no mark of Argo CD or Flux on what is changed");
        }
        List<String> says = new ArrayList<>();
        owners.forEach((object, owner) -> says.add(object + " is " + owner));
        return Check.of(
                "gitops",
                Verdict.WARN,
                String.join(", ", says) + ": it would undo the changes",
                "Suspend it first: argocd app set APP --sync-policy none, flux suspend kustomization NAME.");
    }

    /** Who says by its marks that the object is its own. */
    private static Optional<String> owner(Map<String, String> annotations, Map<String, String> labels) {
        Map<String, String> marks = new TreeMap<>(annotations);
        marks.putAll(labels);
        for (Map.Entry<String, String> mark : marks.entrySet()) {
            String key = mark.getKey();
            if (key.equals("argocd.argoproj.io/instance") || key.equals("argocd.argoproj.io/tracking-id")) {
                return Optional.of("Argo CD's (" + mark.getValue() + ")");
            }
            boolean suspended = "disabled".equals(marks.get("kustomize.toolkit.fluxcd.io/reconcile"));
            if (!suspended
                    && (key.equals("kustomize.toolkit.fluxcd.io/name") || key.equals("helm.toolkit.fluxcd.io/name"))) {
                return Optional.of("Flux's (" + mark.getValue() + ")");
            }
        }
        // until its version 3 Argo CD marked what is its own by this label alone, which Helm sets as well
        String instance = marks.get("app.kubernetes.io/instance");
        return instance == null || "Helm".equals(marks.get("app.kubernetes.io/managed-by"))
                ? Optional.empty()
                : Optional.of("perhaps Argo CD's (" + instance + ")");
    }

    private static Check selector(Scene scene) {
        String version = scene.service().version();
        if (version.equals(ClusterNames.V3)) {
            return Check.pass("selector", scene.service().name() + " selects version=v3");
        }
        return version.equals(ClusterNames.V1)
                ? Check.of("selector", Verdict.WARN, scene.service().name() + " selects version=v1 already", "")
                : Check.of(
                        "selector",
                        Verdict.FAIL,
                        scene.service().name() + " selects "
                                + new TreeMap<>(scene.service().selector()) + ", which names neither v1 nor v3",
                        "Find out who changed it.");
    }

    private static Check otherRollback(Deployment v3, @Nullable String takenOver) {
        Optional<Claim> other = Claims.of(v3).filter(Claim::isOpen);
        if (other.isEmpty()) {
            return Check.pass("other-rollback", "none is under way");
        }
        String id = other.get().id();
        return id.equals(takenOver)
                ? Check.of("other-rollback", Verdict.WARN, "rollback " + id + " is put aside", "")
                : Check.of(
                        "other-rollback",
                        Verdict.FAIL,
                        Claims.underWay(other.get()).getMessage(),
                        "dwcpctl rollback resume " + id);
    }

    private static Check v1(Deployment v1, Aim aim) {
        Deployment.Replicas pods = v1.replicas();
        String says = v1.name() + " has the image " + v1.image() + ", " + pods.available() + " of " + pods.desired()
                + " pods available; " + aim.v1Replicas() + " are wanted";
        if (pods.desired() > 0 && pods.available() == 0) {
            return Check.of("v1", Verdict.FAIL, says, "v1 does not run: see why with kubectl describe of its pods.");
        }
        return pods.available() < pods.desired() || pods.desired() == 0
                ? Check.of("v1", Verdict.WARN, says, "See why with kubectl get pods.")
                : Check.pass("v1", says);
    }
}
