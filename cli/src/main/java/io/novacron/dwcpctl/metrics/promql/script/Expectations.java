package io.novacron.dwcpctl.metrics.promql.script;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an evaluation is to give.
 *
 * @param notes what is said of errors and annotations
 * @param ordered whether the series must come in the order given
 * @param series the series of a vector or matrix
 * @param scalar the number of a scalar
 * @param string the string of a string
 * @param window for a range vector of an instant query, the times of the values
 */
record Expectations(
        List<Note> notes,
        boolean ordered,
        List<SeriesNotation> series,
        OptionalDouble scalar,
        Optional<String> string,
        Optional<Window> window) {
    /** What a note is about. */
    enum Kind {
        FAIL,
        WARN,
        NO_WARN,
        INFO,
        NO_INFO
    }

    /** How a message is compared. */
    enum Comparison {
        ANY,
        EQUAL,
        REGEX
    }

    /** One thing said of errors or annotations. */
    record Note(Kind kind, Comparison comparison, String text) {}

    /** Moments in milliseconds: start, start + step, … up to and including end. */
    record Window(long start, long end, long step) {}

    boolean isFailure() {
        return notes.stream().anyMatch(n -> n.kind() == Kind.FAIL);
    }
}
