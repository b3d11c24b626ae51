package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.cluster.Service;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Points the service at v1; never while v1 has no ready pod that the service would select. */
final class SwitchService implements StepWork {
    private final Tools tools;

    SwitchService(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Result perform(RollbackRecord rollback, StepLog log) throws InterruptedException {
        ClusterNames names = tools.cluster().names();
        boolean changed = tools.patience(
                        log,
                        change -> "selector of " + names.service() + ": version="
                                + rollback.header().aim().selector().getOrDefault(ClusterNames.VERSION, "")
                                + " → version=v1")
                .make(() -> missing(rollback, log));
        Instant end = tools.end(Step.SWITCH_SERVICE);
        Endpoints endpoints;
        do {
            endpoints = tools.patience(log).ask(() -> tools.cluster().endpoints(names.service()));
            int ready = endpoints.ready(ClusterNames.V1);
            if (ready > 0 && ready == endpoints.ready()) {
                return new Result(
                        changed ? Outcome.DONE : Outcome.ALREADY,
                        names.service() + " sends all traffic to " + ready + " ready endpoints of v1");
            }
            log.observes(ready + " ready endpoints of v1, " + (endpoints.ready() - ready) + " others");
        } while (tools.pause(end));
        throw Tools.failed(
                names.service() + " selects v1, and has " + endpoints.ready(ClusterNames.V1)
                        + " ready endpoints of v1 and " + (endpoints.ready() - endpoints.ready(ClusterNames.V1))
                        + " others",
                "Look at the endpoints of the service, then resume.");
    }

    private Optional<ClusterChange> missing(RollbackRecord rollback, StepLog log) {
        Cluster cluster = tools.cluster();
        Service service = cluster.service(cluster.names().service());
        if (service.version().equals(ClusterNames.V1)) {
            return Optional.empty();
        }
        Map<String, String> expected = rollback.header().aim().selector();
        if (!service.selector().equals(expected)) {
            if (!rollback.header().mode().isUrgent()) {
                throw Tools.failed(
                        "somebody has changed the selector of " + service.name() + " from " + expected + " to "
                                + new TreeMap<>(service.selector()),
                        "Find out who and why, then resume, or plan anew.");
            }
            log.remarks("somebody has changed the selector of " + service.name() + " from " + expected + " to "
                    + new TreeMap<>(service.selector()));
        }
        Map<String, String> selector = new TreeMap<>(service.selector());
        selector.put(ClusterNames.VERSION, ClusterNames.V1);
        int ready = Tools.readyBehind(selector, cluster.pods(cluster.names().v1()));
        int enough = Math.max(
                1, AwaitV1.enough(Mode.EMERGENCY, rollback.header().aim().v1Replicas()));
        if (ready < enough) {
            throw Tools.failed(
                    service.name() + " is not pointed at v1: it would find " + ready + " ready pods of v1, at least "
                            + enough + " are needed",
                    "See why with kubectl get pods, then resume.");
        }
        return Optional.of(new ClusterChange.SelectVersion(service.name(), ClusterNames.V1, service.resourceVersion()));
    }

    /** Refuses to go on where v1 does not have the traffic any more. */
    static void requireOnV1(Tools tools, StepLog log) throws InterruptedException {
        String name = tools.cluster().names().service();
        Service service = tools.patience(log).ask(() -> tools.cluster().service(name));
        if (!service.version().equals(ClusterNames.V1)) {
            throw Tools.failed(
                    "somebody has pointed " + name + " at version=" + service.version() + " again",
                    "Find out who and why; v3 is left as it is.");
        }
        Endpoints endpoints = tools.patience(log).ask(() -> tools.cluster().endpoints(name));
        if (endpoints.ready(ClusterNames.V1) == 0) {
            throw Tools.failed(
                    name + " has no ready endpoint of v1 any more", "Look at v1's pods; v3 is left as it is.");
        }
    }
}
