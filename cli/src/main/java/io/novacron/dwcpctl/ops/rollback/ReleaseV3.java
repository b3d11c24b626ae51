package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.Deployment;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Resumes v3's deployment with its flag at 0, both in one change: its idle pods restart once, by its present template and
 * the new flag, and stay warm without traffic.
 */
final class ReleaseV3 implements StepWork {
    private static final String OFF = "0";

    private final Tools tools;

    ReleaseV3(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Result perform(RollbackRecord rollback, StepLog log) throws InterruptedException {
        SwitchService.requireOnV1(tools, log);
        ClusterNames names = tools.cluster().names();
        String name = names.application();
        Aim aim = rollback.header().aim();
        boolean changed = tools.patience(
                        log,
                        change -> name + ": paused → running, " + names.rolloutFlag() + " "
                                + (aim.flag().isEmpty() ? "unset" : aim.flag()) + " → " + OFF)
                .make(() -> {
                    Deployment v3 = tools.cluster().deployment(name);
                    return !v3.paused() && OFF.equals(v3.env().get(names.rolloutFlag()))
                            ? Optional.empty()
                            : Optional.of(new ClusterChange.ResumeWithEnv(
                                    name, aim.container(), Map.of(names.rolloutFlag(), OFF)));
                });
        Instant end = tools.end(Step.RELEASE_V3);
        Deployment v3;
        do {
            v3 = tools.patience(log).ask(() -> tools.cluster().deployment(name));
            if (!v3.paused() && OFF.equals(v3.env().get(names.rolloutFlag())) && v3.isRolledOut()) {
                return new Result(
                        changed ? Outcome.DONE : Outcome.ALREADY,
                        "all " + v3.replicas().desired() + " pods of " + name + " run with " + names.rolloutFlag() + "="
                                + OFF);
            }
            log.observes(
                    v3.replicas().updated() + " of " + v3.replicas().desired() + " pods of " + name + " restarted");
        } while (tools.pauseLong(end));
        if (v3.paused() || !OFF.equals(v3.env().get(names.rolloutFlag()))) {
            throw Tools.failed(
                    name + " was not seen running with " + names.rolloutFlag() + "=" + OFF,
                    "Look who changes it; v1 has the traffic all the same.");
        }
        return new Result(
                Outcome.UNSEEN,
                name + " has " + names.rolloutFlag() + "=" + OFF + ", and "
                        + v3.replicas().available() + " of " + v3.replicas().desired()
                        + " pods are available: v3 is not warm");
    }
}
