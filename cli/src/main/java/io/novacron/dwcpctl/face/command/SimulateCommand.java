package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.base.time.WallTimeline;
import io.novacron.dwcpctl.face.view.SimulationView;
import io.novacron.dwcpctl.site.Sites;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import io.novacron.dwcpctl.site.fleet.serve.PortMap;
import io.novacron.dwcpctl.site.fleet.serve.ScrapeConfig;
import io.novacron.dwcpctl.site.fleet.serve.Simulator;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dwcpctl simulate}. */
@Command(
        name = "simulate",
        description = "Serve a simulated fleet on loopback ports, for a real Prometheus to scrape. Ctrl-C ends it.")
public final class SimulateCommand implements Callable<Integer> {
    private static final long SEED = 1;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "The first of 100 ports: " + PortMap.DEFAULT_BASE + " where not given.")
    int portBase = PortMap.DEFAULT_BASE;

    @Option(
            names = "--write-prometheus-config",
            paramLabel = "FILE",
            description = "First write a configuration by which a Prometheus scrapes it.")
    @Nullable
    Path prometheusConfig;

    @Option(names = "--reset", description = "Only forget what was done in the demo context: faults, time put forward.")
    boolean reset;

    private final Sessions sessions;

    public SimulateCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        session.refuseAt("simulate");
        session.refuseSimulation();
        if (reset) {
            return reset(session);
        }
        PortMap ports = new PortMap(portBase);
        Environment environment = session.environment();
        if (prometheusConfig != null) {
            Path file = environment.workingDirectory().resolve(prometheusConfig);
            TextFiles.replace(file, ScrapeConfig.text(ports));
            session.console().note("wrote " + file);
        }
        WallTimeline wall = new WallTimeline(environment.clock(), environment.cancellation());
        LiveFleet fleet = new LiveFleet(new FleetLog(SEED, wall.now(), List.of()), wall, event -> {});
        try (Simulator simulator = Simulator.start(ports, fleet)) {
            session.print(new SimulationView(wall.now()).of(simulator.endpoints()));
            simulator.serveUntil(environment.cancellation());
        }
        return ExitCode.INTERRUPTED.code();
    }

    private static int reset(Session session) {
        Optional<Journal> log = Sites.demoLog(session.environment());
        log.ifPresent(Journal::delete);
        session.console().note("the demo context begins anew");
        return ExitCode.DONE.code();
    }
}
