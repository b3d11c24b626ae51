package io.novacron.dwcpctl.metrics.promql.eval.window;

import io.novacron.dwcpctl.metrics.promql.Staleness;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Samples;
import java.util.Arrays;

/**
 * The samples of one series in a range of time, left end excluded, that slides from step to step: staleness markers are
 * left out. Each sample is read at most once; one between two windows, never. One that serves a function which looks only
 * at the ends reads nothing else, where the samples allow it.
 */
public final class Window {
    /** What a function looks at. */
    public enum Reads {
        ALL,
        /** The first and the last samples, and how many there are. */
        ENDS,
        /** Those, and where the value falls. */
        ENDS_AND_FALLS
    }

    private Samples source = ArraySamples.NONE;
    private boolean direct;
    private int next;

    private long[] times = new long[64];
    private double[] values = new double[64];
    private int from;
    private int to;

    /** Positions whose value is less than the one before, of which those from {@code firstFall} on may matter. */
    private int[] falls = new int[8];

    private int firstFall;
    private int fallCount;

    private long start;
    private long end;

    /** Turns to another series, for a function that reads what {@code reads} says. */
    public void open(Samples samples, Reads reads) {
        source = samples;
        direct = switch (reads) {
            case ALL -> false;
            case ENDS -> samples.neverStale();
            case ENDS_AND_FALLS -> samples.counterWithoutResets();
        };
        next = 0;
        from = 0;
        to = 0;
        firstFall = 0;
        fallCount = 0;
    }

    /** Moves to the range after {@code start} up to {@code end}; neither may go back. */
    public void move(long newStart, long newEnd) {
        start = newStart;
        end = newEnd;
        if (direct) {
            from = Gallop.firstAfter(source, from, start);
            to = Gallop.firstAfter(source, Math.max(from, to), end);
            return;
        }
        while (from < to && times[from] <= start) {
            from++;
        }
        fill();
        while (firstFall < fallCount && falls[firstFall] <= from) {
            firstFall++;
        }
    }

    private void fill() {
        next = Gallop.firstAfter(source, next, start);
        int size = source.size();
        while (next < size) {
            long time = source.millis(next);
            if (time > end) {
                return;
            }
            double value = source.value(next++);
            if (!Staleness.isStale(value)) {
                append(time, value);
            }
        }
    }

    private void append(long time, double value) {
        if (to == times.length) {
            makeRoom();
        }
        if (to > from && value < values[to - 1]) {
            if (fallCount == falls.length) {
                falls = Arrays.copyOf(falls, 2 * fallCount);
            }
            falls[fallCount++] = to;
        }
        times[to] = time;
        values[to++] = value;
    }

    private void makeRoom() {
        if (from < times.length / 2) {
            times = Arrays.copyOf(times, 2 * to);
            values = Arrays.copyOf(values, 2 * to);
            return;
        }
        System.arraycopy(times, from, times, 0, to - from);
        System.arraycopy(values, from, values, 0, to - from);
        int kept = 0;
        for (int i = firstFall; i < fallCount; i++) {
            falls[kept++] = falls[i] - from;
        }
        firstFall = 0;
        fallCount = kept;
        to -= from;
        from = 0;
    }

    public int size() {
        return to - from;
    }

    public boolean isEmpty() {
        return from == to;
    }

    /** The time of sample {@code i}, from 0. */
    public long millis(int i) {
        return direct ? source.millis(from + i) : times[from + i];
    }

    /** The value of sample {@code i}, from 0. */
    public double value(int i) {
        return direct ? source.value(from + i) : values[from + i];
    }

    public double last() {
        return value(size() - 1);
    }

    /** Times of samples, those of the window from {@link #from} to before {@link #to}. For functions that read {@link Reads#ALL}. */
    public long[] times() {
        return times;
    }

    /** Values of samples, those of the window from {@link #from} to before {@link #to}. For functions that read {@link Reads#ALL}. */
    public double[] values() {
        return values;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /** How often a value is less than the one before it. */
    public int fallCount() {
        return fallCount - firstFall;
    }

    /** The value before fall {@code i}, from 0. */
    public double beforeFall(int i) {
        return values[falls[firstFall + i] - 1];
    }

    /** The excluded left end in milliseconds since the epoch. */
    public long start() {
        return start;
    }

    /** The included right end in milliseconds since the epoch. */
    public long end() {
        return end;
    }
}
