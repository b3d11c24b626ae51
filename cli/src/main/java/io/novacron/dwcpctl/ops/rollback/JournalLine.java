package io.novacron.dwcpctl.ops.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A line of a rollback's journal. What it says has been on disk before anything else happens. */
public sealed interface JournalLine {
    /** When it was written, on the context's clock. */
    Instant at();

    /** The first one. */
    record Begun(Instant at, Header header) implements JournalLine {}

    /** It was taken up again. */
    record Resumed(Instant at, String approver) implements JournalLine {}

    /**
     * A step is about to change or to observe something.
     *
     * @param command the kubectl command that the change amounts to; the empty string where it only observes
     * @param change from what to what; the empty string where it only observes
     */
    record Intended(Instant at, Step step, String change, String command) implements JournalLine {}

    /**
     * A step has come to its end.
     *
     * @param says what was seen, in a sentence without a full stop
     */
    record Finished(Instant at, Step step, Outcome outcome, String says) implements JournalLine {}

    /** Worth knowing: a conflict retried, an outcome that had to be looked up. */
    record Remarked(Instant at, Step step, String says) implements JournalLine {}

    /** What verifying came to. It may be done again; the last one counts. */
    record VerifiedBy(Instant at, Verified verified) implements JournalLine {}

    /**
     * The run has stopped or ended.
     *
     * @param says the outcome in a sentence
     */
    record Ended(Instant at, Ending ending, String says) implements JournalLine {}

    /** Something about the rollback that came later: v3 scaled down, people told. {@code kind} tells what the data is. */
    record Noted(Instant at, String kind, JsonNode data) implements JournalLine {}
}
