package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.cluster.Service;

/** The cluster's state that a plan is made for. */
record Scene(Deployment v3, Deployment v1, Service service, Endpoints endpoints) {
    /** Today's traffic on v1: its own pods, and for v3's the four thirds that v1 needs for the same (1.8 GB/s against 2.4). */
    int v1ForTodaysTraffic() {
        int configured = Math.max(1, v1.replicas().desired());
        boolean alone = !service.version().equals(ClusterNames.V1);
        return configured + (alone ? (v3.replicas().desired() * 4 + 2) / 3 : 0);
    }
}
