package io.novacron.dwcpctl.ops.exercise;

import io.novacron.dwcpctl.metrics.series.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an exercise came to.
 *
 * @param seed of its fleet
 * @param end when it ended, on its clock
 * @param outcome how the run ended, as playbooks write it; empty where it was left
 * @param times one for each duty
 * @param recovered from when on all was well until the end; null where it was not
 * @param retreated when v1 got the traffic; null where it did not
 * @param requests what others asked for, and whether it came in time
 * @param wrongTurns in the order in which they were taken
 * @param skipped steps that were left out
 * @param marks what was done and what happened, for the chart
 * @param signal the figure over time
 */
public record Debrief(
        ExerciseScenario scenario,
        long seed,
        Instant end,
        String outcome,
        List<Time> times,
        @Nullable Instant recovered,
        @Nullable Instant retreated,
        List<Request> requests,
        List<Remark> wrongTurns,
        List<Remark> skipped,
        List<Mark> marks,
        List<Series> signal) {
    public Debrief {
        times = List.copyOf(times);
        requests = List.copyOf(requests);
        wrongTurns = List.copyOf(wrongTurns);
        skipped = List.copyOf(skipped);
        marks = List.copyOf(marks);
        signal = List.copyOf(signal);
    }

    /**
     * How soon a duty was done.
     *
     * @param taken from the page on; null where it never was
     */
    public record Time(Duty duty, @Nullable Duration taken, Duration target) {
        public boolean isMet() {
            return taken != null && taken.compareTo(target) <= 0;
        }
    }

    /**
     * What somebody asked for.
     *
     * @param taken from the asking on; null where it never came
     */
    public record Request(Inject inject, @Nullable Duration taken) {
        public boolean isMet() {
            Duration within = inject.within();
            return taken != null && within != null && taken.compareTo(within) <= 0;
        }
    }

    /** Something to be talked about. */
    public record Remark(Instant at, String text) {}

    /**
     * A moment of the chart.
     *
     * @param byParticipant whether the participant did it; else it happened
     */
    public record Mark(Instant at, String text, boolean byParticipant) {}

    /** Whether everything was done in time, nothing wrongly, and all was well at the end or in the right hands. */
    public boolean isGood() {
        return times.stream().allMatch(Time::isMet)
                && requests.stream().allMatch(Request::isMet)
                && wrongTurns.isEmpty()
                && skipped.isEmpty()
                && scenario.good().outcomes().contains(outcome);
    }
}
