package io.novacron.dwcpctl.testing;

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
import java.util.concurrent.TimeUnit;

/** A real Alertmanager on a free port of the loopback interface, alone, ready when {@link #start} returns, gone when closed. */
public final class RealAlertmanager implements AutoCloseable {
    private static final long READY_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final String CONFIGURATION = "route: {receiver: none}\nreceivers: [{name: none}]\n";

    private final Process process;
    private final URI url;

    private RealAlertmanager(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts one that notifies nobody, and waits until it is ready. Ends the test where the program is missing.
     *
     * @param folder an empty one, for configuration, data and log
     */
    public static RealAlertmanager start(RealPrograms programs, Path folder) {
        Path program = programs.find("prometheus-alertmanager").orElseGet(() -> programs.require("alertmanager"));
        try {
            Path file = Files.writeString(folder.resolve("alertmanager.yml"), CONFIGURATION, StandardCharsets.UTF_8);
            URI url = URI.create("http://127.0.0.1:" + RealPrometheus.freePort());
            Process process = new ProcessBuilder(
                            program.toString(),
                            "--config.file=" + file,
                            "--storage.path=" + folder.resolve("data"),
                            "--cluster.listen-address=",
                            "--web.listen-address=" + url.getAuthority())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("alertmanager.log").toFile())
                    .start();
            RealAlertmanager started = new RealAlertmanager(process, url);
            started.awaitReady();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address, without a slash at the end. */
    public URI url() {
        return url;
    }

    private void awaitReady() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/-/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long end = System.nanoTime() + READY_NANOS;
        while (true) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            try {
                if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() - end > 0) {
                    close();
                    throw new AssertionError("Alertmanager is not ready");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
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
