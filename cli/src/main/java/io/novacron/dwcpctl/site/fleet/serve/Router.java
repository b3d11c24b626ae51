package io.novacron.dwcpctl.site.fleet.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.novacron.dwcpctl.base.error.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds what answers a request: by path, then by method. A POST's form counts as parameters before those of the address. */
public final class Router implements HttpHandler {
    /** Stands for one part of a path. */
    private static final String NAME = "NAME";

    private static final String FORM = "application/x-www-form-urlencoded";

    /** Twice what an expression may be long, in bytes: percent-encoding takes its share. */
    private static final int MAX_FORM = 1 << 21;

    /** Path to method to action. */
    private final Map<String, Map<String, Action>> routes = new LinkedHashMap<>();

    private final Function<RuntimeException, Reply> failures;

    /** Answers what goes wrong with a line of text. */
    public Router() {
        this(e -> e instanceof Refusal refusal ? refusal.reply() : Reply.line(500, "a bug in the simulator: " + e));
    }

    /** @param failures answers for an action that threw, and for parameters that cannot be read ({@link Refusal}) */
    public Router(Function<RuntimeException, Reply> failures) {
        this.failures = failures;
    }

    /** Answers one kind of request. */
    @FunctionalInterface
    public interface Action {
        /**
         * Works the answer out.
         *
         * @param name what stands in place of the path's {@code NAME}; empty where there is none
         * @throws Refusal if it cannot be granted
         */
        Reply answer(Query query, String name);
    }

    /** @param path {@code /metrics}, or {@code /test/faults/NAME} to take a name */
    public Router on(String method, String path, Action action) {
        routes.computeIfAbsent(path, p -> new TreeMap<>()).put(method, action);
        return this;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = route(exchange);
            } catch (RuntimeException e) {
                reply = failures.apply(e);
            }
            send(exchange, reply);
        }
    }

    private Reply route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        Route route = routes.keySet().stream()
                .flatMap(known -> Route.to(known, path).stream())
                .findFirst()
                .orElse(null);
        if (route == null) {
            return Reply.line(
                    404,
                    path + ": no such path; " + Nearest.hint(path, routes.keySet()) + "there are "
                            + String.join(", ", routes.keySet()));
        }
        Map<String, Action> methods = routes.getOrDefault(route.known(), Map.of());
        Action action = methods.get(method.equals("HEAD") ? "GET" : method);
        if (action == null) {
            TreeSet<String> allowed = new TreeSet<>(methods.keySet());
            if (allowed.contains("GET")) {
                allowed.add("HEAD");
            }
            String list = String.join(", ", allowed);
            return Reply.line(405, path + ": not by " + method + "; use " + list)
                    .with("Allow", list);
        }
        return action.answer(parameters(exchange), route.name());
    }

    private record Route(String known, String name) {
        static Optional<Route> to(String known, String path) {
            int at = known.indexOf(NAME);
            if (at < 0) {
                return known.equals(path) ? Optional.of(new Route(known, "")) : Optional.empty();
            }
            String rest = known.substring(at + NAME.length());
            int end = path.length() - rest.length();
            if (end <= at || !path.startsWith(known.substring(0, at)) || !path.endsWith(rest)) {
                return Optional.empty();
            }
            String name = path.substring(at, end);
            return name.contains("/") ? Optional.empty() : Optional.of(new Route(known, name));
        }
    }

    private static Query parameters(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String form = "";
        if (exchange.getRequestMethod().equals("POST") && type != null && type.startsWith(FORM)) {
            InputStream body = exchange.getRequestBody();
            byte[] bytes = body.readNBytes(MAX_FORM + 1);
            if (bytes.length > MAX_FORM) {
                throw new Refusal(413, "the form is longer than " + MAX_FORM + " bytes");
            }
            form = new String(bytes, StandardCharsets.UTF_8);
        }
        return Query.parse(form, exchange.getRequestURI().getRawQuery());
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean known = reply.length() != Reply.UNKNOWN;
        if (exchange.getRequestMethod().equals("HEAD")) {
            if (known) {
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(reply.length()));
            }
            exchange.sendResponseHeaders(reply.status(), -1);
        } else {
            // 0 means: as long as it turns out to be
            exchange.sendResponseHeaders(reply.status(), known ? reply.length() : 0);
            reply.body().writeTo(exchange.getResponseBody());
        }
    }
}
