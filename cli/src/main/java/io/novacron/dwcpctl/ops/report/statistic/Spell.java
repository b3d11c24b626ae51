package io.novacron.dwcpctl.ops.report.statistic;

import io.novacron.dwcpctl.metrics.series.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * An unbroken while for which something held.
 *
 * @param start of the first step for which it held
 * @param length as many steps as it held for
 * @param ending how it ended
 */
public record Spell(Instant start, Duration length, Ending ending) {
    /** How a spell ended. */
    public enum Ending {
        /** At the next sample it did not hold. */
        SEEN,
        /** There was no sample at the next step. */
        UNSEEN,
        /** It still held at the end of all. */
        OPEN
    }

    /**
     * The spells within samples of equal steps. A sample speaks of the step before it; a missing sample ends a spell: what
     * was not seen is not counted.
     *
     * @param end the moment of the last sample, if there is none missing
     */
    public static List<Spell> of(Samples samples, Duration step, Instant end, DoublePredicate holds) {
        List<Spell> spells = new ArrayList<>();
        long every = step.toMillis();
        int first = -1;
        for (int i = 0; i <= samples.size(); i++) {
            boolean gap = i < samples.size() && i > 0 && 2 * (samples.millis(i) - samples.millis(i - 1)) > 3 * every;
            boolean now = i < samples.size() && holds.test(samples.value(i));
            if (first >= 0 && (!now || gap)) {
                spells.add(new Spell(
                        Instant.ofEpochMilli(samples.millis(first) - every),
                        step.multipliedBy(i - first),
                        ending(samples, i, gap, end)));
                first = -1;
            }
            if (now && first < 0) {
                first = i;
            }
        }
        return spells;
    }

    private static Ending ending(Samples samples, int next, boolean gap, Instant end) {
        if (next == samples.size()) {
            return samples.millis(next - 1) < end.toEpochMilli() ? Ending.UNSEEN : Ending.OPEN;
        }
        return gap || Double.isNaN(samples.value(next)) ? Ending.UNSEEN : Ending.SEEN;
    }

    /** The moment it ended; the last sample's where it is still open. */
    public Instant end() {
        return start.plus(length);
    }
}
