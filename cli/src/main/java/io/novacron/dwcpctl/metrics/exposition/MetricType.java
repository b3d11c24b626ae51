package io.novacron.dwcpctl.metrics.exposition;

import java.util.Locale;

/** The type of a metric family, as its {@code # TYPE} line names it. */
public enum MetricType {
    COUNTER,
    GAUGE,
    HISTOGRAM,
    SUMMARY,
    UNTYPED;

    /** {@code counter}, {@code gauge} … */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
