package io.novacron.dwcpctl.ops.playbook.run;

/** What a person does at a step. */
public sealed interface Move {
    /** What the step says is done, or is to be done. */
    record Do() implements Move {}

    /** An answer to a question or a decision. */
    record Answer(String value) implements Move {}

    /** The step is left out. */
    record Skip(String reason) implements Move {}

    /** To the step before. */
    record Back() implements Move {}

    record Note(String text) implements Move {}

    /** What the screen shows is kept in full, with a word about it or a link. */
    record Evidence(String text) implements Move {}

    record Acknowledge() implements Move {}

    record Pause() implements Move {}

    /** Measure again. */
    record Refresh() implements Move {}
}
