package io.novacron.dwcpctl.testing;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A real Pushgateway on a free port of the loopback interface; ready when {@link #start} returns. */
public final class RealPushgateway implements AutoCloseable {
    private final RealServer server;

    private RealPushgateway(RealServer server) {
        this.server = server;
    }

    /**
     * Starts one and waits until it is ready. Ends the test where the program is missing, see {@link RealPrograms}.
     *
     * @param folder for its log
     */
    public static RealPushgateway start(RealPrograms programs, Path folder) {
        Path program = programs.require("prometheus-pushgateway");
        return new RealPushgateway(RealServer.start(
                folder.resolve("pushgateway.log"),
                url -> List.of(
                        program.toString(),
                        "--web.listen-address=" + url.getAuthority(),
                        // Debian keeps what was pushed below /var/lib where nothing else is said
                        "--persistence.file=" + folder.resolve("pushed"))));
    }

    /** Its address, without a slash at the end. */
    public URI url() {
        return server.url();
    }

    /**
     * Pushes metrics.
     *
     * @param group its labels as the path has them: {@code job/NAME}, {@code job/NAME/instance/NAME}
     * @param metrics in Prometheus's text format
     */
    public void push(String group, String metrics) {
        server.post("/metrics/" + group, metrics);
    }

    @Override
    public void close() {
        server.close();
    }
}
