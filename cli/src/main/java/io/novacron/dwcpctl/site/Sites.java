package io.novacron.dwcpctl.site;

import io.novacron.dwcpctl.base.environment.Directories;
import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.WallTimeline;
import io.novacron.dwcpctl.metrics.rules.RuleLibrary;
import io.novacron.dwcpctl.metrics.source.AgedSource;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.site.alert.AlertSource;
import io.novacron.dwcpctl.site.alertmanager.AlertmanagerClient;
import io.novacron.dwcpctl.site.alertmanager.AlertmanagerProbe;
import io.novacron.dwcpctl.site.alertmanager.ReplicatedAlertmanager;
import io.novacron.dwcpctl.site.cluster.AbsentCluster;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.config.ContextConfig;
import io.novacron.dwcpctl.site.config.Contexts;
import io.novacron.dwcpctl.site.config.Endpoint;
import io.novacron.dwcpctl.site.config.KubernetesSettings;
import io.novacron.dwcpctl.site.config.NotifierSettings;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.alert.FleetAlerts;
import io.novacron.dwcpctl.site.fleet.alert.FleetRules;
import io.novacron.dwcpctl.site.fleet.demo.Demo;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.site.fleet.exercise.ExerciseWorld;
import io.novacron.dwcpctl.site.fleet.probe.FleetProbe;
import io.novacron.dwcpctl.site.fleet.process.FleetProcesses;
import io.novacron.dwcpctl.site.fleet.query.FleetSource;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import io.novacron.dwcpctl.site.fleet.query.SharedFleetSource;
import io.novacron.dwcpctl.site.grafana.GrafanaAnnotations;
import io.novacron.dwcpctl.site.grafana.GrafanaProbe;
import io.novacron.dwcpctl.site.http.HealthPageProbe;
import io.novacron.dwcpctl.site.http.HttpClients;
import io.novacron.dwcpctl.site.http.HttpSettings;
import io.novacron.dwcpctl.site.http.HttpTransport;
import io.novacron.dwcpctl.site.http.ReadinessProbe;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import io.novacron.dwcpctl.site.http.WebhookUrl;
import io.novacron.dwcpctl.site.kubectl.KubectlCluster;
import io.novacron.dwcpctl.site.notify.Notifier;
import io.novacron.dwcpctl.site.notify.UnusableNotifier;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.process.LocalProcesses;
import io.novacron.dwcpctl.site.prometheus.PrometheusAlerts;
import io.novacron.dwcpctl.site.prometheus.PrometheusClient;
import io.novacron.dwcpctl.site.prometheus.PrometheusProbe;
import io.novacron.dwcpctl.site.prometheus.ReplicatedPrometheus;
import io.novacron.dwcpctl.site.webhook.Webhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens contexts: the one place that knows what stands behind a port. */
public final class Sites {
    private final Environment environment;
    private final Supplier<Deadline> deadlines;
    private final Consumer<String> remarks;
    private final HttpClients clients;

    /**
     * Opens nothing yet.
     *
     * @param deadlines the one by which the present questions must be answered: of the whole command, or of one round of several
     * @param version of dwcpctl, for the servers' logs
     * @param remarks told what a server warns of where the answer has no place for it
     */
    public Sites(Environment environment, Supplier<Deadline> deadlines, String version, Consumer<String> remarks) {
        this.environment = environment;
        this.deadlines = deadlines;
        this.remarks = remarks;
        this.clients = new HttpClients(
                environment.variables(), version, environment.cancellation(), environment.random()::nextDouble);
    }

    /**
     * Opens a context; its servers are not asked anything yet.
     *
     * @throws CliException with code 65 if it lacks what every command needs, or its settings cannot be used
     */
    public Site open(ContextConfig context) {
        ReplicatedPrometheus prometheus = prometheus(context);
        WallTimeline timeline = new WallTimeline(environment.clock(), environment.cancellation());
        return new Site(
                context.name(),
                false,
                new AgedSource(prometheus),
                prometheus.replicas().stream()
                        .map(replica -> new Replica(replica.source(), replica))
                        .toList(),
                context.application().keySet(),
                alerts(context, prometheus, timeline),
                probes(context, prometheus),
                cluster(context),
                notifiers(context),
                new LocalProcesses(environment.variables(), environment.workingDirectory(), environment.cancellation()),
                timeline);
    }

    /**
     * Opens the built-in context, whose fleet is simulated in this process.
     *
     * @param scenario what goes wrong from now on; null to leave it as it is
     * @param seed of the fleet; null to leave it as it is
     * @throws CliException with code 64 if there is no such scenario
     */
    public Site openDemo(@Nullable String scenario, @Nullable Long seed) {
        return of(Demo.open(environment.clock(), demoLog(environment).orElse(null), scenario, seed, remarks));
    }

