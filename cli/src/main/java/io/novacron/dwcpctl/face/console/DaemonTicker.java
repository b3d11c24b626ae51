package io.novacron.dwcpctl.face.console;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A thread for each ticking, which holds no process open. */
public final class DaemonTicker implements Ticker {
    @Override
    public Ticking start(Duration first, Duration period, Runnable call) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "progress");
            daemon.setDaemon(true);
            return daemon;
        });
        var unused = thread.scheduleWithFixedDelay(call, first.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
        return thread::shutdownNow;
    }
}
