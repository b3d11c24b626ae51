package io.novacron.dwcpctl.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * What stands before a Prometheus in many houses: it refuses some questions itself, and passes others on, each to the server
 * that a test chooses and with the credentials that it gives. The answers of those servers are passed back as they are. The
 * test is asked for the way by several threads at once.
 */
public final class Gateway implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "gateway");
        thread.setDaemon(true);
        return thread;
    });
    private final Function<Question, Way> ways;

    /**
     * A question that has come in.
     *
     * @param text path, query and form, decoded
     * @param tenant the header {@code X-Scope-OrgID}; may be empty
     */
    public record Question(String text, String tenant) {}

    /**
     * Where a question goes.
     *
     * @param status of the gateway's own answer; 0 where it is passed on
     * @param authorization may be empty
     */
    public record Way(int status, String body, URI server, String authorization) {
        public static Way refused(int status, String body) {
            return new Way(status, body, URI.create(""), "");
        }

        public static Way to(URI server, String authorization) {
            return new Way(0, "", server, authorization);
        }
    }

    public Gateway(Function<Question, Way> ways) throws IOException {
        this.ways = ways;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] form = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().toString();
            String tenant = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Scope-OrgID"))
                    .orElse("");
            Way way = ways.apply(new Question(
                    URLDecoder.decode(path + " " + new String(form, StandardCharsets.UTF_8), StandardCharsets.UTF_8),
                    tenant));
            if (way.status() != 0) {
                answer(exchange, way.status(), "text/plain", way.body().getBytes(StandardCharsets.UTF_8));
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(way.server() + path))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(form));
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                    .ifPresent(type -> request.header("Content-Type", type));
            if (!way.authorization().isEmpty()) {
                request.header("Authorization", way.authorization());
            }
            HttpResponse<byte[]> reply = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer(
                    exchange,
                    reply.statusCode(),
                    reply.headers().firstValue("Content-Type").orElse("text/plain"),
                    reply.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
