package io.novacron.dwcpctl.site.fleet.demo;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.SharedFleet;
import io.novacron.dwcpctl.site.fleet.alert.SilenceBook;
import io.novacron.dwcpctl.site.fleet.cluster.FleetCluster;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.site.notify.Notifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The demo's simulated world, as its log tells it: processes that read the same log see the same world. Its clock is the
 * wall clock and what waits have put it forward by.
 */
public final class Demo implements Timeline, SharedFleet {
    private static final long USUAL_SEED = 1;

    /** Faults of a scenario happen here: one bad region must not vanish in an average. */
    private static final Set<String> FAULTY = Set.of(Fleet.REGIONS.get(0));

    private final Clock clock;
    private final @Nullable Journal journal;
    private final Consumer<String> remarks;
    private List<DemoLog> lines;
    private boolean kept;
    private @Nullable Fleet latest;

    private Demo(Clock clock, @Nullable Journal journal, Consumer<String> remarks) {
        this.clock = clock;
        this.journal = journal;
        this.remarks = remarks;
        this.lines = journal == null ? List.of() : parse(journal.file().toString(), journal.read());
        this.kept = journal != null;
    }

    /**
     * Opens the demo, and changes it as asked. What cannot be written is not kept, and that is said.
     *
     * @param journal null where there is no place for one
     * @param scenario null to leave it as it is
     * @param seed null to leave it as it is
     * @param remarks told what is worth a warning
     * @throws CliException with code 64 if there is no such scenario, 65 if the log cannot be understood
     */
    public static Demo open(
            Clock clock,
            @Nullable Journal journal,
            @Nullable String scenario,
            @Nullable Long seed,
            Consumer<String> remarks) {
        Demo demo = new Demo(clock, journal, remarks);
        demo.begin(seed);
        if (scenario != null) {
            demo.choose(scenario);
        }
        return demo;
    }

    /**
     * A world that nobody else sees: kept in memory alone.
     *
     * @param events what happens in it, whenever it does
     */
    public static Demo apart(Clock clock, long seed, List<FleetEvent> events) {
        Demo demo = open(clock, null, null, seed, remark -> {});
        events.forEach(event -> demo.append((fleet, now) -> event));
        return demo;
    }

    /** The log of a fleet on which a scenario begins with the log; the seed is the demo's usual one. */
    public static FleetLog logOf(Scenario scenario, Instant since) {
        List<FleetEvent> events = scenario.faults().isEmpty()
                ? List.of()
                : List.of(new FleetEvent.FaultStarted(
                        scenario.id(), since, scenario.id(), FAULTY, scenario.faults(), null));
        return new FleetLog(USUAL_SEED, since, events);
    }

    private void begin(@Nullable Long seed) {
        World world = world();
        if (world.begun == null || (seed != null && world.begun.seed() != seed)) {
            long chosen = seed != null ? seed : USUAL_SEED;
            update(now -> now.begun == null || now.begun.seed() != chosen
                    ? List.of(new DemoLog.Begun(clock.instant().truncatedTo(ChronoUnit.MILLIS), chosen))
                    : List.of());
        }
    }

    private void choose(String id) {
        Scenario scenario = Scenario.ofId(id)
                .orElseThrow(() -> CliException.usage(
                        "there is no scenario \"" + id + "\"",
                        Nearest.hint(id, Scenario.ids()) + "Use one of " + String.join(", ", Scenario.ids()) + "."));
        if (!world().scenario.equals(id)) {
            update(now -> now.scenario.equals(scenario.id())
                    ? List.of()
                    : List.of(new DemoLog.ScenarioChosen(clock.instant().plus(now.offset), scenario.id())));
        }
    }

