package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.Answers;
import io.novacron.dwcpctl.ops.playbook.Branch;
import io.novacron.dwcpctl.ops.playbook.EscalationPath.Due;
import io.novacron.dwcpctl.ops.playbook.Measurement;
import io.novacron.dwcpctl.ops.playbook.Placeholder;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.ReadOnlyCommand;
import io.novacron.dwcpctl.ops.playbook.Step;
import io.novacron.dwcpctl.ops.playbook.course.Course;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.KubectlCommand;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leads a run from where its transcript stands to its end: measures, shows, asks, has done what was answered, and writes a
 * line before and after everything that changes something.
 */
public final class Conductor {
    private final Scene scene;
    private final Desk desk;
    private final Transcript transcript;
    private final Instruments instruments;
    private final Doer doer;
    private final Interventions interventions;
    private Course course;

    /** @param transcript has its first line already */
    public Conductor(Playbook playbook, Scene scene, Desk desk, Transcript transcript) {
        this.scene = scene;
        this.desk = desk;
        this.transcript = transcript;
        this.instruments = new Instruments(scene.cookbook(), scene.meter());
        this.doer = new Doer(scene, instruments, desk);
        this.interventions = new Interventions(scene, desk, this::write);
        this.course = Course.of(playbook, transcript.lines());
    }

    /** Where it stands. */
    public Course course() {
        return course;
    }

    /**
     * Goes on to the end.
     *
     * @throws InterruptedException where it was broken off; the transcript is whole, and it can be resumed
     */
    public Course run() throws InterruptedException {
        bind();
        while (course.stage() != Course.Stage.OVER) {
            switch (course.stage()) {
                case READY -> ask();
                case DOING ->
                    // left by a process that is gone: what it was doing changed nothing, or had not begun to
                    write(line(Line.Kind.RESULT)
                            .with(Facts.STATUS, Line.Status.FAILED.name())
                            .with(Facts.SAYS, "it was broken off before it came to an end"));
                case IN_DOUBT -> lookUp();
                case OVER -> throw new IllegalStateException("over");
            }
        }
        return course;
    }

    /** Values that are needed from the first step on. */
    private void bind() throws InterruptedException {
        Set<String> asked = new HashSet<>();
        course.playbook().steps().forEach(step -> {
            if (step.action() instanceof Action.Ask ask) {
                asked.add(ask.into());
            }
        });
        for (Placeholder placeholder : course.playbook().placeholders().values()) {
            if (!course.values().containsKey(placeholder.name()) && !asked.contains(placeholder.name())) {
                String value = placeholder.check(desk.value(placeholder));
                write(bound(now(), placeholder.name(), value, "asked"));
            }
        }
    }

    static Line bound(Instant at, String name, String value, String from) {
        return Line.of(at, Line.Kind.BOUND, "")
                .with(Facts.NAME, name)
                .with(Facts.VALUE, value)
                .with(Facts.FROM, from);
    }

    private void ask() throws InterruptedException {
        Screen screen = screen();
        Move move = desk.next(screen);
        if (course.pausedSince() != null) {
            write(Line.of(now(), Line.Kind.UNPAUSED, course.step().id()));
        }
        if (move instanceof Move.Note note) {
            write(line(Line.Kind.NOTED).with(Facts.TEXT, note.text()));
        } else if (move instanceof Move.Evidence evidence) {
            keep(screen, evidence.text());
        } else if (move instanceof Move.Acknowledge) {
            write(line(Line.Kind.ACKNOWLEDGED)
                    .with(Facts.OPERATOR, course.began().fact(Facts.OPERATOR)));
        } else if (move instanceof Move.Pause) {
            write(line(Line.Kind.PAUSED));
        } else if (move instanceof Move.Skip skip) {
            if (course.canSkip()) {
                answered(screen, Answers.SKIP, skip.reason());
            } else {
                desk.remarks("this step cannot be skipped");
            }
        } else if (move instanceof Move.Back) {
            if (course.canGoBack()) {
                answered(screen, Answers.BACK, "");
            } else {
                desk.remarks("there is no step before this one");
            }
        } else if (move instanceof Move.Answer answer) {
            answer(screen, answer.value());
        } else if (move instanceof Move.Do) {
            carryOut(screen);
        }
    }

    private void keep(Screen screen, String text) {
        Line line = line(Line.Kind.EVIDENCE).with(Facts.TEXT, text);
        write(line);
        for (Live live : screen.live()) {
            write(line(Line.Kind.EVIDENCE)
                    .with(Facts.QUERY, live.query())
                    .with(Facts.PROMQL, live.promql())
                    .with(Facts.OUTPUT, String.join("\n", live.all())));
        }
    }

