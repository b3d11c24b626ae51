package io.novacron.dwcpctl.ops.rollback;

import com.fasterxml.jackson.databind.node.NullNode;
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
import io.novacron.dwcpctl.ops.gate.Gate;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.gate.Hearing;
import io.novacron.dwcpctl.ops.gate.Inquiry;
import io.novacron.dwcpctl.ops.gate.Judge;
import io.novacron.dwcpctl.site.Replica;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.Sites;
import io.novacron.dwcpctl.site.cluster.Cluster;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/** A rollback of the simulated fleet, in memory, with edges that a test may put something in front of. */
final class Trial {
    static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    static final String ID = "20260131-093000-test";
    private static final Gate GATE = gate();

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
                ZoneOffset.UTC,
                true,
                new SplittableRandom(1),
                new Cancellation());
        this.site = new Sites(environment, Trial::deadline, "test", remark -> {}).openDemo(scenario, null);
        this.state = state;
        this.cluster = site.cluster();
        this.metrics = site.metrics();
        this.timeline = site.timeline();
    }

    private static Gate gate() {
        Library library = new Library(new ShippedFiles(), null);
        return new Gates(library, new Cookbook(library)).get("post-rollback");
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

    private RollbackSite ports() {
        return new RollbackSite(cluster, metrics, site.processes(), timeline, Set.of("eu-west", "us-east"));
    }

    RollbackPlan plan(Mode mode) throws InterruptedException {
        try (Crew crew = new Crew(4)) {
            return new Planner(ports(), moment -> NullNode.getInstance(), crew, deadline())
                    .plan(mode, null, null, null);
        }
    }

    Header header(Mode mode, Aim aim) {
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
                NullNode.getInstance(),
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
                new GateVerification(timeline, moment -> {
                    Inquiry inquiry = new Inquiry(moment, Duration.ZERO, true, site.regions(), null);
                    return Judge.judge(
                            GATE,
                            inquiry,
                            new Hearing(List.of(new Replica("demo", metrics)), deadline()).of(GATE, inquiry));
                }),
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
