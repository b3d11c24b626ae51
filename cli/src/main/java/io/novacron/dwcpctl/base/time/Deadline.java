package io.novacron.dwcpctl.base.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The moment by which the whole command must be done, on a clock that only goes forward. */
public final class Deadline {
    private final Duration limit;
    private final long endNanos;
    private final LongSupplier nanoTime;

    private Deadline(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.endNanos = nanoTime.getAsLong() + TimeUnit.NANOSECONDS.convert(limit);
    }

    /** Starts now and ends after {@code limit}. */
    public static Deadline after(Duration limit) {
        return after(limit, System::nanoTime);
    }

    /** As above, on the given monotonic clock in nanoseconds. */
    public static Deadline after(Duration limit, LongSupplier nanoTime) {
        return new Deadline(limit, nanoTime);
    }

    /** One of {@code parts} equal shares of what is left, beginning now, on the same clock. */
    public Deadline share(int parts) {
        return new Deadline(remaining().dividedBy(parts), nanoTime);
    }

    /** The limit that was given, for messages. */
    public Duration limit() {
        return limit;
    }

    /** What is left; zero once it has passed, never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, endNanos - nanoTime.getAsLong()));
    }

    public boolean hasPassed() {
        return remaining().isZero();
    }
}
