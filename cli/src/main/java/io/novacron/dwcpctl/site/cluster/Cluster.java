package io.novacron.dwcpctl.site.cluster;

import java.util.List;
import java.util.Optional;

/**
 * The rollout's objects in a Kubernetes cluster. Every call asks the cluster anew; nothing is remembered between calls.
 * All throw {@link ClusterException}: of kind NOT_FOUND where the object named does not exist, FORBIDDEN, UNREACHABLE.
 */
public interface Cluster {
    /** What the objects are called here. */
    ClusterNames names();

    Deployment deployment(String name);

    /** The revisions of a deployment that the cluster still knows, the oldest first; the last one is in force, or being rolled out. */
    List<Revision> rolloutHistory(String deployment);

    /** The pods of a deployment, by name. */
    List<Pod> pods(String deployment);

    Service service(String name);

    /** Who stands behind a service now. */
    Endpoints endpoints(String service);

    ConfigMap configMap(String name);

    /** Whether the cluster allows that to whoever dwcpctl is to it. */
    boolean permits(Permission permission);

    /** The autoscalers that set a deployment's replicas; not present where the cluster knows nothing of autoscalers. */
    Optional<List<Autoscaler>> autoscalers(String deployment);

    /**
     * Asks for a change and returns as soon as the cluster has accepted it: what follows from it takes its time, and is to
     * be observed. A change that asks for what is already so is accepted.
     *
     * @throws ClusterException of kind CONFLICT if the object has changed since the resource version that the change
     *     names, REFUSED if the cluster accepts no such change to the object as it is (to undo while paused, say); then
     *     nothing has changed. Of kind UNREACHABLE it may or may not have been carried out
     */
    void apply(ClusterChange change);
}
