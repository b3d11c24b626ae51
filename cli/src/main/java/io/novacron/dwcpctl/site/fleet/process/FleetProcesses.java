package io.novacron.dwcpctl.site.fleet.process;

import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ConfigMap;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Pod;
import io.novacron.dwcpctl.site.cluster.Revision;
import io.novacron.dwcpctl.site.fleet.SharedFleet;
import io.novacron.dwcpctl.site.fleet.cluster.FleetCluster;
import io.novacron.dwcpctl.site.process.ProcessException;
import io.novacron.dwcpctl.site.process.ProcessReply;
import io.novacron.dwcpctl.site.process.Processes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers the commands that playbooks look around with, as kubectl would; starts nothing, and changes nothing. */
public final class FleetProcesses implements Processes {
    private final SharedFleet shared;
    private final Cluster cluster;

    public FleetProcesses(SharedFleet shared) {
        this.shared = shared;
        this.cluster = new FleetCluster(shared);
    }

    /**
     * Answers at once.
     *
     * @throws ProcessException of kind NOT_SIMULATED where it is not one of those commands
     */
    @Override
    public ProcessReply run(List<String> command, Duration limit) {
        if (command.isEmpty() || !command.get(0).equals("kubectl")) {
            throw KubectlLine.notSimulated(String.join(" ", command));
        }
        KubectlLine line = KubectlLine.parse(command);
        String namespace = cluster.names().namespace();
        if (!line.option("namespace").orElse(namespace).equals(namespace)) {
            return notFound("namespaces", line.option("namespace").orElse(""));
        }
        try {
            return ProcessReply.of(0, answer(line), "");
        } catch (ClusterException e) {
            if (e.kind() == ClusterException.Kind.NOT_FOUND) {
                return notFound(plural(line), named(line));
            }
            throw e;
        }
    }

    private static ProcessReply notFound(String kind, String name) {
        return ProcessReply.of(1, "", "Error from server (NotFound): " + kind + " \"" + name + "\" not found\n");
    }

    private static int objectAt(KubectlLine line) {
        return line.word(0).equals("rollout") ? 2 : 1;
    }

    private static String named(KubectlLine line) {
        String name = line.name(objectAt(line));
        return name.isEmpty() ? line.word(objectAt(line)) : name;
    }

    private static String plural(KubectlLine line) {
        String kind = line.kind(objectAt(line));
        return switch (kind) {
            case "deployment" -> "deployments.apps";
            case "configmap" -> "configmaps";
            default -> "pods";
        };
    }

    private String answer(KubectlLine line) {
        return switch (line.word(0)) {
            case "logs" -> new PodLogs(shared, cluster).of(line);
            case "top" -> top(line);
            case "rollout" -> rollout(line);
            case "get" -> get(line);
            default -> throw KubectlLine.notSimulated("kubectl " + String.join(" ", line.words()));
        };
    }

    private String top(KubectlLine line) {
        return switch (line.kind(1)) {
            case "pod" -> new Usage(shared).ofPods(selected(line), heads(line));
            case "node" -> new Usage(shared).ofNodes(heads(line));
            default -> throw KubectlLine.notSimulated("kubectl " + String.join(" ", line.words()));
        };
    }

    private static boolean heads(KubectlLine line) {
        return line.option("no-headers").isEmpty();
    }

    /** The pods of the deployment that a selector {@code app=…} names; all where there is none. */
    private List<Pod> selected(KubectlLine line) {
        List<Pod> pods = new ArrayList<>();
        for (String deployment : deployments(line)) {
            pods.addAll(cluster.pods(deployment));
        }
        return pods;
    }

    private List<String> deployments(KubectlLine line) {
        return line.option("selector").map(selector -> List.of(appOf(selector))).orElseGet(() -> PodLogs.deployments());
    }

    /** The deployment that a selector names. */
    static String appOf(String selector) {
        if (!selector.startsWith("app=")) {
            throw KubectlLine.notSimulated("the selector " + selector + ": it knows app=NAME");
        }
        return selector.substring("app=".length());
    }

    private String rollout(KubectlLine line) {
        if (!line.kind(2).equals("deployment")) {
            throw KubectlLine.notSimulated("kubectl " + String.join(" ", line.words()));
        }
        return switch (line.word(1)) {
            case "history" -> history(line);
            case "status" -> status(cluster.deployment(line.name(2)));
            default -> throw KubectlLine.notSimulated("kubectl rollout " + line.word(1));
        };
    }

