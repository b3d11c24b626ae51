package io.novacron.dwcpctl.base.work;

import io.novacron.dwcpctl.base.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The one bounded pool of daemon threads on which blocking calls run side by side. Threads are made when first needed, so
 * a command that asks nothing starts none.
 */
public final class Crew implements AutoCloseable {
    private final ExecutorService threads;

    /** @param size threads at most, 1 or more */
    public Crew(int size) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(size, size, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "crew-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /** What one task came to: a value, or the exception it ended with. */
    public record Outcome<T>(@Nullable T value, @Nullable Exception failure) {
        /** The value, or the failure thrown: as it is if unchecked. */
        public T get() {
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
            if (value == null) {
                throw new IllegalStateException("a task answered null");
            }
            return value;
        }
    }

    /**
     * Runs all tasks and answers their outcomes in the order of the tasks. A task not done by the deadline is interrupted
     * and ends with a {@link TimeoutException}.
     *
     * @throws InterruptedException if the calling thread is interrupted; all tasks are then interrupted too
     */
    public <T> List<Outcome<T>> all(List<? extends Callable<T>> tasks, Deadline deadline) throws InterruptedException {
        List<Future<T>> futures = new ArrayList<>(tasks.size());
        for (Callable<T> task : tasks) {
            futures.add(threads.submit(task));
        }
        List<Outcome<T>> outcomes = new ArrayList<>(tasks.size());
        try {
            for (Future<T> future : futures) {
                outcomes.add(outcome(future, deadline));
            }
        } finally {
            futures.forEach(f -> f.cancel(true));
        }
        return outcomes;
    }

    private static <T> Outcome<T> outcome(Future<T> future, Deadline deadline) throws InterruptedException {
        try {
            return new Outcome<>(future.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS), null);
        } catch (TimeoutException e) {
            return new Outcome<>(null, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            return new Outcome<>(null, e.getCause() instanceof Exception cause ? cause : e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
