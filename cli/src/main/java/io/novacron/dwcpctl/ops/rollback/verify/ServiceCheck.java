package io.novacron.dwcpctl.ops.rollback.verify;

import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.gate.Role;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.cluster.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What metrics cannot say: that the service selects v1, and that v1's pods stand behind it. */
public final class ServiceCheck {
    private static final String SELECTS = "service-selects-v1";
    private static final String ENDPOINTS = "endpoints-ready";

    /** How often one thing is asked: an API that is slow for a moment must not make a whole rollback unverified. */
    private static final int TRIES = 3;

    /** In all, so that one that never answers does not hold up the answer "not known". */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final Timeline timeline;

    public ServiceCheck(Cluster cluster, Timeline timeline) {
        this.cluster = cluster;
        this.timeline = timeline;
    }

    /**
     * Both, by what the cluster answers now; where it does not even when asked again, they are not known.
     *
     * @throws InterruptedException if the run was cancelled meanwhile
     */
    public List<Evidence> look() throws InterruptedException {
        Instant end = timeline.now().plus(LIMIT);
        return List.of(selects(end), endpoints(end));
    }

    private <T> T ask(Supplier<T> question, Instant end) throws InterruptedException {
        for (int asked = 1; ; asked++) {
            try {
                return question.get();
            } catch (ClusterException e) {
                boolean again = e.kind() == ClusterException.Kind.UNREACHABLE
                        && asked < TRIES
                        && timeline.now().isBefore(end);
                if (!again) {
                    throw e;
                }
            }
            timeline.awaitUntil(timeline.now().plus(BETWEEN));
        }
    }

    private Evidence selects(Instant end) throws InterruptedException {
        String name = cluster.names().service();
        String title = "Version that " + name + " selects";
        try {
            Service service = ask(() -> cluster.service(name), end);
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

    private Evidence endpoints(Instant end) throws InterruptedException {
        String name = cluster.names().service();
        String title = "Ready endpoints of v1 behind " + name;
        try {
            Endpoints endpoints = ask(() -> cluster.endpoints(name), end);
            int ready = endpoints.ready(ClusterNames.V1);
            int others = endpoints.ready() - ready;
            int desired = ask(() -> cluster.deployment(cluster.names().v1()), end)
                    .replicas()
                    .desired();
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
