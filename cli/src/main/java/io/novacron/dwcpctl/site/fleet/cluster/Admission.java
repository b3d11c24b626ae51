package io.novacron.dwcpctl.site.fleet.cluster;

import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.workload.DeploymentHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says no to what a real cluster, or kubectl, would say no to. */
record Admission(Fleet fleet, long now) implements ClusterChange.Visitor<Boolean> {
    private DeploymentHistory exists(String deployment) {
        return FleetCluster.find(fleet, deployment);
    }

    @Override
    public Boolean scale(ClusterChange.Scale change) {
        return exists(change.deployment()) != null;
    }

    @Override
    public Boolean setEnv(ClusterChange.SetEnv change) {
        return exists(change.deployment()) != null;
    }

    @Override
    public Boolean pauseRollout(ClusterChange.PauseRollout change) {
        return exists(change.deployment()) != null;
    }

    @Override
    public Boolean resumeRollout(ClusterChange.ResumeRollout change) {
        return exists(change.deployment()) != null;
    }

    @Override
    public Boolean resumeWithEnv(ClusterChange.ResumeWithEnv change) {
        if (!exists(change.deployment()).name().equals(change.container())) {
            throw refused(
                    change.deployment() + " has no container \"" + change.container() + "\"",
                    "Its container is " + change.deployment() + ".");
        }
        return true;
    }

    @Override
    public Boolean undoRollout(ClusterChange.UndoRollout change) {
        refusePaused(change.deployment(), "rolled back");
        List<DeploymentHistory.Rolled> known = exists(change.deployment()).revisions(now);
        Long wanted = change.revision();
        if (wanted == null && known.size() < 2) {
            throw refused(
                    "deployment " + change.deployment() + " has no earlier revision", "There is nothing to undo.");
        }
        if (wanted != null && known.stream().noneMatch(r -> r.number() == wanted)) {
            throw new ClusterException(
                    ClusterException.Kind.NOT_FOUND,
                    "deployment " + change.deployment() + " has no revision " + wanted,
                    "It has "
                            + String.join(
                                    ", ",
                                    known.stream()
                                            .map(r -> Long.toString(r.number()))
                                            .toList())
                            + ".");
        }
        return true;
    }

    @Override
    public Boolean restartRollout(ClusterChange.RestartRollout change) {
        return refusePaused(change.deployment(), "restarted");
    }

    private boolean refusePaused(String deployment, String done) {
        if (exists(deployment).spec(now).paused()) {
            throw refused("deployment " + deployment + " is paused and cannot be " + done, "Resume its rollout first.");
        }
        return true;
    }

    @Override
    public Boolean annotate(ClusterChange.Annotate change) {
        long changes = exists(change.deployment()).changes(now);
        return refuseChanged(
                "deployment " + change.deployment(), FleetCluster.resourceVersion(changes), change.resourceVersion());
    }

    @Override
    public Boolean selectVersion(ClusterChange.SelectVersion change) {
        FleetCluster.requireService(change.service());
        long changes = fleet.workloads().serviceChanges(now);
        return refuseChanged(
                "service " + change.service(), FleetCluster.resourceVersion(changes), change.resourceVersion());
    }

    private static boolean refuseChanged(String object, String resourceVersion, @Nullable String expected) {
        if (expected != null && !expected.equals(resourceVersion)) {
            throw new ClusterException(
                    ClusterException.Kind.CONFLICT,
                    object + " has changed: it has resource version " + resourceVersion + ", not " + expected,
                    "Look at it again, then try again.");
        }
        return true;
    }

    @Override
    public Boolean setConfigKey(ClusterChange.SetConfigKey change) {
        FleetCluster.requireConfigMap(change.configMap());
        return true;
    }

    private static ClusterException refused(String message, String suggestion) {
        return new ClusterException(ClusterException.Kind.REFUSED, message, suggestion);
    }
}
