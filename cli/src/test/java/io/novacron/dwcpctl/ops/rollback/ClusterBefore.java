package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.site.cluster.Autoscaler;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.ConfigMap;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.cluster.Permission;
import io.novacron.dwcpctl.site.cluster.Pod;
import io.novacron.dwcpctl.site.cluster.Revision;
import io.novacron.dwcpctl.site.cluster.Service;
import java.util.List;
import java.util.Optional;

/** Stands before a cluster; a test overrides what is to go wrong. */
class ClusterBefore implements Cluster {
    private final Cluster real;

    ClusterBefore(Cluster real) {
        this.real = real;
    }

    /** Told of every call first. */
    void called(String what) {}

    @Override
    public ClusterNames names() {
        return real.names();
    }

    @Override
    public Deployment deployment(String name) {
        called("deployment");
        return real.deployment(name);
    }

    @Override
    public List<Revision> rolloutHistory(String deployment) {
        called("rolloutHistory");
        return real.rolloutHistory(deployment);
    }

    @Override
    public List<Pod> pods(String deployment) {
        called("pods");
        return real.pods(deployment);
    }

    @Override
    public Service service(String name) {
        called("service");
        return real.service(name);
    }

    @Override
    public Endpoints endpoints(String service) {
        called("endpoints");
        return real.endpoints(service);
    }

    @Override
    public ConfigMap configMap(String name) {
        called("configMap");
        return real.configMap(name);
    }

    @Override
    public boolean permits(Permission permission) {
        called("permits");
        return real.permits(permission);
    }

    @Override
    public Optional<List<Autoscaler>> autoscalers(String deployment) {
        called("autoscalers");
        return real.autoscalers(deployment);
    }

    @Override
    public void apply(ClusterChange change) {
        called("apply");
        real.apply(change);
    }
}
