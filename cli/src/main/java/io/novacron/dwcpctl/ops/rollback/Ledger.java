package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in a run, and its journal. Where the journal cannot be written, a run that a person leads stops; an
 * urgent one goes on, for users are worse off than the record: domain.md section 7 lets only impossibility block it. What
 * could not be written is written as soon as it can be.
 */
final class Ledger {
    private final RollbackJournal journal;
    private final boolean goesOn;
    private final Consumer<String> lost;
    private final Deque<JournalLine> unwritten = new ArrayDeque<>();

    private @Nullable RollbackRecord rollback;

    private boolean isTold;

    /**
     * Writes nothing yet.
     *
     * @param before what the journal has; null for a new one
     * @param goesOn whether it is urgent
     * @param lost told, once, why it goes on without its journal
     */
    Ledger(RollbackJournal journal, @Nullable RollbackRecord before, boolean goesOn, Consumer<String> lost) {
        this.journal = journal;
        this.rollback = before;
        this.goesOn = goesOn;
        this.lost = lost;
    }

    /** All that has happened, written or not. */
    RollbackRecord rollback() {
        return Objects.requireNonNull(rollback, "nothing has happened");
    }

    /** How many lines the journal lacks. */
    int unwritten() {
        return unwritten.size();
    }

    /**
     * It is on disk when this returns, or the run goes on without.
     *
     * @throws CliException with code 73 if it cannot be written, and the run is not urgent; the record lacks it then
     */
    void append(JournalLine line) {
        unwritten.add(line);
        try {
            while (!unwritten.isEmpty()) {
                journal.append(unwritten.getFirst());
                unwritten.removeFirst();
            }
        } catch (CliException e) {
            if (e.exitCode() != ExitCode.CANNOT_CREATE || !goesOn) {
                unwritten.removeLast();
                throw e;
            }
            if (!isTold) {
                isTold = true;
                lost.accept(e.getMessage());
            }
        }
        keep(line);
    }

    /** Without a journal. */
    void keep(JournalLine line) {
        rollback = rollback == null ? RollbackRecord.of(List.of(line)) : rollback.with(line);
    }
}
