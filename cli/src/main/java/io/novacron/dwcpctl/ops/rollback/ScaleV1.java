package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.Deployment;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for as many pods of v1 as today's traffic needs; more than that stay. */
final class ScaleV1 implements StepWork {
    private final Tools tools;

    ScaleV1(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Result perform(RollbackRecord rollback, StepLog log) throws InterruptedException {
        ClusterNames names = tools.cluster().names();
        int wanted = rollback.header().aim().v1Replicas();
        if (!ask(wanted, log)) {
            return new Result(Outcome.ALREADY, names.v1() + " has " + wanted + " replicas or more already");
        }
        Instant end = tools.end(Step.SCALE_V1);
        do {
            Deployment v1 = tools.patience(log).ask(() -> tools.cluster().deployment(names.v1()));
            if (v1.replicas().desired() >= wanted) {
                return new Result(Outcome.DONE, v1.replicas().desired() + " replicas of " + names.v1() + " are wanted");
            }
        } while (tools.pause(end));
        throw Tools.failed(
                names.v1() + " was not seen with " + wanted + " replicas",
                "Look who sets them: an autoscaler, GitOps.");
    }

    /** Scales unless there are enough. */
    boolean ask(int wanted, StepLog log) throws InterruptedException {
        String v1 = tools.cluster().names().v1();
        AtomicInteger desired = new AtomicInteger();
        return tools.patience(log, change -> "replicas of " + v1 + ": " + desired + " → " + wanted)
                .make(() -> {
                    desired.set(tools.cluster().deployment(v1).replicas().desired());
                    return desired.get() >= wanted
                            ? Optional.empty()
                            : Optional.of(new ClusterChange.Scale(v1, wanted));
                });
    }
}
