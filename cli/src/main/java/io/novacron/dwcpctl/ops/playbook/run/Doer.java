package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.ops.gate.Assessment;
import io.novacron.dwcpctl.ops.gate.Gate;
import io.novacron.dwcpctl.ops.gate.Hearing;
import io.novacron.dwcpctl.ops.gate.Inquiry;
import io.novacron.dwcpctl.ops.gate.Judge;
import io.novacron.dwcpctl.ops.health.Health;
import io.novacron.dwcpctl.ops.health.TargetHealth;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.ReadOnlyCommand;
import io.novacron.dwcpctl.ops.playbook.course.Course;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.cluster.KubectlCommand;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.process.ProcessException;
import io.novacron.dwcpctl.site.process.ProcessReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out what only looks, waits or asks a gate, and tells what came of it. Changes are the conductor's. */
final class Doer {
    private static final int MOST_OUTPUT = 64 << 10;
    private static final int HANDS = 16;
    private static final Duration LONG_POLL = Duration.ofSeconds(15);
    private static final Duration SHORT_POLL = Duration.ofSeconds(5);

    private final Scene scene;
    private final Instruments instruments;
    private final Desk desk;

    Doer(Scene scene, Instruments instruments, Desk desk) {
        this.scene = scene;
        this.instruments = instruments;
        this.desk = desk;
    }

    /**
     * What came of it.
     *
     * @param line the facts of the RESULT
     * @param shown for the person
     */
    record Done(Line line, Shown shown) {}

    Done inspect(Course course, Action.Inspect action, Line line) throws InterruptedException {
        Site site = scene.site();
        List<String> command;
        try {
            command = ReadOnlyCommand.resolve(action.command(), site.cluster().names(), course.values());
        } catch (CliException e) {
            return done(line, Line.Status.FAILED, e.getMessage(), List.of(), "");
        }
        Line ran = line.with(Facts.COMMAND, KubectlCommand.text(command));
        try {
            ProcessReply reply = site.processes().run(command, scene.commandLimit());
            String output = bounded(reply);
            boolean well = reply.exitCode() == 0;
            String says = (well ? "looked" : "the command ended with exit code " + reply.exitCode())
                    + (output.length() < reply.out().length() + reply.err().length() || reply.truncated()
                            ? "; it said more than is kept here"
                            : "");
            Line told = ran.with(Facts.EXIT, Integer.toString(reply.exitCode())).with(Facts.OUTPUT, output);
            return done(told, well ? Line.Status.DONE : Line.Status.FAILED, says, command, output);
        } catch (ProcessException e) {
            return done(ran, Line.Status.FAILED, e.getMessage(), command, "");
        }
    }

    private static String bounded(ProcessReply reply) {
        String all = reply.out() + (reply.err().isEmpty() ? "" : (reply.out().isEmpty() ? "" : "\n") + reply.err());
        return all.length() <= MOST_OUTPUT ? all : all.substring(0, MOST_OUTPUT);
    }

    Done check(Course course, Action.Check action, Line line) throws InterruptedException {
        String id = action.gate();
        return id == null ? health(action.health(), line) : gate(id, line);
    }

    private Done gate(String id, Line line) throws InterruptedException {
        Site site = scene.site();
        Gate gate = scene.gates().get(id);
        Inquiry inquiry = new Inquiry(site.timeline().now(), Duration.ZERO, true, site.regions(), null);
        Assessment assessment = Judge.judge(
                gate, inquiry, new Hearing(site.replicas(), scene.deadlines().get()).of(gate, inquiry));
        String says = "gate " + id + ": " + assessment.decision().text() + ": " + assessment.summary();
        return done(line.with(Facts.VERDICT, assessment.decision().name()), Line.Status.DONE, says, List.of(), "");
    }

    private Done health(List<String> kinds, Line line) throws InterruptedException {
        List<Probe> probes = scene.site().probes().stream()
                .filter(probe -> kinds.contains(probe.kind()))
                .toList();
        if (probes.isEmpty()) {
            return done(
                    line,
                    Line.Status.FAILED,
                    "the context " + scene.site().context() + " names no " + String.join(", ", kinds)
                            + ": its health cannot be asked",
                    List.of(),
                    "");
        }
        StringBuilder output = new StringBuilder();
        Verdict worst = Verdict.PASS;
        try (Crew crew = new Crew(Math.min(HANDS, probes.size()))) {
            for (TargetHealth target : new Health(crew, scene.deadlines().get()).of(probes)) {
                worst = worst.and(target.verdict());
                output.append(target.id()).append(' ').append(target.verdict());
                output.append(target.reason().isEmpty() ? "" : ": " + target.reason())
                        .append('\n');
            }
        }
        return done(
                line.with(Facts.VERDICT, worst.name()).with(Facts.OUTPUT, output.toString()),
                Line.Status.DONE,
                "health of " + String.join(", ", kinds) + ": " + worst,
                List.of(),
                output.toString());
    }

    Done await(Course course, Action.WaitUntil action, Line line) throws InterruptedException {
        Duration poll = action.held().compareTo(Duration.ofMinutes(1)) < 0 ? SHORT_POLL : LONG_POLL;
        Instant end = course.told().plus(action.giveUp());
        Instant since = null;
        while (true) {
            Instant now = scene.site().timeline().now();
            boolean holds = instruments.holds(action.measurement(), course.values(), now, true);
            Live live = instruments.read(action.measurement(), course.values(), now);
            since = holds ? (since == null ? now : since) : null;
            Duration held = since == null ? Duration.ZERO : Duration.between(since, now);
            desk.waits(live, held, Duration.between(course.told(), now));
            Line told = line.with(Facts.QUERY, live.query())
                    .with(Facts.VALUE, Double.toString(live.value()))
                    .with(Facts.THRESHOLD, live.threshold());
            if (since != null && held.compareTo(action.held()) >= 0) {
                return done(
                        at(told, now),
                        Line.Status.DONE,
                        "it has held for " + PromDuration.format(action.held()),
                        List.of(),
                        "");
            }
            if (!now.isBefore(end)) {
                return done(
                        at(told, now),
                        Line.Status.GAVE_UP,
                        "gave up after " + PromDuration.format(action.giveUp())
                                + (live.failure().isEmpty() ? "" : ": " + live.failure()),
                        List.of(),
                        "");
            }
            scene.site().timeline().awaitUntil(earlier(now.plus(poll), end));
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Line at(Line line, Instant now) {
        return new Line(now, line.kind(), line.step(), line.facts());
    }

    private static Done done(
            Line line, Line.Status status, String says, List<String> command, @Nullable String output) {
        return new Done(
                line.with(Facts.STATUS, status.name()).with(Facts.SAYS, says),
                new Shown(status, says, command, output == null ? "" : output));
    }
}
