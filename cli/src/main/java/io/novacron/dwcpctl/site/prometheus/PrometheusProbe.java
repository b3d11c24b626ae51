package io.novacron.dwcpctl.site.prometheus;

import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.probe.ProbeReply;

/** Asks a Prometheus for its version, which only one who answers queries knows, and whether it is ready. */
public final class PrometheusProbe implements Probe {
    private final PrometheusClient client;

    public PrometheusProbe(PrometheusClient client) {
        this.client = client;
    }

    @Override
    public String kind() {
        return "prometheus";
    }

    @Override
    public String address() {
        return client.source();
    }

    @Override
    public ProbeReply ask() {
        String version = "Prometheus " + client.buildInfo().version();
        boolean ready = client.isReady();
        return new ProbeReply(ready, ready ? version : version + ", not ready");
    }
}
