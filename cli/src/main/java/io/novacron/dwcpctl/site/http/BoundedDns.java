package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Name look-ups that end in time. The system's own one blocks for as long as its servers' timeouts add up to, and heeds
 * neither cancelling nor interrupts; so it runs on a daemon thread of its own, and is left behind where it takes too long.
 */
final class BoundedDns implements Dns {
    private final Dns names;
    /** By calling thread: OkHttp looks names up on the thread that executes the call, and tells nothing of that call. */
    private final Map<Thread, Deadline> limits = new ConcurrentHashMap<>();

    private final Map<Thread, CompletableFuture<List<InetAddress>>> pending = new ConcurrentHashMap<>();

    BoundedDns(Dns names, Cancellation cancellation) {
        this.names = names;
        cancellation.onCancel(() -> pending.values().forEach(lookup -> lookup.cancel(false)));
    }

    /** Sets the limit for look-ups on this thread. */
    void allow(Deadline until) {
        limits.put(Thread.currentThread(), until);
    }

    /** Removes the limit. */
    void reset() {
        limits.remove(Thread.currentThread());
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        Deadline until = limits.get(Thread.currentThread());
        if (until == null) {
            return names.lookup(host);
        }
        CompletableFuture<List<InetAddress>> lookup = new CompletableFuture<>();
        pending.put(Thread.currentThread(), lookup);
        Thread thread = new Thread(() -> complete(lookup, host), "lookup-" + host);
        thread.setDaemon(true);
        thread.start();
        try {
            return lookup.get(until.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unknown(host, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | CancellationException e) {
            throw unknown(host, new InterruptedIOException("the look-up took too long"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, new InterruptedIOException("interrupted"));
        } finally {
            pending.remove(Thread.currentThread());
        }
    }

    private void complete(CompletableFuture<List<InetAddress>> lookup, String host) {
        try {
            lookup.complete(names.lookup(host));
        } catch (UnknownHostException | RuntimeException e) {
            lookup.completeExceptionally(e);
        }
    }

    private static UnknownHostException unknown(String host, Throwable cause) {
        UnknownHostException e = new UnknownHostException(host);
        e.initCause(cause);
        return e;
    }
}
