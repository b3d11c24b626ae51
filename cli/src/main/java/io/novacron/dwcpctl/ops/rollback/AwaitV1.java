package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.site.cluster.Deployment;
import java.time.Instant;

/** Waits until all of v1 that was asked for is available, and asks again where somebody takes it back. */
final class AwaitV1 implements StepWork {
    private static final int MOST_REPEATS = 3;

    private final Tools tools;

    AwaitV1(Tools tools) {
        this.tools = tools;
    }

    /** How many available pods will do once there is no more time: all of them, or, where it is urgent, half. */
    static int enough(Mode mode, int wanted) {
        return mode.isUrgent() ? (wanted + 1) / 2 : wanted;
    }

    @Override
    public Result perform(RollbackRecord rollback, StepLog log) throws InterruptedException {
        String name = tools.cluster().names().v1();
        int wanted = rollback.header().aim().v1Replicas();
        int repeats = 0;
        Instant end = tools.end(Step.AWAIT_V1);
        Deployment.Replicas pods;
        do {
            Deployment v1 = tools.patience(log).ask(() -> tools.cluster().deployment(name));
            pods = v1.replicas();
            if (pods.desired() < wanted) {
                if (repeats == MOST_REPEATS) {
                    throw Tools.failed(
                            "somebody scales " + name + " back to " + pods.desired() + " again and again",
                            "Stop who does it, an autoscaler or GitOps, then resume.");
                }
                repeats++;
                log.remarks("somebody has scaled " + name + " back to " + pods.desired() + "; asked for " + wanted
                        + " again");
                new ScaleV1(tools).ask(wanted, log);
            } else if (v1.observed() && pods.available() >= wanted) {
                return new Result(Outcome.DONE, pods.available() + " pods of " + name + " are available");
            }
            log.observes(pods.available() + " of " + wanted + " pods of " + name + " available");
        } while (tools.pause(end));
        String seen = pods.available() + " of " + wanted + " pods of " + name + " are available";
        if (pods.available() >= Math.max(1, enough(rollback.header().mode(), wanted))) {
            return new Result(Outcome.DONE, seen + ", which must do: it is urgent");
        }
        throw Tools.failed("only " + seen, "See why with kubectl describe and kubectl logs of its pods, then resume.");
    }
}