    @Override
    public synchronized Instant now() {
        return clock.instant().plus(world().offset).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Puts the clock forward, and returns at once. */
    @Override
    public synchronized void awaitUntil(Instant moment) {
        update(now -> {
            Duration left = Duration.between(clock.instant().plus(now.offset), moment);
            return left.isNegative() || left.isZero() ? List.of() : List.of(new DemoLog.Advanced(left));
        });
    }

    /** The cluster that the fleet runs in. */
    public Cluster cluster() {
        return new FleetCluster(this);
    }

    /** The scenario that is on: {@code steady} where nothing is wrong. */
    public synchronized String scenario() {
        return world().scenario;
    }

    /** The fleet as it is now, by what other processes have done meanwhile too. */
    @Override
    public synchronized Fleet fleet() {
        if (journal != null && kept) {
            List<String> written = journal.read();
            if (!written.isEmpty() && written.size() != lines.size()) {
                lines = parse(journal.file().toString(), written);
            }
        }
        return fleetOf(world());
    }

    private Fleet fleetOf(World world) {
        FleetLog log = world.log();
        if (latest == null || !latest.log().equals(log)) {
            latest = Fleet.of(log);
        }
        return latest;
    }

    @Override
    public synchronized void append(BiFunction<Fleet, Instant, FleetEvent> next) {
        update(now -> {
            Instant moment = clock.instant().plus(now.offset).truncatedTo(ChronoUnit.MILLIS);
            return List.of(new DemoLog.Happened(next.apply(fleetOf(now), moment)));
        });
    }

    /** The silences of this world. */
    public SilenceBook silences() {
        return new DemoSilences(() -> world().silences, lines -> update(now -> lines.apply(now.silences)));
    }

    /** Who would tell people outside: here, nobody. The log keeps what would have been said. */
    public Notifier notifier() {
        return new DemoNotifier(this::keep);
    }

    /** Whether it is kept: other processes can read it. */
    private synchronized boolean keep(DemoLog line) {
        update(now -> List.of(line));
        return journal != null && kept;
    }

    private void update(Function<World, List<DemoLog>> addition) {
        if (journal != null && kept) {
            try {
                String file = journal.file().toString();
                lines = parse(
                        file,
                        journal.update(written -> addition.apply(World.of(parse(file, written))).stream()
                                .map(DemoLog::write)
                                .toList()));
                return;
            } catch (ClusterException e) {
                throw e; // the world refuses: nothing is wrong with its log
            } catch (CliException e) {
                kept = false;
                remarks.accept("the demo's state is not kept: " + e.getMessage());
            }
        }
        List<DemoLog> more = new ArrayList<>(lines);
        more.addAll(addition.apply(world()));
        lines = List.copyOf(more);
    }

    private World world() {
        return World.of(lines);
    }

    private static List<DemoLog> parse(String file, List<String> written) {
        List<DemoLog> lines = new ArrayList<>();
        for (String line : written) {
            lines.add(DemoLog.read(file + ":" + (lines.size() + 1), line));
        }
        return List.copyOf(lines);
    }

    /** What the lines so far have led to. */
    private static final class World implements DemoLog.Visitor<World> {
        private DemoLog.@Nullable Begun begun;
        private String scenario = Scenario.STEADY.id();
        private String faultId = "";
        private Duration offset = Duration.ZERO;
        private final List<FleetEvent> events = new ArrayList<>();
        private final DemoSilences.Told silences = new DemoSilences.Told();

        static World of(List<DemoLog> lines) {
            World world = new World();
            lines.forEach(line -> line.accept(world));
            return world;
        }

        FleetLog log() {
            DemoLog.Begun since = begun;
            if (since == null) {
                throw new IllegalStateException("the demo has not begun");
            }
            return new FleetLog(since.seed(), since.at(), events);
        }

        @Override
        public World begun(DemoLog.Begun line) {
            begun = line;
            scenario = Scenario.STEADY.id();
            offset = Duration.ZERO;
            events.clear();
            silences.forget();
            return this;
        }

        @Override
        public World scenario(DemoLog.ScenarioChosen line) {
            if (!scenario.equals(Scenario.STEADY.id())) {
                events.add(new FleetEvent.FaultCleared(faultId, line.at()));
            }
            scenario = line.id();
            Scenario next = Scenario.ofId(line.id()).orElse(Scenario.STEADY);
            if (!next.faults().isEmpty()) {
                faultId = "scenario-" + events.size();
                // dated back, so that the windows of queries show it at once
                events.add(new FleetEvent.FaultStarted(
                        faultId, line.at().minus(next.backdated()), next.id(), FAULTY, next.faults(), null));
            }
            return this;
        }

        @Override
        public World advanced(DemoLog.Advanced line) {
            offset = offset.plus(line.by());
            return this;
        }

        @Override
        public World silenceMade(DemoLog.SilenceMade line) {
            silences.take(line);
            return this;
        }

        @Override
        public World silenceExpired(DemoLog.SilenceExpired line) {
            silences.take(line);
            return this;
        }

        @Override
        public World notified(DemoLog.Notified line) {
            return this;
        }

        @Override
        public World happened(DemoLog.Happened line) {
            events.add(line.event());
            return this;
        }
    }
}
