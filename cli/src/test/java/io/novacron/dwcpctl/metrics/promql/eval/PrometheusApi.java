package io.novacron.dwcpctl.metrics.promql.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.metrics.series.Series;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes series into a real Prometheus and asks it; whole answers, errors included. */
final class PrometheusApi {
    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    PrometheusApi(URI url) {
        this.url = url;
    }

    void write(List<Series> series) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/write"))
                .header("Content-Encoding", "snappy")
                .header("Content-Type", "application/x-protobuf")
                .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                .POST(BodyPublishers.ofByteArray(RemoteWrite.body(series)))
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
    }

    JsonNode instant(String expression, long at) throws IOException, InterruptedException {
        return json.readTree(post("/api/v1/query", Map.of("query", expression, "time", seconds(at))));
    }

    JsonNode range(String expression, long from, long to, long step) throws IOException, InterruptedException {
        return json.readTree(rangeText(expression, from, to, step));
    }

    /** The whole answer as it came. */
    String rangeText(String expression, long from, long to, long step) throws IOException, InterruptedException {
        return post(
                "/api/v1/query_range",
                Map.of("query", expression, "start", seconds(from), "end", seconds(to), "step", seconds(step)));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
    }

    private String post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
