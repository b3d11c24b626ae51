package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.environment.Directories;
import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.time.WallTimeline;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.face.console.Console;
import io.novacron.dwcpctl.face.console.DaemonTicker;
import io.novacron.dwcpctl.face.console.JLineKeypad;
import io.novacron.dwcpctl.face.console.JLinePrompter;
import io.novacron.dwcpctl.face.console.Keys;
import io.novacron.dwcpctl.face.console.Prompter;
import io.novacron.dwcpctl.face.console.ScreenWidth;
import io.novacron.dwcpctl.face.console.SystemTerminalOpener;
import io.novacron.dwcpctl.face.console.TerminalFacts;
import io.novacron.dwcpctl.face.console.TerminalOpener;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.output.Ink;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Tape;
import io.novacron.dwcpctl.ops.cookbook.Asker;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.gate.Gate;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.health.Checkup;
import io.novacron.dwcpctl.ops.health.Health;
import io.novacron.dwcpctl.ops.health.HealthReport;
import io.novacron.dwcpctl.ops.playbook.run.Desk;
import io.novacron.dwcpctl.ops.triage.Triage;
import io.novacron.dwcpctl.ops.triage.TriageReport;
import io.novacron.dwcpctl.site.Replica;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.Sites;
import io.novacron.dwcpctl.site.config.Contexts;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a command works with, each part made when it is first asked for: {@code --help} opens nothing. */
public final class Session implements AutoCloseable {
    private static final int CALLS_AT_ONCE = 16;

    private final Environment environment;
    private final GlobalOptions options;
    private final Supplier<String> version;
    private final Output output;
    private final Console console;
    private final TerminalFacts facts;
    private final TerminalOpener terminal;
    private final @Nullable Supplier<Site> exercise;
    private volatile Deadline deadline;
    private @Nullable Tape tape;
    private @Nullable Crew crew;
    private @Nullable Site site;
    private @Nullable Cookbook cookbook;

    /** @param version of the program, for those who are asked */
    public Session(Environment environment, GlobalOptions options, Supplier<String> version) {
        this(environment, options, version, null);
    }

    /** A session in an exercise: whatever is asked or done, it is asked of and done to the exercise's site. */
    static Session inExercise(Session outer, GlobalOptions options, Supplier<Site> exercise) {
        return new Session(outer.environment, options, outer.version, exercise);
    }

    private Session(
            Environment environment,
            GlobalOptions options,
            Supplier<String> version,
            @Nullable Supplier<Site> exercise) {
        this.exercise = exercise;
        this.environment = environment;
        this.options = options;
        this.version = version;
        this.facts = new TerminalFacts(
                environment.terminals().in(),
                environment.terminals().out(),
                environment.terminals().err(),
                environment.variable("COLUMNS").orElse(null),
                environment.variable("TERM").orElse(null),
                environment.variable("NO_COLOR").orElse(null),
                environment.unicode());
        this.terminal = new SystemTerminalOpener(facts);
        ScreenWidth width = new ScreenWidth(facts, terminal);
        this.console = new Console(
                facts,
                new PrintStream(environment.err(), false, StandardCharsets.UTF_8),
                width,
                new DaemonTicker(),
                System::nanoTime,
                options.quiet,
                options.noColor);
        this.output = new Output(environment, options, facts, width, console);
        this.deadline = Deadline.after(options.timeout());
    }

    Environment environment() {
        return environment;
    }

    GlobalOptions options() {
        return options;
    }

    public Output output() {
        return output;
    }

    public Console console() {
        return console;
    }

    Prompter prompter() {
        return JLinePrompter.where(facts, options.noPrompt, terminal, console);
    }

    /**
     * The person at the terminal, for playbooks.
     *
     * @throws CliException with code 64 where nobody can be asked
     */
    Desk desk() {
        if (options.noPrompt || !facts.canAsk()) {
            throw CliException.usage(
                    "a playbook asks at every step, and nobody can be asked here",
                    "Give --answers FILE, or --no-prompt for a checklist; or run it at a terminal.");
        }
        return new TerminalDesk(
                new JLineKeypad(facts, terminal, console, environment.cancellation()),
                new Ink(facts.colourOnStderr(options.noColor)),
                facts.unicode());
    }

    Contexts contexts() {
        if (exercise != null) {
            return new Contexts(environment, null, Contexts.EXERCISE); // it can be opened by no name
        }
        return new Contexts(environment, options.config, options.context);
    }

    Cookbook cookbook() {
        if (cookbook == null) {
            cookbook = new Cookbook(library());
        }
        return cookbook;
    }

    Library library() {
        return new Library(
                new ShippedFiles(), new Directories(environment).library().orElse(null));
    }

    String version() {
        return version.get();
    }

