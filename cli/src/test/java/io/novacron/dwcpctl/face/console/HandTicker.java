package io.novacron.dwcpctl.face.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes when told: a ticker and the clock that goes with it. */
final class HandTicker implements Ticker {
    private final List<Entry> entries = new ArrayList<>();
    private long nanos;

    private static final class Entry {
        private final long period;
        private final Runnable call;
        private long next;

        private Entry(long next, long period, Runnable call) {
            this.next = next;
            this.period = period;
            this.call = call;
        }
    }

    @Override
    public Ticking start(Duration first, Duration period, Runnable call) {
        Entry entry = new Entry(nanos + first.toNanos(), period.toNanos(), call);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    long nanoTime() {
        return nanos;
    }

    int running() {
        return entries.size();
    }

    void pass(Duration time) {
        long end = nanos + time.toNanos();
        while (nanos < end) {
            nanos = Math.min(end, nanos + 100_000_000);
            for (Entry entry : List.copyOf(entries)) {
                if (entry.next <= nanos) {
                    entry.next += entry.period;
                    entry.call.run();
                }
            }
        }
    }
}
