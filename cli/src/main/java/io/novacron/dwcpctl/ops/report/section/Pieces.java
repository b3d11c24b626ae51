package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.statistic.Spell;
import java.time.Instant;

/** Parts of series, and of what was seen in them. */
final class Pieces {
    private Pieces() {}

    /** The samples after {@code start} and up to {@code end}: each speaks of the time before it. */
    static Samples within(Samples samples, Instant start, Instant end) {
        ArraySamples.Builder piece = new ArraySamples.Builder();
        for (int i = samples.firstAfter(start.toEpochMilli());
                i < samples.size() && samples.millis(i) <= end.toEpochMilli();
                i++) {
            piece.add(samples.millis(i), samples.value(i));
        }
        return piece.build();
    }

    /** When a spell ended, as far as anybody knows. */
    static Cell until(Spell spell) {
        return switch (spell.ending()) {
            case SEEN -> new Cell.When(spell.end());
            case UNSEEN -> new Cell.Words("no data since");
            case OPEN -> new Cell.Words("still on");
        };
    }
}
