package io.novacron.dwcpctl.site.fleet.serve;

import com.sun.net.httpserver.HttpServer;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.event.Job;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** The simulated fleet, listening on 127.0.0.1 from {@link #start} until {@link #close}. */
public final class Simulator implements AutoCloseable {
    private static final int THREADS = 8;

    private final PortMap ports;
    private final ExecutorService threads;
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();

    private Simulator(PortMap ports) {
        this.ports = ports;
        this.threads = Loopback.threads("simulate", THREADS);
    }

    /**
     * A target and where it answers.
     *
     * @param url without a slash at the end; {@code /metrics} and {@code /health} are below it
     */
    public record Endpoint(Job job, String region, URI url) {}

    /**
     * Starts every target of the fleet.
     *
     * @throws CliException with code 69 if a port is in use; nothing listens then
     */
    public static Simulator start(PortMap ports, LiveFleet live) {
        Simulator simulator = new Simulator(ports);
        try {
            for (String region : Fleet.REGIONS) {
                for (Job job : Job.values()) {
                    if (job.isRegional()) {
                        simulator.listen(live, job, region);
                    }
                }
            }
            return simulator;
        } catch (CliException e) {
            simulator.close();
            throw e;
        }
    }

    private void listen(LiveFleet live, Job job, String region) {
        Router router = new TargetPages(live, job, region).addTo(new Router());
        if (job == Job.APPLICATION) {
            new FaultPages(live, region).addTo(router);
        }
        int port = ports.port(job, region);
        try {
            HttpServer server = Loopback.listen(port, router, threads);
            servers.add(server);
            endpoints.add(new Endpoint(job, region, ports.url(job, region)));
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.UNAVAILABLE,
                    "port " + port + " of 127.0.0.1, for " + job.jobName() + " of " + region + ", cannot be had: "
                            + e.getMessage(),
                    "Stop what listens there, or choose other ports with --port-base N (" + PortMap.SIZE
                            + " from N on).",
                    e);
        }
    }

    public PortMap ports() {
        return ports;
    }

    /** All targets, region by region, each region's application first. */
    public List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    /** Serves until cancelled, then stops. */
    public void serveUntil(Cancellation cancellation) throws InterruptedException {
        try (this) {
            cancellation.await();
        }
    }

    /** Stops listening; requests under way are cut off. */
    @Override
    public void close() {
        servers.forEach(s -> s.stop(0));
        servers.clear();
        threads.shutdownNow();
    }
}