    /**
     * A simulated fleet of its own, on which a scenario has been on for a while. Nothing of it is kept, and no other process
     * sees it; its clock stands still but for waits, which end at once.
     *
     * @param scenario the id
     * @param now where its clock begins
     * @throws CliException with code 64 if there is no such scenario
     */
    public Site openPrivate(String scenario, Instant now) {
        return of(Demo.open(Clock.fixed(now, ZoneOffset.UTC), null, scenario, null, remarks));
    }

    private Site of(Demo demo) {
        FleetRules rules = fleetRules(environment);
        MetricSource source = new SharedFleetSource(demo, storage -> {
            Deadline deadline = deadlines.get();
            return new FleetSource(Contexts.DEMO, rules.over(storage, deadline::hasPassed), deadline);
        });
        return new Site(
                Contexts.DEMO,
                true,
                new AgedSource(source),
                List.of(new Replica(Contexts.DEMO, source)),
                Set.copyOf(Fleet.REGIONS),
                new FleetAlerts(Contexts.DEMO, rules, demo::fleet, demo, demo.silences(), deadlines.get()),
                FleetProbe.all(demo),
                demo.cluster(),
                List.of(demo.notifier()),
                new FleetProcesses(demo),
                demo);
    }

    /**
     * Opens an exercise's context. It has nothing to reach anything else with: no client, no process, no file, no address.
     *
     * @param rules evaluated over its fleet; keep them from one opening to the next, for what they have worked out
     */
    public static Site ofExercise(ExerciseWorld exercise, FleetRules rules, Supplier<Deadline> deadlines) {
        Demo world = exercise.world();
        MetricSource source = new SharedFleetSource(world, storage -> {
            Deadline deadline = deadlines.get();
            return new FleetSource(Contexts.EXERCISE, rules.over(storage, deadline::hasPassed), deadline);
        });
        return new Site(
                Contexts.EXERCISE,
                true,
                new AgedSource(source),
                List.of(new Replica(Contexts.EXERCISE, source)),
                Set.copyOf(Fleet.REGIONS),
                new FleetAlerts(Contexts.EXERCISE, rules, world::fleet, world, world.silences(), deadlines.get()),
                FleetProbe.all(world),
                world.cluster(),
                List.of(world.notifier()),
                new FleetProcesses(world),
                exercise.timeline());
    }

    /**
     * The metrics of a fleet of its own, on which a scenario has been on for a while. Nothing of it is kept.
     *
     * @param since when the scenario began
     * @param now nothing later is known
     */
    public MetricSource ofScenario(Scenario scenario, Instant since, Instant now) {
        Fleet fleet = Fleet.of(Demo.logOf(scenario, since));
        return new FleetSource(scenario.id(), new FleetStorage(fleet, now.toEpochMilli()), deadlines.get());
    }

    /** The rules in force, to be evaluated over a simulated fleet; nothing is read yet. */
    public static FleetRules fleetRules(Environment environment) {
        return new FleetRules(
                () -> RuleLibrary.read(new Library(
                        new ShippedFiles(),
                        new Directories(environment).library().orElse(null))),
                System::nanoTime);
    }

    /** Where the demo's state is kept; empty where there is no place for it. */
    public static Optional<Journal> demoLog(Environment environment) {
        return new Directories(environment)
                .state()
                .map(state -> new Journal(state.resolve("demo").resolve("log")));
    }

    /** Where a fleet that is served from a port on keeps its state; empty where there is no place for it. */
    public static Optional<Journal> simulationLog(Environment environment, int portBase) {
        return simulationLogs(environment)
                .map(logs ->
                        new Journal(logs.resolve(Integer.toString(portBase)).resolve("log")));
    }

    private static Optional<Path> simulationLogs(Environment environment) {
        return new Directories(environment).state().map(state -> state.resolve("simulate"));
    }

