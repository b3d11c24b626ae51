package io.novacron.dwcpctl.metrics.promql.eval.window;

import io.novacron.dwcpctl.metrics.promql.Staleness;
import io.novacron.dwcpctl.metrics.series.Samples;

/**
 * The latest sample of a series as of moments that do not go back: none where it is as old as the lookback or a staleness
 * marker.
 */
public final class Latest {
    private final Samples samples;
    private final long lookback;
    private int after;

    public Latest(Samples samples, long lookbackMillis) {
        this.samples = samples;
        this.lookback = lookbackMillis;
    }

    /** Moves to a moment; whether there is a sample. */
    public boolean seek(long millis) {
        after = Gallop.firstAfter(samples, after, millis);
        return after > 0
                && samples.millis(after - 1) > millis - lookback
                && (samples.neverStale() || !Staleness.isStale(samples.value(after - 1)));
    }

    public double value() {
        return samples.value(after - 1);
    }

    public long millis() {
        return samples.millis(after - 1);
    }
}
