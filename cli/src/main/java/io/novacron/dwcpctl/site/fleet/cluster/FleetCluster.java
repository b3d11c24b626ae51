package io.novacron.dwcpctl.site.fleet.cluster;

import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.site.cluster.Autoscaler;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.ConfigMap;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.cluster.Permission;
import io.novacron.dwcpctl.site.cluster.Pod;
import io.novacron.dwcpctl.site.cluster.Revision;
import io.novacron.dwcpctl.site.cluster.Service;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.SharedFleet;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.wave.Periods;
import io.novacron.dwcpctl.site.fleet.workload.DeploymentHistory;
import io.novacron.dwcpctl.site.fleet.workload.PodRun;
import io.novacron.dwcpctl.site.fleet.workload.Workloads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The cluster of a simulated fleet: everything it says follows from the log and the time, and a change is an event of the
 * log. The pods of a target that a fault has brought down are not ready in its region, and start over and over.
 */
public final class FleetCluster implements Cluster {
    /** Milliseconds until the deployment controller has taken notice of a change. */
    private static final long NOTICED_AFTER = 500;

    /** Milliseconds between the restarts of a pod that does not come up: Kubernetes' longest back-off. */
    private static final long BACK_OFF = 300_000;

    private static final long FIRST_RESOURCE_VERSION = 48_000;

    private final SharedFleet shared;

    public FleetCluster(SharedFleet shared) {
        this.shared = shared;
    }

    @Override
    public ClusterNames names() {
        return Workloads.NAMES;
    }

    @Override
    public Deployment deployment(String name) {
        Fleet fleet = shared.fleet();
        long now = shared.now().toEpochMilli();
        DeploymentHistory history = find(fleet, name);
        DeploymentHistory.Spec spec = history.spec(now);
        List<PodRun> pods = history.pods(now);
        int ready =
                (int) pods.stream().filter(p -> isReady(fleet, name, p, now)).count();
        int updated = (int)
                pods.stream().filter(p -> p.template().equals(spec.template())).count();
        List<DeploymentHistory.Rolled> revisions = history.revisions(now);
        long revision = revisions.get(revisions.size() - 1).number();
        Map<String, String> annotations = new TreeMap<>(spec.annotations());
        annotations.put("deployment.kubernetes.io/revision", Long.toString(revision));
        return new Deployment(
                name,
                new Deployment.Replicas(spec.replicas(), pods.size(), updated, ready, ready),
                spec.paused(),
                now - history.specifiedSince(now) >= NOTICED_AFTER,
                name,
                spec.template().image(),
                spec.template().env(),
                Map.of("app", name, "app.kubernetes.io/part-of", "dwcp"),
                annotations,
                resourceVersion(history.changes(now)),
                revision,
                Instant.ofEpochMilli(spec.since()));
    }

    static String resourceVersion(long changes) {
        return Long.toString(FIRST_RESOURCE_VERSION + changes);
    }

    @Override
    public List<Revision> rolloutHistory(String deployment) {
        Fleet fleet = shared.fleet();
        return find(fleet, deployment).revisions(shared.now().toEpochMilli()).stream()
                .map(r -> new Revision(
                        r.number(),
                        Instant.ofEpochMilli(r.since()),
                        r.cause(),
                        r.template().image(),
                        r.template().env()))
                .toList();
    }

    @Override
    public List<Pod> pods(String deployment) {
        Fleet fleet = shared.fleet();
        long now = shared.now().toEpochMilli();
        return find(fleet, deployment).pods(now).stream()
                .map(p -> pod(fleet, deployment, p, now))
                .sorted(Comparator.comparing(Pod::name))
                .toList();
    }

    private static Pod pod(Fleet fleet, String deployment, PodRun run, long now) {
        Map<String, String> labels = new TreeMap<>(Map.of("app", deployment, "app.kubernetes.io/part-of", "dwcp"));
        labels.put("topology.kubernetes.io/region", Fleet.REGIONS.get(run.region()));
        String version = version(deployment);
        if (!version.isEmpty()) {
            labels.put(ClusterNames.VERSION, version);
        }
        long down = Math.max(downSince(fleet, deployment, run.region(), now), run.ready());
        boolean ready = isReady(fleet, deployment, run, now);
        boolean crashing = !ready && run.isReady(now);
        int restarts = crashing ? 1 + (int) ((now - down) / BACK_OFF) : 0;
        return new Pod(
                run.name(),
                labels,
                ready,
                Instant.ofEpochMilli(run.created()),
                restarts,
                crashing ? Instant.ofEpochMilli(down + (restarts - 1) * BACK_OFF) : null);
    }

