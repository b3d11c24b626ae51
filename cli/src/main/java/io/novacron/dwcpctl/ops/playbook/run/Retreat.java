package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.ops.playbook.Action;
import java.util.List;
import java.util.function.Consumer;

/** The way back to v1, which keeps its own record. */
public interface Retreat {
    /**
     * How it ended.
     *
     * @param done whether v1 serves
     * @param says in one line
     */
    record Result(boolean done, String says) {}

    /** An id for one that is about to begin. */
    String newId();

    /** What it will do, a line each. */
    List<String> plan(Action.Rollback.Mode mode) throws InterruptedException;

    /**
     * Runs one to its end, or goes on with one of that id that was broken off.
     *
     * @param progress told what it is doing
     */
    Result run(String id, Action.Rollback.Mode mode, Consumer<String> progress) throws InterruptedException;

    /** Whether one of that id has begun: then it is to be gone on with, not begun again. */
    boolean hasBegun(String id);
}
