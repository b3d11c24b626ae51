package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Asks again and again until a decision has held. It does not matter which: who repeats until it is GO has no gate. What is
 * not known is no decision, and is asked about again.
 */
public final class Vigil {
    /** So many rounds in a row that nobody answered end the wait. */
    private static final int MOST_ERRORS = 5;

    private static final String INTERRUPTED = "interrupted before a decision had held";

    private final Timeline timeline;
    private final Duration limit;
    private final Duration interval;
    private final Consumer<Assessment> progress;

    /** One asking at a moment. */
    public interface Round {
        Proceeding at(Instant moment) throws InterruptedException;
    }

    /**
     * A wait that has not begun.
     *
     * @param limit how long at most
     * @param interval from one asking to the next, longer than zero
     * @param progress told what each round came to
     */
    public Vigil(Timeline timeline, Duration limit, Duration interval, Consumer<Assessment> progress) {
        this.timeline = timeline;
        this.limit = limit;
        this.interval = interval;
        this.progress = progress;
    }

    /** The first round whose decision has held, or the last round, without a decision. */
    public Proceeding keep(Round round) throws InterruptedException {
        Instant end = timeline.now().plus(limit);
        int errors = 0;
        while (true) {
            Instant now = timeline.now();
            Proceeding one = round.at(now);
            Assessment assessment = one.assessment();
            progress.accept(assessment);
            if (assessment.isSteady() && assessment.decision() != Decision.UNKNOWN) {
                return one;
            }
            errors = nobodyAnswered(assessment) ? errors + 1 : 0;
            if (errors == MOST_ERRORS) {
                return one.undecided(MOST_ERRORS + " times in a row nobody answered");
            }
            Instant next = now.plus(interval);
            if (next.isAfter(end)) {
                return one.undecided(unheld(assessment.inquiry().held()));
            }
            try {
                timeline.awaitUntil(next);
            } catch (InterruptedException e) {
                return one.undecided(INTERRUPTED);
            }
        }
    }

    private String unheld(Duration held) {
        String within = " within " + PromDuration.format(limit);
        return held.isZero()
                ? "nothing was known" + within
                : "no decision held for " + PromDuration.format(held) + within;
    }

    private static boolean nobodyAnswered(Assessment assessment) {
        return assessment.results().stream()
                .filter(result -> result.criterion() != null)
                .allMatch(result -> result.verdict() == Verdict.ERROR);
    }
}
