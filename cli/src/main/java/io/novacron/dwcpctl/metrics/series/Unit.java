package io.novacron.dwcpctl.metrics.series;

/** The unit of a value, in the base units that the metrics use. */
public enum Unit {
    SECONDS,
    BYTES,
    BYTES_PER_SECOND,
    PER_SECOND,
    /** A ratio 0..1, shown as percent. */
    RATIO,
    /** A value 0..100. */
    PERCENT,
    COUNT,
    /** So many times something: a burn rate, standard deviations. */
    FACTOR,
    /** Nothing to say: a flag, a version, an expression of the user's own. */
    NONE
}
