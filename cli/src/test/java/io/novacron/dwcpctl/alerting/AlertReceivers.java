package io.novacron.dwcpctl.alerting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Everybody to whom Alertmanager sends over HTTP, each at a path of one server: it takes all, and remembers it. */
final class AlertReceivers implements AutoCloseable {
    /** The webhook for machines. */
    static final String WEBHOOK = "/alerts";
    /** Who raises the alarm when nothing comes. */
    static final String DEAD_MANS_SWITCH = "/dwcp-v3";

    static final String SLACK = "/slack";
    static final String PAGERDUTY = "/v2/enqueue";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    /**
     * What came.
     *
     * @param authorization the header, or the empty string
     */
    record Delivery(Instant at, String path, String authorization, JsonNode body) {
        /** Its alerts in that status, where it is a webhook's. */
        Stream<JsonNode> alerts(String status) {
            return body.path("alerts")
                    .valueStream()
                    .filter(alert -> alert.path("status").asText().equals(status));
        }
    }

    AlertReceivers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        Instant now = Instant.now();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (List.of(WEBHOOK, DEAD_MANS_SWITCH, SLACK, PAGERDUTY).contains(path)) {
                String header = exchange.getRequestHeaders().getFirst("Authorization");
                deliveries.add(new Delivery(
                        now, path, Objects.requireNonNullElse(header, ""), new ObjectMapper().readTree(body)));
            } // else what is no alert: Prometheus's remote write
            byte[] answer = "ok".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(path.equals(PAGERDUTY) ? 202 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What came to one of them so far. */
    List<Delivery> at(String path) {
        return deliveries.stream().filter(d -> d.path().equals(path)).toList();
    }

    /** The first delivery to the webhook with an alert in that status. */
    Optional<Delivery> webhook(WatchedAlert alert, String status) {
        return at(WEBHOOK).stream()
                .filter(d -> d.alerts(status).anyMatch(a -> alert.is(a.path("labels"))))
                .findFirst();
    }

    /** Whether something came to one of them in whose text there is this. */
    boolean told(String path, String text) {
        return at(path).stream().anyMatch(d -> d.body().toString().contains(text));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
