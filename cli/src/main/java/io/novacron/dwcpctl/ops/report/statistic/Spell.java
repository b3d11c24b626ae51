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
 * @param open whether it still held at the last sample
 */
public record Spell(Instant start, Duration length, boolean open) {
    /**
     * The spells within samples of equal steps. A sample speaks of the step before it; a missing sample ends a spell: what
     * was not seen is not counted.
     */
    public static List<Spell> of(Samples samples, Duration step, DoublePredicate holds) {
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
                        i == samples.size()));
                first = -1;
            }
            if (now && first < 0) {
                first = i;
            }
        }
        return spells;
    }

    /** The moment it ended; the last sample's where it is still open. */
    public Instant end() {
        return start.plus(length);
    }
}
