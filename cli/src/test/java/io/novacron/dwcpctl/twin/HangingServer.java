package io.novacron.dwcpctl.twin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Accepts connections and never says a word. */
final class HangingServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> connections = new ArrayList<>();

    HangingServer() throws IOException {}

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** Waits until somebody has connected and asked. */
    void awaitRequest() throws IOException {
        Socket connection = socket.accept();
        connections.add(connection);
        if (connection.getInputStream().read() < 0) {
            throw new IOException("hung up before asking");
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
        socket.close();
    }
}
