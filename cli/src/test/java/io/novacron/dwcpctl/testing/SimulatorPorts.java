package io.novacron.dwcpctl.testing;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import io.novacron.dwcpctl.site.fleet.serve.PortMap;
import io.novacron.dwcpctl.site.fleet.serve.Simulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Finds a hundred ports for a test's simulator. */
public final class SimulatorPorts {
    private static final int FIRST = 21_000;
    private static final int LAST = 31_000;

    private SimulatorPorts() {}

    /** Starts one at the first base that is free: other tests may run beside this one. */
    public static Simulator start(LiveFleet live) {
        for (int base = firstBase(); base < LAST; base += PortMap.SIZE) {
            try {
                return Simulator.start(new PortMap(base), live);
            } catch (CliException e) {
                // taken: the next hundred
            }
        }
        throw none();
    }

    private static IllegalStateException none() {
        return new IllegalStateException("no hundred ports are free between " + FIRST + " and " + LAST);
    }

    /** The first base that is free, for a simulator of another process. */
    public static int free() {
        for (int base = firstBase(); base < LAST; base += PortMap.SIZE) {
            if (IntStream.range(base, base + PortMap.SIZE).allMatch(SimulatorPorts::isFree)) {
                return base;
            }
        }
        throw none();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int firstBase() {
        return FIRST + 100 * (int) (ProcessHandle.current().pid() % 100);
    }
}
