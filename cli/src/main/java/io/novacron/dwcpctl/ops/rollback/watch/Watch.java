package io.novacron.dwcpctl.ops.rollback.watch;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.ops.rollback.watch.Arming.Phase;
import io.novacron.dwcpctl.ops.rollback.watch.Arming.Turn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Watches until it has ordered the rollback that it was armed for, or is ended. */
public final class Watch {
    private final Sampler sampler;
    private final Pause pause;
    private final WatchJournal journal;
    private final Listener listener;

    /** Takes a sample now. */
    @FunctionalInterface
    public interface Sampler {
        Sample now() throws InterruptedException;
    }

    /** What happens between two samples. */
    public interface Pause {
        /** What it was ended by. */
        enum End {
            /** It is time for the next sample. */
            TIME,
            /** A person pressed a key, in the countdown. */
            KEY,
            /** The run is to end. */
            OVER
        }

        /** @param counting whether a countdown runs, which a key would stop */
        End pass(boolean counting) throws InterruptedException;

        /** The present moment. */
        Instant now();
    }

    /** Told what each sample came to. */
    @FunctionalInterface
    public interface Listener {
        void turned(Turn turn);
    }

    public Watch(Sampler sampler, Pause pause, WatchJournal journal, Listener listener) {
        this.sampler = sampler;
        this.pause = pause;
        this.journal = journal;
        this.listener = listener;
    }

    /**
     * Watches.
     *
     * @return the last turn; its phase is SPENT where a rollback is to begin now, and the journal says so
     * @throws CliException with code 73 if a decision cannot be journalled: none is carried out then
     */
    public Turn run(Arming from) throws InterruptedException {
        Arming arming = from;
        while (true) {
            Turn turn = tell(arming.with(sampler.now()));
            arming = turn.next();
            if (arming.phase() == Phase.SPENT) {
                return turn;
            }
            switch (pause.pass(arming.phase() == Phase.COUNTDOWN)) {
                case KEY -> arming = tell(arming.calledOff(pause.now())).next();
                case OVER -> {
                    // a countdown does not outlive who could have stopped it
                    return arming.phase() == Phase.COUNTDOWN ? tell(arming.calledOff(pause.now())) : turn;
                }
                case TIME -> {}
            }
        }
    }

    private Turn tell(Turn turn) {
        Arming.@Nullable Decision decision = turn.decision();
        if (decision != null) {
            journal.decided(decision, turn.next().samples());
        }
        listener.turned(turn);
        return turn;
    }
}
