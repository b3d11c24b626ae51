package io.novacron.dwcpctl.site.fleet.api;

import com.sun.net.httpserver.HttpServer;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.site.fleet.alert.FleetRules;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import io.novacron.dwcpctl.site.fleet.serve.Loopback;
import io.novacron.dwcpctl.site.fleet.serve.PortMap;
import io.novacron.dwcpctl.site.fleet.serve.Router;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ExecutorService;

/**
 * Prometheus's HTTP API over a simulated fleet, on a port of 127.0.0.1 from {@link #start} until {@link #close}.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">HTTP API</a>
 */
public final class PrometheusApi implements AutoCloseable {
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads;

    private PrometheusApi(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts it.
     *
     * @param port 0 for any that is free
     * @param targets where the fleet's targets are served
     * @param rules evaluated over it when somebody asks for what they write
     * @throws CliException with code 69 if the port cannot be had
     */
    public static PrometheusApi start(int port, LiveFleet live, PortMap targets, FleetRules rules) {
        StoredFleet stored = new StoredFleet(live, rules);
        Router router = new Router(Envelope::failure);
        new QueryPages(stored).addTo(router);
        new SeriesPages(stored).addTo(router);
        new TargetPage(stored, targets).addTo(router);
        new StatusPages(stored).addTo(router);
        ExecutorService threads = Loopback.threads("prometheus-api", THREADS);
        try {
            return new PrometheusApi(Loopback.listen(port, router, threads), threads);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new CliException(
                    ExitCode.UNAVAILABLE,
                    "port " + port + " of 127.0.0.1, for the Prometheus API, cannot be had: " + e.getMessage(),
                    "Stop what listens there, or choose another with --prometheus-api PORT.",
                    e);
        }
    }

    /** Its address, without a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Stops listening; requests under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
