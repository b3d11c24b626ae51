package io.novacron.dwcpctl.site.fleet.process;

import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.Pod;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.SharedFleet;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import io.novacron.dwcpctl.site.fleet.wave.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * What {@code kubectl logs} says. Every error that the metrics count is a line of one of the pods of its region, at its
 * second; a pod that does not come up says so. Ten minutes and 5000 lines at most.
 */
final class PodLogs {
    private static final Duration FURTHEST = Duration.ofMinutes(10);
    private static final int MOST_LINES = 5000;
    /** As kubectl: the last ten lines of each where a selector names them. */
    private static final int TAIL_OF_SELECTED = 10;

    private final Fleet fleet;
    private final long now;
    private final Cluster cluster;

    PodLogs(SharedFleet shared, Cluster cluster) {
        this.fleet = shared.fleet();
        this.now = shared.now().toEpochMilli();
        this.cluster = cluster;
    }

    static List<String> deployments() {
        return Arrays.stream(Job.values())
                .filter(Job::isRegional)
                .map(Job::jobName)
                .toList();
    }

    String of(KubectlLine line) {
        boolean selecting = line.option("selector").isPresent();
        String deployment =
                selecting ? FleetProcesses.appOf(line.option("selector").orElse("")) : deploymentOf(line);
        List<Pod> pods = cluster.pods(deployment);
        List<Pod> asked = selecting ? pods : List.of(theOne(line, pods));
        int tail = line.option("tail").map(PodLogs::count).orElse(selecting ? TAIL_OF_SELECTED : MOST_LINES);
        Duration since = line.option("since").flatMap(PromDuration::tryParse).orElse(FURTHEST);
        long from = now - Math.min(since.toMillis(), FURTHEST.toMillis());
        StringBuilder text = new StringBuilder();
        for (Pod pod : asked) {
            String prefix = line.option("prefix").isPresent() ? "[pod/" + pod.name() + "/" + deployment + "] " : "";
            for (String each : lines(deployment, pods, pod, from, tail)) {
                text.append(prefix).append(each).append('\n');
            }
        }
        return text.toString();
    }

    private static int count(String text) {
        try {
            int lines = Integer.parseInt(text);
            return lines < 0 ? MOST_LINES : Math.min(lines, MOST_LINES);
        } catch (NumberFormatException e) {
            throw KubectlLine.notSimulated("kubectl logs with --tail=" + text);
        }
    }

    private String deploymentOf(KubectlLine line) {
        if (line.kind(1).equals("deployment")) {
            return line.name(1);
        }
        String pod = line.word(1).startsWith("pod/") ? line.name(1) : line.word(1);
        return deployments().stream()
                .filter(d -> cluster.pods(d).stream().anyMatch(p -> p.name().equals(pod)))
                .findFirst()
                .orElseThrow(() -> new ClusterException(
                        ClusterException.Kind.NOT_FOUND, "there is no pod " + pod, "See kubectl get pods."));
    }

    /** The pod that is named, or the first of the deployment. */
    private static Pod theOne(KubectlLine line, List<Pod> pods) {
        return pods.stream()
                .filter(p -> line.words().stream().anyMatch(w -> w.equals(p.name()) || w.equals("pod/" + p.name())))
                .findFirst()
                .or(() -> pods.stream().findFirst())
                .orElseThrow(() -> new ClusterException(
                        ClusterException.Kind.NOT_FOUND, "it has no pod", "See kubectl get pods."));
    }

    /** The newest lines, the oldest of them first. */
    private List<String> lines(String deployment, List<Pod> pods, Pod pod, long from, int tail) {
        Instant restarted = pod.lastRestart();
        if (restarted != null) {
            String at = Moment.forMachines(restarted);
            return List.of(at + " INFO  starting " + deployment, at + " FATAL cannot serve, exiting with code 1");
        }
        String region = region(pod);
        List<String> names = pods.stream()
                .filter(p -> region(p).equals(region))
                .map(Pod::name)
                .sorted()
                .toList();
        long start = Math.max(from, pod.started().toEpochMilli());
        List<FleetSeries> errors = errors(deployment, region);
        Deque<String> lines = new ArrayDeque<>();
        for (long second = Math.floorDiv(now, 1000L) * 1000; second > start && lines.size() < tail; second -= 1000) {
            List<String> ofSecond = ofSecond(errors, second, names.indexOf(pod.name()), names.size());
            for (int i = ofSecond.size() - 1; i >= 0 && lines.size() < tail; i--) {
                lines.addFirst(ofSecond.get(i));
            }
        }
        return List.copyOf(lines);
    }

    private static String region(Pod pod) {
        return pod.labels().getOrDefault("topology.kubernetes.io/region", "");
    }

    private List<String> ofSecond(List<FleetSeries> errors, long second, int pod, int pods) {
        List<String> lines = new ArrayList<>();
        for (FleetSeries series : errors) {
            long before = (long) series.value().at(second - 1000);
            long after = (long) series.value().at(second);
            for (long error = before + 1; error <= after; error++) {
                long drawn = Hash.mix(Hash.mix(0, series.labels().toString()), error);
                if (Math.floorMod(drawn, pods) == pod) {
                    lines.add(Moment.forMachines(Instant.ofEpochMilli(second)) + " "
                            + (series.labels().get("severity").equals("warning") ? "WARN  " : "ERROR ")
                            + message(series, drawn));
                }
            }
        }
        return lines;
    }

    private static String message(FleetSeries series, long drawn) {
        String type = series.labels().get("error_type");
        String component = series.labels().get("component");
        String what = switch (type) {
            case "network_timeout" -> "no answer from peer in time";
            case "consensus_failure" -> "round ended without agreement";
            case "compression_error" -> "block could not be compressed";
            case "memory_error" -> "buffer could not be had";
            case "state_sync_error" -> "state of the migration could not be brought up to date";
            default -> "failed";
        };
        String migration = String.format(Locale.ROOT, "m-%06x", drawn & 0xffffff);
        return (component.isEmpty() ? "" : component + " ") + type + ": " + what + " (" + migration + ")";
    }

    private List<FleetSeries> errors(String deployment, String region) {
        Job job = Arrays.stream(Job.values())
                .filter(j -> j.jobName().equals(deployment))
                .findFirst()
                .orElse(Job.APPLICATION);
        Job counting = job == Job.V1 ? Job.V1 : Job.APPLICATION;
        String metric = job == Job.V1 ? "dwcp_v1_errors_total" : "dwcp_v3_errors_total";
        return fleet.target(counting, region).families().stream()
                .filter(f -> f.name().equals(metric))
                .flatMap(f -> f.series().stream())
                .filter(s -> !job.isComponent() || s.labels().get("component").equals(job.id()))
                .toList();
    }
}