    /** The label that the service selects by; components do not have it. */
    private static String version(String deployment) {
        if (deployment.equals(Workloads.NAMES.application())) {
            return ClusterNames.V3;
        }
        return deployment.equals(Workloads.NAMES.v1()) ? ClusterNames.V1 : "";
    }

    private static boolean isReady(Fleet fleet, String deployment, PodRun pod, long now) {
        return pod.isReady(now) && answering(fleet, deployment, pod.region()).contains(now);
    }

    private static Periods answering(Fleet fleet, String deployment, int region) {
        Job job = Arrays.stream(Job.values())
                .filter(j -> j.jobName().equals(deployment))
                .findFirst()
                .orElseThrow();
        return fleet.target(job, Fleet.REGIONS.get(region)).answering();
    }

    private static long downSince(Fleet fleet, String deployment, int region, long now) {
        Periods answering = answering(fleet, deployment, region);
        int last = answering.lastStartedBy(now);
        return last < 0 ? fleet.beginning() : Math.min(now, answering.end(last));
    }

    @Override
    public Service service(String name) {
        Workloads workloads = shared.fleet().workloads();
        long now = shared.now().toEpochMilli();
        requireService(name);
        Workloads.Selected selected = workloads.selected(now);
        return new Service(
                name,
                Map.of("app.kubernetes.io/part-of", "dwcp", ClusterNames.VERSION, selected.version()),
                Map.of(),
                Map.of(),
                resourceVersion(workloads.serviceChanges(now)),
                Instant.ofEpochMilli(selected.since()));
    }

    @Override
    public Endpoints endpoints(String service) {
        Fleet fleet = shared.fleet();
        long now = shared.now().toEpochMilli();
        requireService(service);
        String version = fleet.workloads().served(now);
        List<Endpoints.Address> addresses = new ArrayList<>();
        for (String deployment : List.of(Workloads.NAMES.v1(), Workloads.NAMES.application())) {
            if (version(deployment).equals(version)) {
                for (PodRun pod : find(fleet, deployment).pods(now)) {
                    addresses.add(
                            new Endpoints.Address(pod.ip(), pod.name(), version, isReady(fleet, deployment, pod, now)));
                }
            }
        }
        return new Endpoints(service, addresses);
    }

    @Override
    public ConfigMap configMap(String name) {
        Workloads workloads = shared.fleet().workloads();
        long now = shared.now().toEpochMilli();
        requireConfigMap(name);
        Workloads.Configured configured = workloads.configured(now);
        return new ConfigMap(
                name,
                configured.data(),
                resourceVersion(workloads.configChanges(now)),
                Instant.ofEpochMilli(configured.since()));
    }

    @Override
    public boolean permits(Permission permission) {
        return true;
    }

    @Override
    public Optional<List<Autoscaler>> autoscalers(String deployment) {
        return Optional.of(List.of());
    }

    @Override
    public void apply(ClusterChange change) {
        shared.append((fleet, now) -> {
            change.accept(new Admission(fleet, now.toEpochMilli()));
            return new FleetEvent.ClusterChanged(now, change);
        });
    }

    static DeploymentHistory find(Fleet fleet, String name) {
        return fleet.workloads().deployment(name).orElseThrow(() -> {
            List<String> known = Arrays.stream(Job.values())
                    .filter(Job::isRegional)
                    .map(Job::jobName)
                    .toList();
            return notFound("deployment", name, known);
        });
    }

    static void requireService(String name) {
        if (!name.equals(Workloads.NAMES.service())) {
            throw notFound("service", name, List.of(Workloads.NAMES.service()));
        }
    }

    static void requireConfigMap(String name) {
        if (!name.equals(Workloads.NAMES.configMap())) {
            throw notFound("config map", name, List.of(Workloads.NAMES.configMap()));
        }
    }

    private static ClusterException notFound(String kind, String name, List<String> known) {
        return new ClusterException(
                ClusterException.Kind.NOT_FOUND,
                "there is no " + kind + " \"" + name + "\" in namespace " + Workloads.NAMES.namespace(),
                Nearest.hint(name, known) + "There is " + String.join(", ", known) + ".");
    }
}
