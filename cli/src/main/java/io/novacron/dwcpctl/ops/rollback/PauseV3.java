package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.Deployment;
import java.time.Instant;
import java.util.Optional;

/** Stops v3's rollout where it stands, so that nobody's template moves while traffic does. */
final class PauseV3 implements StepWork {
    private final Tools tools;

    PauseV3(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Result perform(RollbackRecord rollback, StepLog log) throws InterruptedException {
        String name = tools.cluster().names().application();
        boolean changed = tools.patience(log, change -> "rollout of " + name + ": running → paused")
                .make(() -> tools.cluster().deployment(name).paused()
                        ? Optional.empty()
                        : Optional.of(new ClusterChange.PauseRollout(name)));
        if (!changed) {
            return new Result(Outcome.ALREADY, "the rollout of " + name + " is paused already");
        }
        Instant end = tools.end(Step.PAUSE_V3);
        do {
            Deployment deployment =
                    tools.patience(log).ask(() -> tools.cluster().deployment(name));
            if (deployment.paused()) {
                return new Result(Outcome.DONE, "the rollout of " + name + " is paused");
            }
        } while (tools.pause(end));
        throw Tools.failed("the rollout of " + name + " was not seen paused", "Look who resumes it.");
    }
}
