package io.novacron.dwcpctl.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A real Alertmanager, alone, on a free port of the loopback interface; ready when {@link #start} returns. */
public final class RealAlertmanager implements AutoCloseable {
    private static final String SILENT = "route: {receiver: none}\nreceivers: [{name: none}]\n";

    private final RealServer server;

    private RealAlertmanager(RealServer server) {
        this.server = server;
    }

    /**
     * Starts one and waits until it is ready. Ends the test where the program is missing, see {@link RealPrograms}.
     *
     * @param folder for configuration, data and log; templates that the configuration names are there already
     * @param configuration the text of its configuration file
     */
    public static RealAlertmanager start(RealPrograms programs, Path folder, String configuration) {
        Path program = programs.require("prometheus-alertmanager");
        return new RealAlertmanager(RealServer.start(
                folder.resolve("alertmanager.log"),
                url -> List.of(
                        program.toString(),
                        "--config.file="
                                + Files.writeString(
                                        folder.resolve("alertmanager.yml"), configuration, StandardCharsets.UTF_8),
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=" + url.getAuthority(),
                        "--cluster.listen-address=")));
    }

    /** The same, notifying nobody. */
    public static RealAlertmanager start(RealPrograms programs, Path folder) {
        return start(programs, folder, SILENT);
    }

    /** Its address, without a slash at the end. */
    public URI url() {
        return server.url();
    }

    /** All alerts that it holds, as its API lists them. */
    public JsonNode alerts() {
        return server.get("/api/v2/alerts");
    }

    /** What it has logged. */
    public String log() {
        return server.log();
    }

    /** Waits until the condition holds; fails if it does not in time, or the server ends meanwhile. */
    public void await(String what, Duration limit, BooleanSupplier condition) {
        server.await(what, limit, condition);
    }

    @Override
    public void close() {
        server.close();
    }
}
