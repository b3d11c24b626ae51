package io.novacron.dwcpctl.metrics.series;

/**
 * The samples of one series in order of time, read by position. A value may be worked out only when asked for, so that a
 * source with a formula need not make samples nobody reads.
 */
public interface Samples {
    /** How many there are. */
    int size();

    /** The time of sample {@code i} in milliseconds since the epoch; greater than that of {@code i - 1}. */
    long millis(int i);

    /** The value of sample {@code i}. */
    double value(int i);

    /** Whether no value is a staleness marker: which samples lie in a range is then known without reading their values. */
    default boolean neverStale() {
        return counterWithoutResets();
    }

    /**
     * Whether the values never fall and none is NaN or a staleness marker. How far such a counter rose over a range is
     * known from the first and the last value in it, and no other need be worked out.
     */
    default boolean counterWithoutResets() {
        return false;
    }

    default Sample get(int i) {
        return new Sample(millis(i), value(i));
    }

    /**
     * The position of the first sample later than {@code millis}; {@link #size()} where there is none. The samples before
     * it are those up to and including that moment.
     */
    default int firstAfter(long millis) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (millis(middle) <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
