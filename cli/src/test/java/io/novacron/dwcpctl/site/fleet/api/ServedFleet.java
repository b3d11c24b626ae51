package io.novacron.dwcpctl.site.fleet.api;

import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.alert.FleetRules;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import io.novacron.dwcpctl.site.fleet.serve.PortMap;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The API over a fleet whose clock stands still, on a free port. */
final class ServedFleet implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final PortMap PORTS = new PortMap(18_080);

    private final Timeline time = new Timeline() {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public void awaitUntil(Instant moment) {
            throw new UnsupportedOperationException();
        }
    };
    private final LiveFleet live = new LiveFleet(new FleetLog(7, NOW, List.of()), time, event -> {});
    private final HttpClient client = HttpClient.newHttpClient();
    private final PrometheusApi api;

    ServedFleet(FleetRules rules) {
        api = PrometheusApi.start(0, live, PORTS, rules);
    }

    LiveFleet live() {
        return live;
    }

    Timeline time() {
        return time;
    }

    URI url() {
        return api.url();
    }

    /** Name, value, name, value … as a form. */
    static String form(String... parameters) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(parameters[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    HttpResponse<String> get(String path, String... parameters) {
        return send(HttpRequest.newBuilder(uri(path, parameters)));
    }

    HttpResponse<String> post(String path, String form, String... parameters) {
        return send(HttpRequest.newBuilder(uri(path, parameters))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private URI uri(String path, String... parameters) {
        return URI.create(api.url() + path + (parameters.length == 0 ? "" : "?" + form(parameters)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
