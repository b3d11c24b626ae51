package io.novacron.dwcpctl.site.fleet.wave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A value that is constant between given moments: piece {@code i} holds from {@code start(i)} until {@code start(i + 1)},
 * the last one for ever. What was before the first counts as the first.
 */
public final class Pieces<T> {
    private final long[] starts;
    private final List<T> values;

    /** @param starts rising, as many as values, at least one */
    public Pieces(long[] starts, List<T> values) {
        if (starts.length != values.size() || starts.length == 0) {
            throw new IllegalArgumentException(starts.length + " starts, " + values.size() + " values");
        }
        this.starts = starts.clone();
        this.values = List.copyOf(values);
    }

    public int size() {
        return starts.length;
    }

    /** Milliseconds since the epoch. */
    public long start(int i) {
        return starts[i];
    }

    /** The end of piece {@code i}; {@link Long#MAX_VALUE} for the last. */
    public long end(int i) {
        return i + 1 < starts.length ? starts[i + 1] : Long.MAX_VALUE;
    }

    public T value(int i) {
        return values.get(i);
    }

    public T at(long millis) {
        return values.get(indexAt(starts, millis));
    }

    /** Pieces of something that follows from these; neighbours that come out equal become one. */
    public <U> Pieces<U> map(Function<? super T, ? extends U> function) {
        long[] kept = new long[starts.length];
        ArrayList<U> mapped = new ArrayList<>(starts.length);
        for (int i = 0; i < starts.length; i++) {
            U value = function.apply(values.get(i));
            if (mapped.isEmpty() || !mapped.get(mapped.size() - 1).equals(value)) {
                kept[mapped.size()] = starts[i];
                mapped.add(value);
            }
        }
        return new Pieces<>(Arrays.copyOf(kept, mapped.size()), mapped);
    }

    /** The position of the last start not after {@code millis}, 0 where there is none. */
    static int indexAt(long[] starts, long millis) {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= millis) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
