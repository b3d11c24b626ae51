package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.ops.playbook.Placeholder;
import java.time.Duration;
import java.util.List;

/** Where a run is watched and answered: a person at a terminal, a file of answers, an exercise. */
public interface Desk {
    /**
     * What is done at this step. An end is answered by {@link Move.Do}.
     *
     * @throws InterruptedException where the person breaks off
     */
    Move next(Screen screen) throws InterruptedException;

    /** A placeholder's value, asked before the first step; what is no such value is asked again. */
    String value(Placeholder placeholder) throws InterruptedException;

    /**
     * Whether to run this now.
     *
     * @param command its argument vector
     * @param consequences what else it brings about, a sentence each
     */
    boolean confirm(Screen screen, List<String> command, List<String> consequences) throws InterruptedException;

    /** Something is going on. */
    default void progress(String says) {}

    /**
     * A wait goes on.
     *
     * @param held how long the condition has held; zero where it does not
     * @param waited how long the wait has lasted
     */
    default void waits(Live live, Duration held, Duration waited) {}

    /** What came of a step. */
    default void shows(Shown shown) throws InterruptedException {}

    /** Worth saying in passing. */
    default void remarks(String says) {}
}
