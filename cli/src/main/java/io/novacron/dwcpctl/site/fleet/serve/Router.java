package io.novacron.dwcpctl.site.fleet.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.novacron.dwcpctl.base.error.Nearest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what answers a request: by path, then by method. */
final class Router implements HttpHandler {
    /** Path to method to action; a path that ends with a slash takes the rest as a name. */
    private final Map<String, Map<String, Action>> routes = new LinkedHashMap<>();

    /** Answers one kind of request. */
    @FunctionalInterface
    interface Action {
        /**
         * Works the answer out.
         *
         * @param name what follows the path, where it ends with a slash
         * @throws Refusal if it cannot be granted
         */
        Reply answer(Query query, String name);
    }

    /** @param path {@code /metrics}, or {@code /test/faults/} to take a name behind it */
    Router on(String method, String path, Action action) {
        routes.computeIfAbsent(path, p -> new TreeMap<>()).put(method, action);
        return this;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = route(exchange);
            } catch (Refusal refusal) {
                reply = refusal.reply();
            } catch (RuntimeException e) {
                reply = Reply.line(500, "a bug in the simulator: " + e);
            }
            send(exchange, reply);
        }
    }

    private Reply route(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        String known = routes.containsKey(path) ? path : path.substring(0, path.lastIndexOf('/') + 1);
        Map<String, Action> methods = known.equals("/") ? null : routes.get(known);
        String name = path.substring(known.length());
        if (methods == null || (known.endsWith("/") && name.isEmpty())) {
            List<String> paths = List.copyOf(routes.keySet());
            return Reply.line(
                    404,
                    path + ": no such path; " + Nearest.hint(path, paths) + "there are "
                            + String.join(
                                    ", ",
                                    paths.stream()
                                            .map(p -> p.endsWith("/") ? p + "NAME" : p)
                                            .toList()));
        }
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
        return action.answer(Query.parse(exchange.getRequestURI().getRawQuery()), name);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(reply.status(), -1);
        } else {
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
