package io.novacron.dwcpctl.ops.playbook.course;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line of a transcript.
 *
 * @param at on the clock of the run, to the millisecond
 * @param step the id of the step it belongs to; empty where it belongs to the run
 * @param facts what there is to say of it, by name
 */
public record Line(Instant at, Kind kind, String step, Map<String, String> facts) {
    public Line {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** What happened. */
    public enum Kind {
        /** The first line: playbook, digest, context, simulated, exercise, operator. */
        BEGAN,
        /** A placeholder has a value: name, value, from. */
        BOUND,
        /** What was on the screen when a step was answered: query, promql, value, threshold, verdict, source. */
        MEASURED,
        /** What a person answered: answer, reason, proposed. */
        ANSWERED,
        /** Something is about to be changed or sent: command, and what is so before. */
        INTENDED,
        /** What came of a step: status, and command, exit, output, verdict as they apply. */
        RESULT,
        /** Whether what was intended before a crash has happened: found, says. */
        FOUND,
        /** What somebody wanted remembered: text. */
        NOTED,
        /** What somebody wanted kept: text, or the answer to a query in full. */
        EVIDENCE,
        /** Somebody has the incident: by. */
        ACKNOWLEDGED,
        PAUSED,
        /** A pause is over. */
        UNPAUSED,
        /** Taken up again after the process was gone: operator. */
        RESUMED,
        /** Another one was told: level. */
        REMARKED,
        /** The last line: outcome. */
        ENDED
    }

    /** Of a RESULT: what it means for the step. */
    public enum Status {
        /** The step is over. */
        DONE,
        /** It is not: asked again. */
        FAILED,
        /** A wait has given up: the step leads elsewhere. */
        GAVE_UP
    }

    /** Of a FOUND: whether a change of unknown outcome was carried out. */
    public enum Finding {
        APPLIED,
        NOT_APPLIED,
        UNKNOWN
    }

    /** A line without facts. */
    public static Line of(Instant at, Kind kind, String step) {
        return new Line(at, kind, step, Map.of());
    }

    /** The same with a fact more. */
    public Line with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return new Line(at, kind, step, more);
    }

    /** A fact; the empty string where it is not told. */
    public String fact(String name) {
        return facts.getOrDefault(name, "");
    }
}
