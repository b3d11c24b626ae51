package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Samples;
import java.time.Instant;

/** Parts of series. */
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
}
