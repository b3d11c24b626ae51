package io.novacron.dwcpctl.ops.rollback.verify;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.gate.Role;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.cluster.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What metrics cannot say: that the service selects v1, and that v1's pods stand behind it. */
public final class ServiceCheck {
    private static final String SELECTS = "service-selects-v1";
    private static final String ENDPOINTS = "endpoints-ready";

    private final Cluster cluster;

    public ServiceCheck(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Both, by what the cluster answers now; where it does not, they are not known. */
    public List<Evidence> look() {
        return List.of(selects(), endpoints());
    }

    private Evidence selects() {
        String name = cluster.names().service();
        String title = "Version that " + name + " selects";
        try {
            Service service = cluster.service(name);
            boolean isV1 = service.version().equals(ClusterNames.V1);
            String selected = service.version().isEmpty() ? "no version" : service.version();
            return evidence(
                    SELECTS,
                    title,
                    isV1 ? Verdict.PASS : Verdict.FAIL,
                    null,
                    "v1",
                    isV1 ? "" : "it selects " + selected);
        } catch (ClusterException e) {
            return evidence(SELECTS, title, Verdict.ERROR, null, "v1", e.getMessage());
        }
    }

    private Evidence endpoints() {
        String name = cluster.names().service();
        String title = "Ready endpoints of v1 behind " + name;
        try {
            Endpoints endpoints = cluster.endpoints(name);
            int ready = endpoints.ready(ClusterNames.V1);
            int others = endpoints.ready() - ready;
            int desired = cluster.deployment(cluster.names().v1()).replicas().desired();
            String wanted = ">= " + Math.max(1, desired);
            if (ready == 0) {
                return evidence(ENDPOINTS, title, Verdict.FAIL, 0.0, wanted, "nobody serves behind it as v1");
            }
            String reason = ready < desired
                    ? desired - ready + " of v1's " + desired + " pods do not serve"
                    : others > 0 ? others + " of other versions get requests too" : "";
            Verdict verdict = reason.isEmpty() ? Verdict.PASS : Verdict.WARN;
            return evidence(ENDPOINTS, title, verdict, (double) ready, wanted, reason);
        } catch (ClusterException e) {
            return evidence(ENDPOINTS, title, Verdict.ERROR, null, ">= 1", e.getMessage());
        }
    }

    private static Evidence evidence(
            String id, String title, Verdict verdict, @Nullable Double value, String wanted, String reason) {
        return new Evidence(id, Role.VETO, title, "", verdict, value, Unit.COUNT, wanted, null, null, reason);
    }
}
