package io.novacron.dwcpctl.site.fleet.serve;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers that nobody outside this machine reaches. */
public final class Loopback {
    private static final int BACKLOG = 64;

    private Loopback() {}

    /** Threads that do not keep the process alive. */
    public static ExecutorService threads(String name, int count) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Listens on 127.0.0.1.
     *
     * @throws IOException if the port cannot be had
     */
    public static HttpServer listen(int port, HttpHandler handler, ExecutorService threads) throws IOException {
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", handler);
        // at once: stopping one that never started leaves its port taken (JDK 17)
        server.start();
        return server;
    }
}