    /** The context's ports. */
    Site site() {
        if (site == null) {
            if (options.timeout().isZero()) {
                throw CliException.usage("--timeout must be longer than zero", "Give --timeout 30s, for example.");
            }
            site = exercise == null ? openSite(sites()) : exercise.get();
        }
        return site;
    }

    /** Keeps what is answered from now on; before anything is opened. */
    void tape() {
        tape = new Tape();
    }

    /** What was answered; null where it is not kept. */
    @Nullable
    Tape taped() {
        return tape;
    }

    /** Opens contexts. */
    Sites sites() {
        if (exercise != null) {
            throw new IllegalStateException("an exercise opens no context");
        }
        return new Sites(environment, () -> deadline, version(), console::warning);
    }

    /**
     * The context's ports for what must not end half-way: the first Ctrl-C ends nothing that they have begun, and each call
     * has the whole limit.
     */
    Site rollbackSite() {
        if (exercise != null) {
            return exercise.get();
        }
        if (options.timeout().isZero()) {
            throw CliException.usage("--timeout must be longer than zero", "Give --timeout 30s, for example.");
        }
        return openSite(new Sites(
                environment.with(new Cancellation()),
                () -> Deadline.after(options.timeout()),
                version(),
                console::warning));
    }

    /** For one round of questions of a command that takes longer than one: the whole limit again. */
    Deadline patience() {
        return Deadline.after(options.timeout());
    }

    /** What the person presses while something goes on. */
    Keys keys() {
        return new Keys(facts, terminal, environment.cancellation());
    }

    private Site openSite(Sites sites) {
        Contexts contexts = contexts();
        if (contexts.isDemo()) {
            return listened(sites.openDemo(options.scenario, options.seed));
        }
        refuseSimulation();
        return listened(sites.open(contexts.current()));
    }

    private Site listened(Site opened) {
        return tape == null ? opened : opened.with(tape);
    }

    /** Scenarios and seeds are of simulated fleets alone. */
    void refuseSimulation() {
        if (options.scenario != null || options.seed != null) {
            throw CliException.usage(
                    (options.scenario != null ? "--scenario" : "--seed") + " is of the simulated fleet alone",
                    "Add --context demo.");
        }
    }

    /** A new round of questions: with the whole limit again, and of the demo as other processes have left it. */
    void renew() {
        renewDeadline();
        if (site != null && site.simulated()) {
            site = exercise == null ? listened(sites().openDemo(null, null)) : exercise.get();
        }
    }

    /** The limit where none was given on the line; before anything is opened. */
    void presetTimeout(Duration limit) {
        if (options.timeout == null) {
            options.timeout = limit;
            renewDeadline();
        }
    }

    /** A wait is not counted: each round of questions has the whole limit. */
    void renewDeadline() {
        deadline = Deadline.after(options.timeout());
    }

    Deadline deadline() {
        return deadline;
    }

    Asker asker() {
        return new Asker(site().metrics(), crew(), deadline);
    }

    Health health() {
        return new Health(crew(), deadline);
    }

    /**
     * How everything is.
     *
     * @param at the present moment of the context
     */
    HealthReport checkup(Instant at) throws InterruptedException {
        Site now = site();
        List<MetricSource> replicas =
                now.replicas().stream().map(Replica::source).toList();
        // a hand for each: servers that hang must not keep others from being asked
        try (Crew hands = new Crew(now.probes().size() + replicas.size())) {
            return new Checkup(hands, deadline).of(now.probes(), replicas, at);
        }
    }

    /** One look at everything. */
    TriageReport triage(Instant at) throws InterruptedException {
        Site now = site();
        Gate gate = new Gates(library(), cookbook()).get("rollout");
        try (Crew hands = new Crew(now.probes().size() + now.replicas().size() + CALLS_AT_ONCE)) {
            return new Triage(hands, deadline)
                    .of(new Triage.Scene(
                            now.probes(),
                            now.replicas(),
                            now.metrics(),
                            gate,
                            now.regions(),
                            now.alerts(),
                            now.cluster(),
                            at));
        }
    }

    Crew crew() {
        if (crew == null) {
            crew = new Crew(CALLS_AT_ONCE);
        }
        return crew;
    }

    /** The moment to ask about: {@code --at}, else now on the context's clock. */
    Instant at() {
        Instant now = site().timeline().now();
        return options.at == null ? now : Moment.parse("--at", options.at, now);
    }

    /** The wall clock's now, for what concerns no context. */
    Instant wallNow() {
        return new WallTimeline(environment.clock(), environment.cancellation()).now();
    }

    /** For commands that are live or change something. */
    void refuseAt(String command) {
        if (options.at != null) {
            throw CliException.usage(command + " is about now and takes no --at", "Leave --at out.");
        }
    }

    void print(Document document) {
        output.print(document);
    }

    @Override
    public void close() {
        if (crew != null) {
            crew.close();
        }
    }
}
