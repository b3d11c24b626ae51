package io.novacron.dwcpctl.ops.playbook.course;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.Answers;
import io.novacron.dwcpctl.ops.playbook.Branch;
import io.novacron.dwcpctl.ops.playbook.Outcome;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands: a pure function of the playbook and the transcript's lines so far. The same lines lead to the same
 * place in every process and on every machine.
 */
public final class Course {
    /** How far the present step is. */
    public enum Stage {
        /** It waits for an answer. */
        READY,
        /** It was told to be done and nothing has come of it yet; what does that only looks, and may look again. */
        DOING,
        /** A change or a message was about to be made; whether it was is not known until it has been looked up. */
        IN_DOUBT,
        /** The run is over. */
        OVER
    }

    private final Playbook playbook;
    private final Line began;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> trail = new ArrayList<>();
    private Step step;
    private Stage stage = Stage.READY;
    private Instant entered;
    private Instant last;
    private Instant told;
    private int visit = 1;
    private @Nullable Instant acknowledged;
    private @Nullable Instant pausedSince;
    private Duration paused = Duration.ZERO;
    private @Nullable Line intent;
    private String trouble = "";
    private @Nullable Outcome outcome;

    private Course(Playbook playbook, Line began) {
        this.playbook = playbook;
        this.began = began;
        this.step = playbook.first();
        this.entered = began.at();
        this.last = began.at();
        this.told = began.at();
        playbook.placeholders().values().forEach(p -> {
            if (p.preset() != null) {
                values.put(p.name(), p.preset());
            }
        });
    }

    /**
     * Where these lines lead.
     *
     * @param lines at least the first one
     * @throws CliException with code 65 if they cannot be of a run of this playbook
     */
    public static Course of(Playbook playbook, List<Line> lines) {
        if (lines.isEmpty() || lines.get(0).kind() != Line.Kind.BEGAN) {
            throw CliException.badInput("the transcript has no first line", "Begin a new run.");
        }
        Course course = new Course(playbook, lines.get(0));
        lines.subList(1, lines.size()).forEach(course::take);
        return course;
    }

    /** The same, one line further. */
    public Course after(Line line) {
        Course next = new Course(playbook, began);
        next.values.clear();
        next.values.putAll(values);
        next.trail.addAll(trail);
        next.step = step;
        next.stage = stage;
        next.entered = entered;
        next.last = last;
        next.told = told;
        next.visit = visit;
        next.acknowledged = acknowledged;
        next.pausedSince = pausedSince;
        next.paused = paused;
        next.intent = intent;
        next.trouble = trouble;
        next.outcome = outcome;
        next.take(line);
        return next;
    }

    private void take(Line line) {
        last = line.at();
        if (stage == Stage.OVER) {
            switch (line.kind()) {
                case NOTED, EVIDENCE, ACKNOWLEDGED -> {
                    return;
                }
                default -> throw misplaced(line, "the run is over");
            }
        }
        switch (line.kind()) {
            case BEGAN -> throw misplaced(line, "it has begun already");
            case BOUND -> values.put(line.fact(Facts.NAME), line.fact(Facts.VALUE));
            case ACKNOWLEDGED -> acknowledged = acknowledged == null ? line.at() : acknowledged;
            case PAUSED -> pausedSince = pausedSince == null ? line.at() : pausedSince;
            case UNPAUSED, RESUMED -> unpause(line.at());
            case MEASURED, NOTED, EVIDENCE, REMARKED -> {
                // told, and changes nothing
            }
            case ANSWERED -> answered(line);
            case INTENDED -> {
                require(line, stage == Stage.DOING, "nothing was to be done");
                stage = Stage.IN_DOUBT;
                intent = line;
            }
            case RESULT -> result(line);
            case FOUND -> found(line);
            case ENDED -> {
                require(line, step.action() instanceof Action.Done, "the step is no end");
                outcome = ((Action.Done) step.action()).outcome();
                stage = Stage.OVER;
            }
        }
    }

    private void unpause(Instant at) {
        if (pausedSince != null) {
            paused = paused.plus(Duration.between(pausedSince, at));
            pausedSince = null;
        }
    }

    private void answered(Line line) {
        require(line, stage == Stage.READY, "the step is not waiting for an answer");
        String answer = line.fact(Facts.ANSWER);
        trouble = "";
        switch (answer) {
            case Answers.BACK -> {
                require(line, !trail.isEmpty(), "there is no step before");
                enter(trail.remove(trail.size() - 1), line.at());
            }
            case Answers.SKIP -> {
                require(line, canSkip(), "the step cannot be skipped");
                advance(line.at());
            }
            case Answers.DECLINED -> {
                // the step is still there
            }
            default -> chosen(line, answer);
        }
    }

