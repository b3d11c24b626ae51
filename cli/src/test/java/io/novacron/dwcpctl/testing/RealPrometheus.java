package io.novacron.dwcpctl.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    private final RealServer server;

    private RealPrometheus(RealServer server) {
        this.server = server;
    }

    /**
     * Starts one and waits until it is ready. Ends the test where the program is missing, see {@link RealPrograms}.
     *
     * @param folder an empty one, for configuration, data and log
     * @param configuration the text of its configuration file
     * @param flags further flags
     */
    public static RealPrometheus start(RealPrograms programs, Path folder, String configuration, String... flags) {
        return start(programs, folder, url -> configuration, flags);
    }

    /** The same with a configuration that depends on the address it will listen on. */
    public static RealPrometheus start(
            RealPrograms programs, Path folder, Function<URI, String> configuration, String... flags) {
        return start(programs, folder, null, configuration, flags);
    }

    /** Who may ask a server, by basic authentication. */
    public record Credentials(String user, String password) {
        /** As a header says it. */
        public String header() {
            byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(both);
        }
    }

    /** One that answers nobody else: {@code hash} is the password's by bcrypt, as its web configuration wants it. */
    public static RealPrometheus locked(
            RealPrograms programs,
            Path folder,
            String configuration,
            Credentials credentials,
            String hash,
            String... flags)
            throws IOException {
        Path web = Files.writeString(
                folder.resolve("web.yml"),
                "basic_auth_users:\n  " + credentials.user() + ": " + hash + "\n",
                StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of(flags));
        all.add("--web.config.file=" + web);
        return start(programs, folder, credentials, url -> configuration, all.toArray(String[]::new));
    }

    private static RealPrometheus start(
            RealPrograms programs,
            Path folder,
            @Nullable Credentials credentials,
            Function<URI, String> configuration,
            String... flags) {
        Path program = programs.require("prometheus");
        String authorization = credentials == null ? null : credentials.header();
        return new RealPrometheus(RealServer.start(folder.resolve("prometheus.log"), authorization, url -> {
            Path file = Files.writeString(
                    folder.resolve("prometheus.yml"), configuration.apply(url), StandardCharsets.UTF_8);
            List<String> line = new ArrayList<>(List.of(
                    program.toString(),
                    "--config.file=" + file,
                    "--storage.tsdb.path=" + folder.resolve("data"),
                    "--web.listen-address=" + url.getAuthority(),
                    "--log.level=warn"));
            line.addAll(List.of(flags));
            return line;
        }));
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
        return server.url();
    }

    /** What it has logged, warnings and above. */
    public String log() {
        return server.log();
    }

    /** Waits until the condition holds; fails if it does not in time, or the server ends meanwhile. */
    public void await(String what, Duration limit, BooleanSupplier condition) {
        server.await(what, limit, condition);
    }

    /** The field {@code data} of an instant query's answer. */
    public JsonNode query(String expression) {
        return data("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    }

    /** The field {@code data} of a GET under the API, path and query given; fails unless the answer is a success. */
    public JsonNode data(String pathAndQuery) {
        JsonNode answer = server.get(pathAndQuery);
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

    /** Makes it read its configuration anew; it must have been started with {@code --web.enable-lifecycle}. */
    public void reload() {
        server.post("/-/reload");
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** Ends it at once, as a machine that fails does. */
    public void kill() {
        server.kill();
    }

    /** Stops the server and waits until it has ended. */
    @Override
    public void close() {
        server.close();
    }
}
