package io.novacron.dwcpctl.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A process that serves HTTP on the loopback interface, and logs to a file. */
final class RealServer implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;

    private final Process process;
    private final Path log;
    private final URI url;
    private final @Nullable String authorization;
    private final HttpClient client = HttpClient.newHttpClient();

    private RealServer(Process process, Path log, URI url, @Nullable String authorization) {
        this.process = process;
        this.log = log;
        this.url = url;
        this.authorization = authorization;
    }

    /** How to run it at an address that was found free. */
    interface Launch {
        /** Its command line; what it needs in files is written by now. */
        List<String> line(URI url) throws IOException;
    }

    /** Starts one and waits until it says at {@code /-/ready} that it is. */
    static RealServer start(Path log, Launch launch) {
        return start(log, null, launch);
    }

    /** @param authorization sent with every request of the test's own; null where none is needed */
    static RealServer start(Path log, @Nullable String authorization, Launch launch) {
        for (int attempt = 1; ; attempt++) {
            RealServer server = launch(log, authorization, launch);
            try {
                server.await("ready", READY, () -> server.status("/-/ready") == 200);
                return server;
            } catch (AssertionError | RuntimeException e) {
                server.close();
                // somebody may have taken the free port between our looking for it and the server's binding it
                boolean portTaken = server.log().contains("address already in use");
                if (!portTaken || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static RealServer launch(Path log, @Nullable String authorization, Launch launch) {
        try {
            URI url = URI.create("http://127.0.0.1:" + RealPrometheus.freePort());
            Process process = new ProcessBuilder(launch.line(url))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new RealServer(process, log, url, authorization);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return url;
    }

    String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the condition holds; fails if it does not in time, or the server ends meanwhile. */
    void await(String what, Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            try {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("it ended with " + process.exitValue() + ": " + log());
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

    /** The JSON that it answers to a GET. */
    JsonNode get(String pathAndQuery) {
        try {
            return new ObjectMapper().readTree(send(pathAndQuery, "GET", "").body());
        } catch (IOException e) {
            throw new UncheckedIOException(pathAndQuery, e);
        }
    }

    /** Sends a POST without a body; fails unless it is answered with 200. */
    void post(String path) {
        post(path, "");
    }

    /** Sends a POST; fails unless it is answered with 200. */
    void post(String path, String body) {
        try {
            HttpResponse<String> answer = send(path, "POST", body);
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private int status(String path) {
        try {
            return send(path, "GET", "").statusCode();
        } catch (IOException e) {
            return 0; // not listening yet
        }
    }

    private HttpResponse<String> send(String pathAndQuery, String method, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + pathAndQuery))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(10));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it at once, as a machine that fails does, and waits until it has ended. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it and waits until it has ended. */
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