    private void chosen(Line line, String answer) {
        if (step.action() instanceof Action.Decide decide) {
            Branch branch = decide.branches().stream()
                    .filter(b -> b.answer().equals(answer))
                    .findFirst()
                    .orElseThrow(() -> misplaced(line, "\"" + answer + "\" is no branch"));
            leave(branch.next(), line.at());
        } else if (step.action() instanceof Action.Ask ask) {
            values.put(ask.into(), answer);
            advance(line.at());
        } else {
            require(line, answer.equals(Answers.DO), "\"" + answer + "\" is no answer to it");
            if (step.action() instanceof Action.Look) {
                advance(line.at());
            } else {
                stage = Stage.DOING;
                told = line.at();
            }
        }
    }

    private void result(Line line) {
        require(line, stage == Stage.DOING || stage == Stage.IN_DOUBT, "nothing was to be done");
        Line.Status status = value(Line.Status.class, line, Facts.STATUS);
        intent = null;
        switch (status) {
            case DONE -> advance(line.at());
            case FAILED -> {
                stage = Stage.READY;
                trouble = line.fact(Facts.SAYS);
            }
            case GAVE_UP -> {
                require(line, step.action() instanceof Action.WaitUntil, "only a wait can give up");
                leave(((Action.WaitUntil) step.action()).otherwise(), line.at());
            }
        }
    }

    private void found(Line line) {
        require(line, stage == Stage.IN_DOUBT, "nothing was in doubt");
        Line.Finding finding = value(Line.Finding.class, line, Facts.FOUND);
        intent = null;
        if (finding == Line.Finding.APPLIED) {
            advance(line.at());
        } else {
            stage = Stage.READY;
            trouble = line.fact(Facts.SAYS);
        }
    }

    private void advance(Instant at) {
        leave(
                playbook.after(step)
                        .orElseThrow(() -> CliException.badInput(
                                playbook.origin() + ": no step comes after " + step.id(),
                                "Run dwcpctl playbook test.")),
                at);
    }

    private void leave(String next, Instant at) {
        trail.add(step.id());
        enter(next, at);
    }

    private void enter(String id, Instant at) {
        step = playbook.step(id)
                .orElseThrow(() -> CliException.badInput(
                        playbook.origin() + ": there is no step " + id, "Run dwcpctl playbook test."));
        stage = Stage.READY;
        entered = at;
        visit++;
    }

    /** Whether the step may be left out: not a decision, an end, or a question whose answer is needed. */
    public boolean canSkip() {
        return !(step.action() instanceof Action.Decide)
                && !(step.action() instanceof Action.Done)
                && !(step.action() instanceof Action.Ask ask && !values.containsKey(ask.into()));
    }

    public boolean canGoBack() {
        return !trail.isEmpty() && stage == Stage.READY;
    }

    private void require(Line line, boolean holds, String otherwise) {
        if (!holds) {
            throw misplaced(line, otherwise);
        }
    }

    private <E extends Enum<E>> E value(Class<E> type, Line line, String fact) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(line.fact(fact)))
                .findFirst()
                .orElseThrow(() -> misplaced(line, fact + " \"" + line.fact(fact) + "\" is not known"));
    }

    private CliException misplaced(Line line, String why) {
        return CliException.badInput(
                "the transcript does not fit the playbook " + playbook.id() + " at step "
                        + (line.step().isEmpty() ? step.id() : line.step()) + ": " + why,
                "The playbook may have changed since: begin a new run.");
    }

    public Playbook playbook() {
        return playbook;
    }

    /** The first line. */
    public Line began() {
        return began;
    }

    /** The present step; after the end, the last one. */
    public Step step() {
        return step;
    }

    public Stage stage() {
        return stage;
    }

    /** The values of placeholders so far, presets included. */
    public Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /** How many steps have been entered, the present one included. */
    public int visit() {
        return visit;
    }

    /** Since when the present step is there. */
    public Instant entered() {
        return entered;
    }

    /** When the present step was last told to be done. */
    public Instant told() {
        return told;
    }

    /** The time of the last line. */
    public Instant last() {
        return last;
    }

    /** How long the run has lasted, pauses left out. */
    public Duration elapsed(Instant now) {
        Instant until = Objects.requireNonNullElse(pausedSince, now);
        return Duration.between(began.at(), until).minus(paused);
    }

    /** When it was acknowledged; null while it is not. */
    public @Nullable Instant acknowledged() {
        return acknowledged;
    }

    /** Since when it is paused; null while it is not. */
    public @Nullable Instant pausedSince() {
        return pausedSince;
    }

    /** What was about to be done when the process was gone; null unless the stage is IN_DOUBT. */
    public @Nullable Line intent() {
        return intent;
    }

    /** Why the step is asked again; empty where it is not. */
    public String trouble() {
        return trouble;
    }

    /** How it ended; null while it has not. */
    public @Nullable Outcome outcome() {
        return outcome;
    }
}
