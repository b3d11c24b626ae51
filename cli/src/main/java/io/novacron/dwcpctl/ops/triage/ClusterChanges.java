package io.novacron.dwcpctl.ops.triage;

import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.ConfigMap;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Pod;
import io.novacron.dwcpctl.site.cluster.Revision;
import io.novacron.dwcpctl.site.cluster.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/**
 * What of the cluster changed since a moment, and what of it is not as it usually is. Every question is a call by itself,
 * for each of them may be a process.
 */
final class ClusterChanges {
    private final Cluster cluster;
    private final ClusterNames names;
    private final Instant since;

    ClusterChanges(Cluster cluster, Instant since) {
        this.cluster = cluster;
        this.names = cluster.names();
        this.since = since;
    }

    /** About the application, its settings and who serves. */
    List<Callable<List<Change>>> ofTheRollout() {
        return List.of(
                () -> revisions(names.application()),
                () -> restarts(names.application()),
                this::state,
                this::settings,
                this::serving);
    }

    /** About a component: worth its questions only where it is not well. */
    List<Callable<List<Change>>> of(String component) {
        String deployment = names.component(component);
        return List.of(() -> revisions(deployment), () -> restarts(deployment));
    }

    private List<Change> revisions(String deployment) {
        List<Revision> history = cluster.rolloutHistory(deployment);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Revision revision = history.get(i);
            if (!revision.since().isBefore(since)) {
                List<String> what = new ArrayList<>();
                what.add("revision " + revision.number());
                if (i > 0) {
                    what.addAll(differences(history.get(i - 1), revision));
                }
                String cause = revision.changeCause();
                if (cause != null && !cause.isBlank()) {
                    what.add("\"" + cause.strip() + "\"");
                }
                changes.add(new Change(revision.since(), deployment, String.join(", ", what)));
            }
        }
        return changes;
    }

    private static List<String> differences(Revision before, Revision after) {
        List<String> differences = new ArrayList<>();
        if (!before.image().equals(after.image())) {
            differences.add("image " + tag(before.image()) + " to " + tag(after.image()));
        }
        Set<String> variables = new TreeSet<>(before.env().keySet());
        variables.addAll(after.env().keySet());
        for (String variable : variables) {
            String was = before.env().getOrDefault(variable, "unset");
            String is = after.env().getOrDefault(variable, "unset");
            if (!was.equals(is)) {
                differences.add(variable + " " + was + " to " + is);
            }
        }
        return differences;
    }

    private static String tag(String image) {
        int colon = image.lastIndexOf(':');
        return colon > image.lastIndexOf('/') ? image.substring(colon + 1) : image;
    }

    private List<Change> restarts(String deployment) {
        List<Pod> restarted = cluster.pods(deployment).stream()
                .filter(pod -> {
                    Instant last = pod.lastRestart();
                    return last != null && !last.isBefore(since);
                })
                .sorted(Comparator.comparing((Pod pod) -> Objects.requireNonNullElse(pod.lastRestart(), Instant.MIN))
                        .reversed())
                .toList();
        if (restarted.isEmpty()) {
            return List.of();
        }
        String what = restarted.size() == 1
                ? "pod " + restarted.get(0).name() + " restarted, "
                        + times(restarted.get(0).restarts()) + " in all"
                : restarted.size() + " pods restarted";
        return List.of(new Change(restarted.get(0).lastRestart(), deployment, what));
    }

    private static String times(int number) {
        return number == 1 ? "once" : number + " times";
    }

    private List<Change> state() {
        Deployment deployment = cluster.deployment(names.application());
        List<Change> changes = new ArrayList<>();
        if (deployment.paused()) {
            changes.add(new Change(null, deployment.name(), "its rollout is paused"));
        }
        Deployment.Replicas replicas = deployment.replicas();
        if (deployment.observed() && replicas.available() < replicas.desired()) {
            changes.add(new Change(
                    null, deployment.name(), replicas.available() + " of " + replicas.desired() + " pods available"));
        }
        return changes;
    }

    private List<Change> settings() {
        ConfigMap settings;
        try {
            settings = cluster.configMap(names.configMap());
        } catch (ClusterException e) {
            if (e.kind() == ClusterException.Kind.NOT_FOUND) {
                return List.of(); // there need not be one
            }
            throw e;
        }
        Instant changed = settings.changed();
        return changed == null || changed.isBefore(since)
                ? List.of()
                : List.of(new Change(changed, settings.name(), "the config map was changed"));
    }

    private List<Change> serving() {
        Service service = cluster.service(names.service());
        return service.version().equals(ClusterNames.V3)
                ? List.of()
                : List.of(new Change(
                        null,
                        service.name(),
                        service.version().isEmpty()
                                ? "its selector names no version"
                                : "it sends all traffic to " + service.version()));
    }
}