    private String history(KubectlLine line) {
        String name = line.name(2);
        List<Revision> revisions = cluster.rolloutHistory(name);
        StringBuilder text = new StringBuilder("deployment.apps/" + name);
        if (line.option("revision").isPresent()) {
            String wanted = line.option("revision").get();
            Revision revision = revisions.stream()
                    .filter(r -> Long.toString(r.number()).equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new ClusterException(
                            ClusterException.Kind.NOT_FOUND, "no revision " + wanted, "See the rollout history."));
            text.append(" with revision #").append(wanted).append("\nPod Template:\n  Containers:\n   ");
            text.append(name).append(":\n    Image:\t").append(revision.image()).append("\n    Environment:\n");
            new TreeMap<>(revision.env())
                    .forEach((variable, value) -> text.append("      ")
                            .append(variable)
                            .append(":\t")
                            .append(value)
                            .append('\n'));
            return text.toString();
        }
        Columns columns = new Columns().row("REVISION", "CHANGE-CAUSE");
        for (Revision revision : revisions) {
            String cause = revision.changeCause();
            columns.row(Long.toString(revision.number()), cause == null ? "<none>" : cause);
        }
        return text.append('\n').append(columns.text()).toString();
    }

    private static String status(Deployment deployment) {
        Deployment.Replicas replicas = deployment.replicas();
        String quoted = "deployment \"" + deployment.name() + "\"";
        if (deployment.isRolledOut()) {
            return quoted + " successfully rolled out\n";
        }
        return "Waiting for " + quoted + " rollout to finish: " + replicas.updated() + " of " + replicas.desired()
                + " new replicas have been updated, " + replicas.available() + " are available...\n";
    }

    private String get(KubectlLine line) {
        return switch (line.kind(1)) {
            case "configmap" -> configMap(line);
            case "pod" -> pods(line);
            case "deployment" -> deployment(line);
            default -> throw KubectlLine.notSimulated("kubectl " + String.join(" ", line.words()));
        };
    }

    private String configMap(KubectlLine line) {
        ConfigMap map = cluster.configMap(line.name(1));
        Map<String, String> data = new TreeMap<>(map.data());
        return switch (line.option("output").orElse("")) {
            case "" ->
                new Columns()
                        .row("NAME", "DATA", "AGE")
                        .row(map.name(), Integer.toString(data.size()), age(map.changed()))
                        .text();
            case "yaml" -> {
                StringBuilder text = new StringBuilder("apiVersion: v1\ndata:\n");
                data.forEach((key, value) -> text.append("  ")
                        .append(key)
                        .append(": \"")
                        .append(value)
                        .append("\"\n"));
                yield text.append("kind: ConfigMap\nmetadata:\n  name: ")
                        .append(map.name())
                        .append("\n  namespace: ")
                        .append(cluster.names().namespace())
                        .append("\n  resourceVersion: \"")
                        .append(map.resourceVersion())
                        .append("\"\n")
                        .toString();
            }
            default -> throw KubectlLine.notSimulated("kubectl get configmap with another output than yaml");
        };
    }

    private String pods(KubectlLine line) {
        refuseOutput(line);
        Columns columns = new Columns();
        if (heads(line)) {
            columns.row("NAME", "READY", "STATUS", "RESTARTS", "AGE");
        }
        for (Pod pod : selected(line)) {
            boolean crashing = !pod.ready() && pod.restarts() > 0;
            columns.row(
                    pod.name(),
                    pod.ready() ? "1/1" : "0/1",
                    crashing ? "CrashLoopBackOff" : "Running",
                    Integer.toString(pod.restarts()),
                    age(pod.started()));
        }
        return columns.text();
    }

    private String deployment(KubectlLine line) {
        refuseOutput(line);
        Columns columns = new Columns();
        if (heads(line)) {
            columns.row("NAME", "READY", "UP-TO-DATE", "AVAILABLE");
        }
        String name = line.name(1);
        for (String each : name.isEmpty() ? PodLogs.deployments() : List.of(name)) {
            Deployment deployment = cluster.deployment(each);
            Deployment.Replicas replicas = deployment.replicas();
            columns.row(
                    each,
                    replicas.ready() + "/" + replicas.desired(),
                    Integer.toString(replicas.updated()),
                    Integer.toString(replicas.available()));
        }
        return columns.text();
    }

    private static void refuseOutput(KubectlLine line) {
        if (line.option("output").filter(o -> !o.equals("wide")).isPresent()) {
            throw KubectlLine.notSimulated("kubectl get with another output than the table");
        }
    }

    /** As kubectl writes it, in its largest unit. */
    private String age(@Nullable Instant since) {
        if (since == null) {
            return "<unknown>";
        }
        Duration age = Duration.between(since, shared.now());
        if (age.toDays() > 1) {
            return age.toDays() + "d";
        }
        if (age.toHours() > 1) {
            return age.toHours() + "h";
        }
        return age.toMinutes() > 1 ? age.toMinutes() + "m" : age.toSeconds() + "s";
    }
}
