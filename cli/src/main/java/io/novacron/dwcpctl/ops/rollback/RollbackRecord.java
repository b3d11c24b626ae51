package io.novacron.dwcpctl.ops.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rollback as its journal tells it.
 *
 * @param steps all of them, in their order
 * @param verified what verifying last came to; null where nobody has
 * @param ended the last run's end; null while it runs, or where it was cut off
 * @param lines all of the journal
 */
public record RollbackRecord(
        Header header,
        List<StepRecord> steps,
        JournalLine.@Nullable VerifiedBy verified,
        JournalLine.@Nullable Ended ended,
        List<JournalLine> lines) {
    public RollbackRecord {
        steps = List.copyOf(steps);
        lines = List.copyOf(lines);
    }

    /**
     * Puts one together.
     *
     * @param lines the first one {@link JournalLine.Begun}
     */
    static RollbackRecord of(List<JournalLine> lines) {
        if (lines.isEmpty() || !(lines.get(0) instanceof JournalLine.Begun begun)) {
            throw new IllegalArgumentException("no first line");
        }
        Map<Step, StepRecord> steps = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            steps.put(step, StepRecord.pending(step));
        }
        JournalLine.VerifiedBy verified = null;
        JournalLine.Ended ended = null;
        for (JournalLine line : lines) {
            if (line instanceof JournalLine.Intended intended) {
                steps.computeIfPresent(
                        intended.step(),
                        (step, before) -> new StepRecord(
                                step,
                                intended.at(),
                                intended.change(),
                                intended.command(),
                                null,
                                null,
                                "",
                                before.remarks()));
            } else if (line instanceof JournalLine.Finished finished) {
                steps.computeIfPresent(
                        finished.step(),
                        (step, before) -> new StepRecord(
                                step,
                                before.intendedAt(),
                                before.change(),
                                before.command(),
                                finished.at(),
                                finished.outcome(),
                                finished.says(),
                                before.remarks()));
            } else if (line instanceof JournalLine.Remarked remarked) {
                steps.computeIfPresent(remarked.step(), (step, before) -> {
                    List<String> remarks = new ArrayList<>(before.remarks());
                    remarks.add(remarked.says());
                    return new StepRecord(
                            step,
                            before.intendedAt(),
                            before.change(),
                            before.command(),
                            before.finishedAt(),
                            before.outcome(),
                            before.says(),
                            remarks);
                });
            } else if (line instanceof JournalLine.VerifiedBy by) {
                verified = by;
            } else if (line instanceof JournalLine.Ended end) {
                ended = end;
            } else if (line instanceof JournalLine.Resumed) {
                ended = null;
            }
        }
        return new RollbackRecord(begun.header(), List.copyOf(steps.values()), verified, ended, lines);
    }

    /** With a line more, which is not written down. */
    public RollbackRecord with(JournalLine line) {
        List<JournalLine> more = new ArrayList<>(lines);
        more.add(line);
        return of(more);
    }

    public StepRecord step(Step step) {
        return steps.stream().filter(known -> known.step() == step).findFirst().orElseThrow();
    }

    /** The first step that is not over; empty where all are. */
    public Optional<StepRecord> next() {
        return steps.stream().filter(step -> !step.isOver()).findFirst();
    }

    /** When the service was first seen to send its traffic to v1; null where it was not. */
    public @Nullable Instant trafficOnV1At() {
        StepRecord switched = step(Step.SWITCH_SERVICE);
        return switched.isOver() ? switched.finishedAt() : null;
    }

    /** Whether all steps were done: then nothing is left to resume. */
    public boolean isComplete() {
        return ended != null && ended.ending().isComplete();
    }

    /** The data of the last note of a kind; empty where there is none. */
    public Optional<JsonNode> note(String kind) {
        Optional<JsonNode> found = Optional.empty();
        for (JournalLine line : lines) {
            if (line instanceof JournalLine.Noted noted && noted.kind().equals(kind)) {
                found = Optional.of(noted.data());
            }
        }
        return found;
    }
}
