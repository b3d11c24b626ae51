package io.novacron.dwcpctl.metrics.series;

import java.util.Arrays;
import java.util.List;

/** Samples held in two arrays. Equal where times and values (bit for bit, any NaN equal to itself) are. */
public final class ArraySamples implements Samples {
    public static final ArraySamples NONE = of(new long[0], new double[0]);

    private final long[] millis;
    private final double[] values;
    private final int size;

    private ArraySamples(long[] millis, double[] values, int size) {
        this.millis = millis;
        this.values = values;
        this.size = size;
    }

    /** Takes both arrays over; they must be of one length, the times rising. */
    public static ArraySamples of(long[] millis, double[] values) {
        if (millis.length != values.length) {
            throw new IllegalArgumentException(millis.length + " times, " + values.length + " values");
        }
        return new ArraySamples(millis, values, millis.length);
    }

    public static ArraySamples of(List<Sample> samples) {
        Builder builder = new Builder();
        samples.forEach(s -> builder.add(s.millis(), s.value()));
        return builder.build();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long millis(int i) {
        return millis[i];
    }

    @Override
    public double value(int i) {
        return values[i];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArraySamples o
                && Arrays.equals(millis, 0, size, o.millis, 0, o.size)
                && Arrays.equals(values, 0, size, o.values, 0, o.size);
    }

    @Override
    public int hashCode() {
        int hash = size;
        for (int i = 0; i < size; i++) {
            hash = 31 * (31 * hash + Long.hashCode(millis[i])) + Double.hashCode(values[i]);
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : " ").append(values[i]).append('@').append(millis[i]);
        }
        return text.toString();
    }

    /** Collects samples in order of time. */
    public static final class Builder {
        private long[] millis = new long[16];
        private double[] values = new double[16];
        private int size;

        /** Adds one; its time must be later than the last one's. */
        public Builder add(long at, double value) {
            if (size == millis.length) {
                millis = Arrays.copyOf(millis, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            millis[size] = at;
            values[size++] = value;
            return this;
        }

        public int size() {
            return size;
        }

        public ArraySamples build() {
            return new ArraySamples(millis, values, size);
        }
    }
}