    /** Forgets what was done to simulated fleets: the demo's, and all that were served. */
    public static void forgetSimulations(Environment environment) {
        demoLog(environment).ifPresent(Journal::delete);
        Optional<Path> logs = simulationLogs(environment);
        if (logs.isEmpty() || !Files.isDirectory(logs.get())) {
            return;
        }
        try (Stream<Path> served = Files.list(logs.get())) {
            served.map(port -> new Journal(port.resolve("log"))).forEach(Journal::delete);
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.CANNOT_CREATE,
                    logs.get() + " cannot be listed: " + e.getMessage(),
                    "Check its permissions.",
                    e);
        }
    }

    private Cluster cluster(ContextConfig context) {
        KubernetesSettings settings = context.kubernetes();
        return settings == null
                ? new AbsentCluster(
                        ClusterNames.USUAL,
                        () -> new ClusterException(
                                ClusterException.Kind.NOT_CONFIGURED,
                                "context " + context.name() + " has no kubernetes",
                                "Add a block kubernetes to it in the config file; an empty one means the usual names."))
                : new KubectlCluster(settings.names(), environment, deadlines);
    }

    /** The replicas of a context's Prometheus. */
    private ReplicatedPrometheus prometheus(ContextConfig context) {
        Endpoint endpoint = context.prometheus();
        if (endpoint == null) {
            throw CliException.badInput(
                    "context " + context.name() + " has no prometheus",
                    "Set it with dwcpctl config set-context " + context.name() + " --prometheus-url URL.");
        }
        HttpTransport transport = clients.transport(endpoint.http());
        List<PrometheusClient> replicas = endpoint.urls().stream()
                .map(url -> new PrometheusClient(url, transport, deadlines, remarks))
                .toList();
        return new ReplicatedPrometheus(replicas, deadlines, remarks);
    }

    private AlertSource alerts(ContextConfig context, ReplicatedPrometheus prometheus, WallTimeline timeline) {
        PrometheusAlerts raised = new PrometheusAlerts(context.name(), prometheus, deadlines, timeline::now);
        Endpoint endpoint = context.alertmanager();
        if (endpoint == null) {
            return raised;
        }
        HttpTransport transport = clients.transport(endpoint.http());
        List<AlertmanagerClient> replicas = endpoint.urls().stream()
                .map(url -> new AlertmanagerClient(url, transport))
                .toList();
        return new ReplicatedAlertmanager(replicas, raised, deadlines, timeline::now, remarks);
    }

    private List<Probe> probes(ContextConfig context, ReplicatedPrometheus prometheus) {
        List<Probe> probes = new ArrayList<>();
        HttpTransport plain = clients.transport(HttpSettings.none());
        context.application()
                .forEach(
                        (region, url) -> probes.add(new HealthPageProbe("application", region, url, plain, deadlines)));
        context.components().forEach((id, url) -> probes.add(new HealthPageProbe(id, "", url, plain, deadlines)));
        prometheus
                .replicas()
                .forEach(replica -> probes.add(
                        new PrometheusProbe(replica, () -> environment.clock().instant())));
        probes.addAll(asked(
                context.alertmanager(),
                (url, transport) -> new AlertmanagerProbe(url, urls(context.alertmanager()), transport, deadlines)));
        probes.addAll(asked(context.grafana(), (url, transport) -> new GrafanaProbe(url, transport, deadlines)));
        probes.addAll(asked(
                context.pushgateway(),
                (url, transport) ->
                        new ReadinessProbe("pushgateway", url, List.of("-", "ready"), transport, deadlines)));
        return probes;
    }

    private List<Probe> asked(@Nullable Endpoint endpoint, BiFunction<ServiceUrl, HttpTransport, Probe> how) {
        if (endpoint == null) {
            return List.of();
        }
        HttpTransport transport = clients.transport(endpoint.http());
        return endpoint.urls().stream().map(url -> how.apply(url, transport)).toList();
    }

    private List<Notifier> notifiers(ContextConfig context) {
        List<Notifier> notifiers = new ArrayList<>();
        for (NotifierSettings settings : context.notifiers()) {
            notifiers.add(notifier(context, settings));
        }
        return notifiers;
    }

    private Notifier notifier(ContextConfig context, NotifierSettings settings) {
        WebhookUrl url = settings.url();
        if (url != null) {
            Webhook.Dialect dialect =
                    settings.type() == NotifierSettings.Type.SLACK ? Webhook.Dialect.SLACK : Webhook.Dialect.PLAIN;
            return new Webhook(
                    settings.name(), dialect, url, clients.transport(settings.http()), environment.variables());
        }
        Endpoint grafana = context.grafana();
        return grafana == null
                ? new UnusableNotifier(
                        settings.name(),
                        settings.type().word(),
                        "context " + context.name() + " has no grafana",
                        "Set it with dwcpctl config set-context " + context.name() + " --grafana-url URL.")
                : new GrafanaAnnotations(
                        settings.name(),
                        grafana.urls().get(0),
                        clients.transport(grafana.http()),
                        settings.dashboard(),
                        settings.tags());
    }

    private static int urls(@Nullable Endpoint endpoint) {
        return endpoint == null ? 0 : endpoint.urls().size();
    }
}
