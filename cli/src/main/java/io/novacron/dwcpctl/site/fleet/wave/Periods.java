package io.novacron.dwcpctl.site.fleet.wave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Periods of time: half-open, in order, apart from each other. The last may never end.
 */
public final class Periods {
    /** For ever. */
    public static final long NEVER = Long.MAX_VALUE;

    public static final Periods NONE = new Periods(new long[0], new long[0]);
    public static final Periods ALWAYS = new Periods(new long[] {Long.MIN_VALUE}, new long[] {NEVER});

    private final long[] starts;
    private final long[] ends;
    /** The length of all periods before each, in milliseconds. */
    private final long[] lengthsBefore;

    private Periods(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
        this.lengthsBefore = new long[starts.length];
        for (int i = 1; i < starts.length; i++) {
            lengthsBefore[i] = lengthsBefore[i - 1] + (ends[i - 1] - starts[i - 1]);
        }
    }

    /** The periods during which a piecewise condition holds. */
    public static Periods where(Pieces<Boolean> condition) {
        Builder builder = new Builder();
        for (int i = 0; i < condition.size(); i++) {
            if (condition.value(i)) {
                builder.add(i == 0 ? Long.MIN_VALUE : condition.start(i), condition.end(i));
            }
        }
        return builder.build();
    }

    public int size() {
        return starts.length;
    }

    public long start(int i) {
        return starts[i];
    }

    /** The first moment after period {@code i}. */
    public long end(int i) {
        return ends[i];
    }

    public boolean contains(long millis) {
        int i = lastStartedBy(millis);
        return i >= 0 && millis < ends[i];
    }

    /** How much of the time up to {@code millis} lies within, in milliseconds. */
    public long lengthUntil(long millis) {
        int i = lastStartedBy(millis);
        return i < 0 ? 0 : lengthsBefore[i] + (Math.min(millis, ends[i]) - starts[i]);
    }

    /** The position of the last period that has begun by then; -1 where none has. */
    public int lastStartedBy(long millis) {
        int found = Arrays.binarySearch(starts, millis);
        return found >= 0 ? found : -found - 2;
    }

    /** What lies within both. */
    public Periods and(Periods other) {
        if (this == ALWAYS || other == ALWAYS) {
            return this == ALWAYS ? other : this;
        }
        Builder builder = new Builder();
        int i = 0;
        int j = 0;
        while (i < size() && j < other.size()) {
            builder.add(Math.max(starts[i], other.starts[j]), Math.min(ends[i], other.ends[j]));
            if (ends[i] < other.ends[j]) {
                i++;
            } else {
                j++;
            }
        }
        return builder.build();
    }

    @Override
    public String toString() {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            text.add(starts[i] + ".." + ends[i]);
        }
        return text.toString();
    }

    /** Collects periods in order of their starts; those that touch become one, empty ones vanish. */
    public static final class Builder {
        private final List<long[]> periods = new ArrayList<>();

        public Builder add(long start, long end) {
            if (start >= end) {
                return this;
            }
            long[] last = periods.isEmpty() ? null : periods.get(periods.size() - 1);
            if (last != null && start <= last[1]) {
                last[1] = Math.max(last[1], end);
            } else {
                periods.add(new long[] {start, end});
            }
            return this;
        }

        public Periods build() {
            return new Periods(
                    periods.stream().mapToLong(p -> p[0]).toArray(),
                    periods.stream().mapToLong(p -> p[1]).toArray());
        }
    }
}
