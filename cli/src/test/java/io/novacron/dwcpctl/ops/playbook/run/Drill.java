package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Asker;
import io.novacron.dwcpctl.ops.cookbook.Question;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.Placeholder;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.ops.playbook.Scripted;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.Sites;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.process.Processes;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A scene on a fleet of its own, for tests. */
public final class Drill {
    public static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

    private Drill() {}

    /** A site on which a scenario is on. */
    public static Site site(String scenario) {
        Environment environment = new Environment(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Environment.Terminals.NONE,
                Map.of(),
                Path.of("."),
                Clock.fixed(NOW, ZoneOffset.UTC),
                () -> ZoneOffset.UTC,
                true,
                new SplittableRandom(1),
                new Cancellation());
        return new Sites(environment, () -> Deadline.after(Duration.ofMinutes(1)), "test", remark -> {})
                .openPrivate(scenario, NOW);
    }

    /** The same site with another cluster or other processes. */
    public static Site with(Site site, Cluster cluster, Processes processes) {
        return new Site(
                site.context(),
                site.simulated(),
                site.metrics(),
                site.replicas(),
                site.regions(),
                site.alerts(),
                site.probes(),
                cluster,
                site.notifiers(),
                processes,
                site.timeline());
    }

    public static Scene scene(Site site) {
        Meter meter = new Meter() {
            @Override
            public List<Answer> at(Instant moment, List<Question> questions) throws InterruptedException {
                try (Crew crew = new Crew(4)) {
                    return new Asker(site.metrics(), crew, Deadline.after(Duration.ofMinutes(1))).at(moment, questions);
                }
            }

            @Override
            public List<Answer> over(Range range, List<Question> questions) throws InterruptedException {
                try (Crew crew = new Crew(4)) {
                    return new Asker(site.metrics(), crew, Deadline.after(Duration.ofMinutes(1)))
                            .over(range, questions);
                }
            }
        };
        return new Scene(
                site,
                Scripted.COOKBOOK,
                new Gates(Scripted.LIBRARY, Scripted.COOKBOOK),
                new Playbooks(Scripted.LIBRARY).escalation(),
                meter,
                () -> Deadline.after(Duration.ofMinutes(1)),
                Duration.ofSeconds(5),
                new Words(),
                new NoRetreat(),
                false,
                false);
    }

    /** Says what it is told, and counts. */
    public static final class Words implements Herald {
        public final List<String> sent = new ArrayList<>();

        @Override
        public String text(String template, Map<String, String> values) {
            return template + " " + values;
        }

        @Override
        public String send(String template, Map<String, String> values) {
            sent.add(template);
            return "sent";
        }
    }

    private static final class NoRetreat implements Retreat {
        @Override
        public String newId() {
            return "none";
        }

        @Override
        public List<String> plan(Action.Rollback.Mode mode) {
            return List.of();
        }

        @Override
        public Result run(String id, Action.Rollback.Mode mode, Consumer<String> progress) {
            return new Result(false, "not here");
        }

        @Override
        public boolean hasBegun(String id) {
            return false;
        }
    }

    /** Does everything, takes the first branch, and leaves alone what may have been done already. */
    public static final class Obedient implements Desk {
        public final List<String> remarks = new ArrayList<>();
        public final List<Shown> shown = new ArrayList<>();

        @Override
        public Move next(Screen screen) {
            if (screen.course().trouble().contains("cannot be told")) {
                return new Move.Skip("it may have been done");
            }
            return screen.course().step().action() instanceof Action.Decide decide
                    ? new Move.Answer(decide.branches().get(0).answer())
                    : new Move.Do();
        }

        @Override
        public String value(Placeholder placeholder) {
            return "eu-west";
        }

        @Override
        public boolean confirm(Screen screen, List<String> command, List<String> consequences) {
            return true;
        }

        @Override
        public void shows(Shown what) {
            shown.add(what);
        }

        @Override
        public void remarks(String says) {
            remarks.add(says);
        }
    }
}
