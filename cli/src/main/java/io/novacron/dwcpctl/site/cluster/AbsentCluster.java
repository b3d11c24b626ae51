package io.novacron.dwcpctl.site.cluster;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Stands where there is no cluster to ask: every call fails, and says why. */
public final class AbsentCluster implements Cluster {
    private final ClusterNames names;
    private final Supplier<ClusterException> reason;

    /** @param reason what every call throws, made anew for each */
    public AbsentCluster(ClusterNames names, Supplier<ClusterException> reason) {
        this.names = names;
        this.reason = reason;
    }

    @Override
    public ClusterNames names() {
        return names;
    }

    @Override
    public Deployment deployment(String name) {
        throw reason.get();
    }

    @Override
    public List<Revision> rolloutHistory(String deployment) {
        throw reason.get();
    }

    @Override
    public List<Pod> pods(String deployment) {
        throw reason.get();
    }

    @Override
    public Service service(String name) {
        throw reason.get();
    }

    @Override
    public Endpoints endpoints(String service) {
        throw reason.get();
    }

    @Override
    public ConfigMap configMap(String name) {
        throw reason.get();
    }

    @Override
    public boolean permits(Permission permission) {
        throw reason.get();
    }

    @Override
    public Optional<List<Autoscaler>> autoscalers(String deployment) {
        throw reason.get();
    }

    @Override
    public void apply(ClusterChange change) {
        throw reason.get();
    }
}
