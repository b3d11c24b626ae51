package io.novacron.dwcpctl.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A real Prometheus on a free port of the loopback interface, ready when {@link #start} returns, gone when closed.
 *
 * <pre>{@code
 * try (RealPrometheus prometheus = RealPrometheus.start(RealPrograms.INSTALLED, folder, "scrape_configs: []")) {
 *     prometheus.await("both targets up", Duration.ofSeconds(30), () -> prometheus.scalar("sum(up)") == 2);
 * }
 * }</pre>
 */
public final class RealPrometheus implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;

    private final Process process;
    private final Path log;
    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();

    private RealPrometheus(Process process, Path log, URI url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /**
     * Starts one and waits until it is ready. Ends the test where the program is missing, see {@link RealPrograms}.
     *
     * @param folder an empty one, for configuration, data and log
     * @param configuration the text of its configuration file
     * @param flags further flags
     */
    public static RealPrometheus start(RealPrograms programs, Path folder, String configuration, String... flags) {
        Path program = programs.require("prometheus");
        for (int attempt = 1; ; attempt++) {
            RealPrometheus prometheus = launch(program, folder, configuration, flags);
            try {
                prometheus.await("ready", READY, () -> prometheus.status("/-/ready") == 200);
                return prometheus;
            } catch (AssertionError | RuntimeException e) {
                prometheus.close();
                // somebody may have taken the free port between our looking for it and the server's binding it
                boolean portTaken = prometheus.log().contains("address already in use");
                if (!portTaken || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static RealPrometheus launch(Path program, Path folder, String configuration, String... flags) {
        try {
            Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration, StandardCharsets.UTF_8);
            Path log = folder.resolve("prometheus.log");
            URI url = URI.create("http://127.0.0.1:" + freePort());
            List<String> line = new ArrayList<>(List.of(
                    program.toString(),
                    "--config.file=" + file,
                    "--storage.tsdb.path=" + folder.resolve("data"),
                    "--web.listen-address=" + url.getAuthority(),
                    "--log.level=warn"));
            line.addAll(List.of(flags));
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new RealPrometheus(process, log, url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port of the loopback interface that nothing listens on at this moment. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address, without a slash at the end. */
    public URI url() {
        return url;
    }

    /** What it has logged, warnings and above. */
    public String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the condition holds; fails if it does not in time, or the server ends meanwhile. */
    public void await(String what, Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            try {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("Prometheus ended with " + process.exitValue() + ": " + log());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + limit + ": " + what + "; log: " + log());
            }
        }
    }

    /** The field {@code data} of an instant query's answer. */
    public JsonNode query(String expression) {
        return data("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    }

    /** The field {@code data} of a GET under the API, path and query given; fails unless the answer is a success. */
    public JsonNode data(String pathAndQuery) {
        JsonNode answer = get(pathAndQuery);
        if (!answer.path("status").asText().equals("success")) {
            throw new AssertionError(pathAndQuery + ": " + answer);
        }
        return answer.path("data");
    }

    /** The value of a query that answers one series; NaN where it answers none. */
    public double scalar(String expression) {
        JsonNode result = query(expression).path("result");
        if (result.size() > 1) {
            throw new AssertionError(expression + " answers " + result.size() + " series");
        }
        return result.isEmpty()
                ? Double.NaN
                : number(result.path(0).path("value").path(1).asText());
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private JsonNode get(String pathAndQuery) {
        try {
            return new ObjectMapper().readTree(send(pathAndQuery).body());
        } catch (IOException e) {
            throw new UncheckedIOException(pathAndQuery, e);
        }
    }

    private int status(String path) {
        try {
            return send(path).statusCode();
        } catch (IOException e) {
            return 0; // not listening yet
        }
    }

    private HttpResponse<String> send(String pathAndQuery) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + pathAndQuery))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Makes it read its configuration anew; it must have been started with {@code --web.enable-lifecycle}. */
    public void reload() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/-/reload"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError("not reloaded: " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops the server and waits until it has ended. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
