package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.environment.Environment.Terminals;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.rollback.baseline.MeasuredBaseline;
import io.novacron.dwcpctl.ops.rollback.baseline.Measurement;
import io.novacron.dwcpctl.ops.rollback.verify.MeasuredProof;
import io.novacron.dwcpctl.ops.rollback.verify.Verifier;
import io.novacron.dwcpctl.site.Replica;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.Sites;
import io.novacron.dwcpctl.site.cluster.Cluster;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** A rollback of the simulated fleet, in memory, with edges that a test may put something in front of. */
final class Trial {
    static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    static final String ID = "20260131-093000-test";
    private static final Gates GATES = gates();

    final Site site;
    final Path state;
    Cluster cluster;
    MetricSource metrics;
    Timeline timeline;
    RollbackEvents events = RollbackEvents.NONE;
    boolean stop;

    Trial(Path state, String scenario) {
        Environment environment = new Environment(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Terminals.NONE,
                Map.of(),
                state,
                Clock.fixed(NOW, ZoneOffset.UTC),
                () -> ZoneOffset.UTC,
                true,
                new SplittableRandom(1),
                new Cancellation());
        this.site = new Sites(environment, Trial::deadline, "test", remark -> {}).openDemo(scenario, null);
        this.state = state;
        this.cluster = site.cluster();
        this.metrics = site.metrics();
        this.timeline = site.timeline();
    }

    private static Gates gates() {
        Library library = new Library(new ShippedFiles(), null);
        return new Gates(library, new Cookbook(library));
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    RollbackJournal journal() {
        return new Rollbacks(state).journal(ID);
    }

    boolean journalExists() {
        return Files.exists(journal().file());
    }

    /** From now on nothing can be written to the journal. */
    void fillDisk() {
        try {
            Files.move(journal().file(), kept());
            Files.createSymbolicLink(journal().file(), Path.of("/dev/full"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on it can again. */
    void makeRoom() {
        try {
            Files.delete(journal().file());
            Files.move(kept(), journal().file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path kept() {
        return journal().file().resolveSibling("journal.kept");
    }

    private RollbackSite ports() {
        return RollbackSite.of(edges());
    }

    /** The demo's, with what stands in front of them. */
    private Site edges() {
        return new Site(
                site.context(),
                true,
                metrics,
                List.of(new Replica("demo", metrics)),
                site.regions(),
                site.alerts(),
                site.probes(),
                cluster,
                site.notifiers(),
                site.processes(),
                timeline);
    }

    private Baseline baseline() {
        return new MeasuredBaseline(new Measurement(GATES, edges().replicas(), site.regions(), Trial::deadline));
    }

    RollbackPlan plan(Mode mode) throws InterruptedException {
        try (Crew crew = new Crew(4)) {
            return new Planner(ports(), baseline(), crew, deadline()).plan(mode, null, null, null);
        }
    }

    Header header(Mode mode, Aim aim) throws InterruptedException {
        return new Header(
                ID,
                "demo",
                true,
                cluster.names(),
                mode,
                "alice",
                null,
                timeline.now(),
                "",
                aim,
                baseline().at(timeline.now()),
                List.of());
    }

    /** The aim of a plan made without anything in the way. */
    Aim aim() throws InterruptedException {
        Cluster before = cluster;
        cluster = site.cluster();
        try {
            return Objects.requireNonNull(plan(Mode.EMERGENCY).aim());
        } finally {
            cluster = before;
        }
    }

    Rollback rollback() {
        return new Rollback(
                ports(),
                journal(),
                new MeasuredProof(new Verifier(GATES, edges(), Trial::deadline), timeline, () -> stop, look -> {}),
                events,
                () -> stop);
    }

    Rollback.Result begin(Mode mode) throws InterruptedException {
        return rollback().begin(header(mode, aim()), "run-1", "here", null);
    }

    Rollback.Result resume() throws InterruptedException {
        return rollback().resume("bob", "run-2", "here");
    }
}
