package io.novacron.dwcpctl.ops.rollback.watch;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.ops.rollback.watch.Finding.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A watcher between two samples: what it has seen, and whether it counts down. Immutable; each sample, and each wish of a
 * person, makes the next one. It orders one rollback at most, and none once a person has said no.
 */
public final class Arming {
    private final Rule rule;
    private final boolean armed;
    private final List<Sample> samples;
    private final Phase phase;
    private final @Nullable Instant due;

    /** Where it is. */
    public enum Phase {
        WATCHING,
        /** A rollback begins when the countdown has ended, unless a person or a better v3 stops it. */
        COUNTDOWN,
        /** The rollback that it was armed for is ordered. It orders no other. */
        SPENT,
        /** A person said no: it only watches from here on. */
        CALLED_OFF
    }

    /**
     * What a step came to.
     *
     * @param decision what is new, in words; null where nothing is
     */
    public record Turn(
            Arming next, Finding finding, @Nullable Decision decision) {}

    /** A decision, to be journalled with the samples it rests on. */
    public record Decision(Kind kind, Instant at, String says) {
        /** What was decided. */
        public enum Kind {
            /** Not armed: what it would do. */
            WOULD_ROLL_BACK,
            COUNTDOWN_BEGINS,
            /** v3 is better, or v1 is not healthy any more. */
            COUNTDOWN_ENDS,
            ROLL_BACK,
            /** v3 is degraded, and v1 cannot take over. */
            STUCK,
            CALLED_OFF,
            /** v3 is not degraded any more. */
            RECOVERED
        }
    }

    private Arming(Rule rule, boolean armed, List<Sample> samples, Phase phase, @Nullable Instant due) {
        this.rule = rule;
        this.armed = armed;
        this.samples = List.copyOf(samples);
        this.phase = phase;
        this.due = due;
    }

    /** One that has seen nothing yet. */
    public static Arming of(Rule rule, boolean armed) {
        return new Arming(rule, armed, List.of(), Phase.WATCHING, null);
    }

    public Phase phase() {
        return phase;
    }

    /** When the rollback begins; null while nothing counts down. */
    public @Nullable Instant due() {
        return due;
    }

    /** Those of the last window. */
    public List<Sample> samples() {
        return samples;
    }

    /** After one more sample. */
    public Turn with(Sample sample) {
        Instant now = sample.at();
        List<Sample> kept = new ArrayList<>(samples);
        kept.removeIf(old -> old.at().isBefore(now.minus(rule.window())));
        boolean wasCalled = Degradation.judge(rule, samples, lastSeen(now)).call() != Call.HOLD;
        kept.add(sample);
        Finding finding = Degradation.judge(rule, kept, now);
        return switch (phase) {
            case COUNTDOWN -> counting(kept, finding, now);
            case WATCHING -> watching(kept, finding, now, wasCalled);
            case SPENT, CALLED_OFF -> new Turn(in(phase, kept, null), finding, told(finding, now, wasCalled));
        };
    }

    /** After a person said no. */
    public Turn calledOff(Instant now) {
        Finding finding = Degradation.judge(rule, samples, now);
        if (phase != Phase.COUNTDOWN) {
            return new Turn(this, finding, null);
        }
        return new Turn(
                in(Phase.CALLED_OFF, samples, null),
                finding,
                new Decision(Decision.Kind.CALLED_OFF, now, "a person called the rollback off: " + finding.says()));
    }

    private Turn counting(List<Sample> kept, Finding finding, Instant now) {
        if (finding.call() != Call.ROLL_BACK) {
            return new Turn(
                    in(Phase.WATCHING, kept, null),
                    finding,
                    new Decision(Decision.Kind.COUNTDOWN_ENDS, now, "the countdown is off: " + finding.says()));
        }
        if (due != null && now.isBefore(due)) {
            return new Turn(in(Phase.COUNTDOWN, kept, due), finding, null);
        }
        return new Turn(
                in(Phase.SPENT, kept, null),
                finding,
                new Decision(Decision.Kind.ROLL_BACK, now, "rolling back: " + finding.says()));
    }

    private Turn watching(List<Sample> kept, Finding finding, Instant now, boolean wasCalled) {
        if (finding.call() != Call.ROLL_BACK || !armed) {
            return new Turn(in(Phase.WATCHING, kept, null), finding, told(finding, now, wasCalled));
        }
        Duration countdown = rule.countdown();
        return new Turn(
                in(Phase.COUNTDOWN, kept, now.plus(countdown)),
                finding,
                new Decision(
                        Decision.Kind.COUNTDOWN_BEGINS,
                        now,
                        "rolling back in " + PromDuration.format(countdown) + ": " + finding.says()));
    }

    /** What is told without doing anything: once when it begins, and once when it is over. */
    private @Nullable Decision told(Finding finding, Instant now, boolean wasCalled) {
        if ((finding.call() != Call.HOLD) == wasCalled) {
            return null;
        }
        return switch (finding.call()) {
            case HOLD -> new Decision(Decision.Kind.RECOVERED, now, "v3 is not degraded any more: " + finding.says());
            case STUCK -> new Decision(Decision.Kind.STUCK, now, "no rollback: " + finding.says());
            case ROLL_BACK ->
                new Decision(Decision.Kind.WOULD_ROLL_BACK, now, "a rollback is called for: " + finding.says());
        };
    }

    private Instant lastSeen(Instant otherwise) {
        return samples.isEmpty() ? otherwise : samples.get(samples.size() - 1).at();
    }

    private Arming in(Phase next, List<Sample> kept, @Nullable Instant when) {
        return new Arming(rule, armed, kept, next, when);
    }
}
