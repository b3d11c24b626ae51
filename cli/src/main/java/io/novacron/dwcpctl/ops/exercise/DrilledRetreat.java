package io.novacron.dwcpctl.ops.exercise;

import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.run.Retreat;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The rollback's order, gone through on an exercise's cluster: v1 up first, then the traffic. */
public final class DrilledRetreat implements Retreat {
    private static final int V1_PODS = 12;
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration DRAIN = Duration.ofMinutes(6);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Cluster cluster;
    private final Timeline clock;

    /** @param site of the exercise */
    public DrilledRetreat(Site site) {
        if (!site.simulated()) {
            throw new IllegalArgumentException("only what is simulated is drilled");
        }
        this.cluster = site.cluster();
        this.clock = site.timeline();
    }

    @Override
    public String newId() {
        return "exercise";
    }

    @Override
    public List<String> plan(Action.Rollback.Mode mode) {
        return List.of(
                "pauses " + cluster.names().application() + " where it stands",
                "scales " + cluster.names().v1() + " to " + V1_PODS + " pods, and waits until they are ready",
                "points " + cluster.names().service() + " at v1, and lets v3 drain for " + DRAIN.toMinutes()
                        + " minutes");
    }

    @Override
    public Result run(String id, Action.Rollback.Mode mode, Consumer<String> progress) throws InterruptedException {
        progress.accept("pausing v3");
        cluster.apply(new ClusterChange.PauseRollout(cluster.names().application()));
        progress.accept("scaling v1 up");
        cluster.apply(new ClusterChange.Scale(cluster.names().v1(), V1_PODS));
        Instant end = clock.now().plus(LONGEST);
        while (cluster.deployment(cluster.names().v1()).replicas().available() < V1_PODS) {
            if (!clock.now().isBefore(end)) {
                return new Result(false, "v1 is not ready after " + LONGEST.toMinutes() + " minutes");
            }
            clock.awaitUntil(clock.now().plus(LOOK));
        }
        progress.accept("moving the traffic to v1");
        cluster.apply(new ClusterChange.SelectVersion(cluster.names().service(), "v1", null));
        progress.accept("letting v3 drain");
        clock.awaitUntil(clock.now().plus(DRAIN));
        return new Result(true, "v1 has " + V1_PODS + " pods ready, and the service points at it");
    }

    @Override
    public boolean hasBegun(String id) {
        return false;
    }
}
