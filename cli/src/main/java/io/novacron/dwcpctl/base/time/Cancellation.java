package io.novacron.dwcpctl.base.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a run early: set once, by a signal; everything that blocks either asks it or registers to be told. */
public final class Cancellation {
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final List<Runnable> listeners = new ArrayList<>();

    /** Cancels; later calls do nothing. Listeners run in the calling thread. */
    public void cancel() {
        List<Runnable> told;
        synchronized (listeners) {
            if (isCancelled()) {
                return;
            }
            cancelled.countDown();
            told = List.copyOf(listeners);
        }
        told.forEach(Runnable::run);
    }

    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** Runs {@code listener} when cancelled; at once if that has happened. */
    public void onCancel(Runnable listener) {
        synchronized (listeners) {
            if (!isCancelled()) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /**
     * Waits until cancelled, {@code limit} at most.
     *
     * @return whether it was cancelled
     */
    public boolean await(Duration limit) throws InterruptedException {
        return cancelled.await(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
    }

    /** Waits until cancelled, for ever. */
    public void await() throws InterruptedException {
        cancelled.await();
    }
}
