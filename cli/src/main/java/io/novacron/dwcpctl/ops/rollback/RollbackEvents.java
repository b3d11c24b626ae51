package io.novacron.dwcpctl.ops.rollback;

/** What a rollback tells while it goes on. Called by the thread that runs it; must not throw. */
public interface RollbackEvents {
    /** Nobody is told. */
    RollbackEvents NONE = new RollbackEvents() {};

    /** The journal's first line is written: from now on it can be resumed. */
    default void begun(RollbackRecord rollback) {}

    /** The journal cannot be written, and the run, which is urgent, goes on without it. Told once. */
    default void unrecorded(String why) {}

    /** A step begins. */
    default void stepBegins(Step step) {}

    /** It is about to change something, and the journal says so. */
    default void changes(Step step, String change, String command) {}

    /** How far it is: {@code 7 of 18 pods of dwcp-v1 available}. */
    default void observes(Step step, String says) {}

    /** Worth knowing: a conflict retried, an outcome that had to be looked up. */
    default void remarks(Step step, String says) {}

    /** A step has come to its end. */
    default void stepEnds(Step step, Outcome outcome, String says) {}

    /** The run has stopped or ended; the journal says so. */
    default void ended(RollbackRecord rollback) {}
}