    private void answer(Screen screen, String value) {
        if (course.step().action() instanceof Action.Decide decide) {
            if (decide.branches().stream().noneMatch(b -> b.answer().equals(value))) {
                desk.remarks("\"" + value + "\" is none of the branches");
                return;
            }
        } else if (course.step().action() instanceof Action.Ask ask) {
            Placeholder placeholder = course.playbook().placeholders().get(ask.into());
            try {
                if (placeholder != null) {
                    placeholder.check(value);
                }
            } catch (CliException e) {
                desk.remarks(e.getMessage());
                return;
            }
        } else {
            desk.remarks("this step asks no question");
            return;
        }
        answered(screen, value, "");
    }

    private void carryOut(Screen screen) throws InterruptedException {
        Action action = course.step().action();
        if (action instanceof Action.Done done) {
            write(line(Line.Kind.ENDED).with(Facts.OUTCOME, done.outcome().id()));
        } else if (action instanceof Action.Look) {
            answered(screen, Answers.DO, "");
        } else if (action instanceof Action.Decide || action instanceof Action.Ask) {
            if (screen.proposed().isEmpty()) {
                desk.remarks("choose one of the answers");
            } else {
                desk.remarks("choose an answer; measurements propose " + screen.proposed());
            }
        } else if (interventions.isOne(action)) {
            interventions.carryOut(
                    course,
                    screen,
                    () -> answered(screen, Answers.DO, ""),
                    () -> answered(screen, Answers.DECLINED, ""));
        } else {
            answered(screen, Answers.DO, "");
            Doer.Done done = look(action);
            write(done.line());
            desk.shows(done.shown());
        }
    }

    private Doer.Done look(Action action) throws InterruptedException {
        Line line = line(Line.Kind.RESULT);
        if (action instanceof Action.Inspect inspect) {
            desk.progress("looking");
            return doer.inspect(course, inspect, line);
        }
        if (action instanceof Action.Check check) {
            desk.progress("checking");
            return doer.check(course, check, line);
        }
        return doer.await(course, (Action.WaitUntil) action, line);
    }

    private void lookUp() throws InterruptedException {
        interventions.lookUp(course);
    }

    private void answered(Screen screen, String answer, String reason) {
        for (Live live : screen.live()) {
            write(line(Line.Kind.MEASURED)
                    .with(Facts.QUERY, live.query())
                    .with(Facts.PROMQL, live.promql())
                    .with(Facts.VALUE, Double.toString(live.value()))
                    .with(Facts.UNIT, live.unit().name())
                    .with(Facts.SERIES, live.series())
                    .with(Facts.THRESHOLD, live.threshold())
                    .with(Facts.VERDICT, live.verdict().name())
                    .with(Facts.SOURCE, live.source())
                    .with(Facts.SAYS, live.failure()));
        }
        Line line = line(Line.Kind.ANSWERED).with(Facts.ANSWER, answer);
        line = reason.isEmpty() ? line : line.with(Facts.REASON, reason);
        write(screen.proposed().isEmpty() ? line : line.with(Facts.PROPOSED, screen.proposed()));
    }

    private Screen screen() throws InterruptedException {
        Step step = course.step();
        Instant now = now();
        return new Screen(
                course,
                now,
                scene.site().context(),
                scene.site().simulated(),
                scene.exercise(),
                instruments.read(step.observe(), course.values(), now, scene.sparklines()),
                proposed(step, now),
                command(step),
                due(now));
    }

    /** The first branch whose measurement holds. */
    private String proposed(Step step, Instant now) throws InterruptedException {
        if (step.action() instanceof Action.Decide decide) {
            for (Branch branch : decide.branches()) {
                Measurement when = branch.when();
                if (when != null && instruments.holds(when, course.values(), now, false)) {
                    return branch.answer();
                }
            }
        }
        return "";
    }

    private List<String> command(Step step) {
        ClusterNames names = scene.site().cluster().names();
        try {
            if (step.action() instanceof Action.Inspect inspect) {
                return ReadOnlyCommand.resolve(inspect.command(), names, course.values());
            }
            if (step.action() instanceof Action.Change change) {
                return new KubectlCommand(names).of(change.change().resolve(names, course.values()));
            }
        } catch (CliException e) {
            desk.remarks(e.getMessage());
        }
        return List.of();
    }

    private @Nullable Due due(Instant now) {
        Line began = course.began();
        String urgency = began.fact(Facts.URGENCY);
        if (urgency.isEmpty()) {
            return null;
        }
        boolean violated = began.fact(Facts.VIOLATED).equals("true");
        return scene.path()
                .next(urgency, since(began), course.acknowledged(), violated, now)
                .orElse(null);
    }

    private static Instant since(Line began) {
        try {
            return Instant.parse(began.fact(Facts.SINCE));
        } catch (DateTimeParseException e) {
            return began.at();
        }
    }

    private Line line(Line.Kind kind) {
        return Line.of(now(), kind, course.step().id());
    }

    private Instant now() {
        return scene.site().timeline().now();
    }

    /** On disk first; then it counts. A line that makes no sense is not written. */
    private void write(Line line) {
        Course next = course.after(line);
        transcript.append(line);
        course = next;
    }

    /** Names of what is written so far, for those who look on. */
    public List<Line> lines() {
        return new ArrayList<>(transcript.lines());
    }
}
