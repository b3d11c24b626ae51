package io.novacron.dwcpctl.metrics.promql.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.metrics.series.Series;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Prometheus 3 of its own, on a free port of loopback, with series written into it. */
final class RealPrometheus implements AutoCloseable {
    private final Process process;
    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private RealPrometheus(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** The binary that {@code PROMETHEUS3_BIN} names (it or its folder), else the one on the path; of 3.x only. */
    static Optional<Path> binary() throws IOException, InterruptedException {
        String named = System.getenv("PROMETHEUS3_BIN");
        Stream<Path> candidates = named != null
                ? Stream.of(Path.of(named), Path.of(named, "prometheus"))
                : Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, "prometheus"));
        for (Path candidate : candidates.filter(Files::isRegularFile).toList()) {
            Process version = new ProcessBuilder(candidate.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            version.waitFor();
            if (text.startsWith("prometheus, version 3.")) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    static RealPrometheus start(Path binary, Path folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path config = Files.writeString(folder.resolve("prometheus.yml"), "global: {}\n");
        Process process = new ProcessBuilder(
                        binary.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--storage.tsdb.retention.time=100y",
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.enable-remote-write-receiver",
                        "--enable-feature=promql-experimental-functions")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        RealPrometheus prometheus = new RealPrometheus(process, "http://127.0.0.1:" + port);
        prometheus.awaitReady();
        return prometheus;
    }

    private void awaitReady() throws IOException, InterruptedException {
        while (process.isAlive()) {
            try {
                HttpRequest ready =
                        HttpRequest.newBuilder(URI.create(url + "/-/ready")).build();
                if (client.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // listening comes later
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        throw new IOException("Prometheus ended with " + process.exitValue());
    }

    void write(List<Series> series) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/write"))
                .header("Content-Encoding", "snappy")
                .header("Content-Type", "application/x-protobuf")
                .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(RemoteWrite.body(series)))
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
    }

    JsonNode instant(String expression, long at) throws IOException, InterruptedException {
        return post("/api/v1/query", Map.of("query", expression, "time", seconds(at)));
    }

    JsonNode range(String expression, long from, long to, long step) throws IOException, InterruptedException {
        return post(
                "/api/v1/query_range",
                Map.of("query", expression, "start", seconds(from), "end", seconds(to), "step", seconds(step)));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
    }

    private JsonNode post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return json.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
