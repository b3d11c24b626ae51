package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.base.time.WallTimeline;
import io.novacron.dwcpctl.face.view.ScenariosView;
import io.novacron.dwcpctl.face.view.SimulationView;
import io.novacron.dwcpctl.ops.scenario.ScenarioEffect;
import io.novacron.dwcpctl.ops.scenario.ScenarioEffects;
import io.novacron.dwcpctl.site.Sites;
import io.novacron.dwcpctl.site.fleet.FleetJournal;
import io.novacron.dwcpctl.site.fleet.api.PrometheusApi;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import io.novacron.dwcpctl.site.fleet.serve.PortMap;
import io.novacron.dwcpctl.site.fleet.serve.ScrapeConfig;
import io.novacron.dwcpctl.site.fleet.serve.Simulator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dwcpctl simulate}. */
@Command(
        name = "simulate",
        description = "Serve a simulated fleet on loopback ports, for a real Prometheus to scrape. Ctrl-C ends it.")
public final class SimulateCommand implements Callable<Integer> {
    private static final long SEED = 1;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535;

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

    @Mixin
    AlertingOptions alerting = new AlertingOptions();

    @Option(
            names = "--prometheus-api",
            paramLabel = "PORT",
            description = "Also answer Prometheus's HTTP API on this port, with fifteen days of history.")
    @Nullable
    Integer apiPort;

    @Option(
            names = "--reset",
            description = "Only forget what was done: faults and changes, in the demo context and in served fleets.")
    boolean reset;

    @Option(names = "--scenarios", description = "Only list the scenarios and what each does within an hour.")
    boolean scenarios;

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
        if (scenarios) {
            return list(session);
        }
        PortMap ports = new PortMap(portBase);
        refusePort(ports);
        Environment environment = session.environment();
        ScrapeConfig.Alerting wanted = alerting.read(environment.workingDirectory(), prometheusConfig != null);
        if (prometheusConfig != null) {
            Path file = environment.workingDirectory().resolve(prometheusConfig);
            TextFiles.replace(file, ScrapeConfig.text(ports, wanted));
            session.console().note("wrote " + file);
        }
        WallTimeline wall = new WallTimeline(environment.clock(), environment.cancellation());
        LiveFleet fleet = open(session, wall);
        try (Simulator simulator = Simulator.start(ports, fleet);
                PrometheusApi api = apiPort == null
                        ? null
                        : PrometheusApi.start(apiPort, fleet, ports, Sites.fleetRules(environment))) {
            session.print(new SimulationView(wall.now())
                    .of(simulator.endpoints(), Optional.ofNullable(api).map(PrometheusApi::url)));
            simulator.serveUntil(environment.cancellation());
        }
        return ExitCode.INTERRUPTED.code();
    }

    private void refusePort(PortMap ports) {
        if (apiPort == null) {
            return;
        }
        if (apiPort < LOWEST || apiPort > HIGHEST) {
            throw CliException.usage(
                    "--prometheus-api: " + apiPort + " is no port that can be had",
                    "Give a number from " + LOWEST + " to " + HIGHEST + ".");
        }
        int last = ports.base() + PortMap.SIZE - 1;
        if (apiPort >= ports.base() && apiPort <= last) {
            throw CliException.usage(
                    "--prometheus-api: " + apiPort + " is one of the fleet's own ports",
                    "Give one that is not among " + ports.base() + " to " + last + ".");
        }
    }

    private static int list(Session session) {
        Instant end = session.wallNow();
        Instant begun = end.minus(ScenarioEffects.LENGTH);
        List<ScenarioEffect> effects = session.console()
                .during(
                        "playing every scenario for an hour",
                        () -> new ScenarioEffects(session.cookbook())
                                .of(end, scenario -> session.sites().ofScenario(scenario, begun, end)));
        session.print(ScenariosView.of(effects, end));
        return ExitCode.DONE.code();
    }

    private LiveFleet open(Session session, WallTimeline wall) {
        FleetJournal journal = FleetJournal.open(
                Sites.simulationLog(session.environment(), portBase).orElse(null),
                SEED,
                wall.now(),
                session.console()::warning);
        LiveFleet fleet = new LiveFleet(journal.log(), wall, journal);
        int running = fleet.running().size();
        if (running > 0) {
            session.console()
                    .note("still there from an earlier run: " + running + (running == 1 ? " fault" : " faults")
                            + " (GET /test/faults lists, DELETE ends, --reset forgets)");
        }
        return fleet;
    }

    private static int reset(Session session) {
        Sites.forgetSimulations(session.environment());
        session.console().note("the demo context and the simulated fleet begin anew");
        return ExitCode.DONE.code();
    }
}
