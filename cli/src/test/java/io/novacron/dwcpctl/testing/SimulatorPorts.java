package io.novacron.dwcpctl.testing;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import io.novacron.dwcpctl.site.fleet.serve.PortMap;
import io.novacron.dwcpctl.site.fleet.serve.Simulator;

/** Finds a hundred ports for a test's simulator. */
public final class SimulatorPorts {
    private static final int FIRST = 21_000;
    private static final int LAST = 31_000;

    private SimulatorPorts() {}

    /** Starts one at the first base that is free: other tests may run beside this one. */
    public static Simulator start(LiveFleet live) {
        int process = (int) (ProcessHandle.current().pid() % 100);
        for (int base = FIRST + 100 * process; base < LAST; base += PortMap.SIZE) {
            try {
                return Simulator.start(new PortMap(base), live);
            } catch (CliException e) {
                // taken: the next hundred
            }
        }
        throw new IllegalStateException("no hundred ports are free between " + FIRST + " and " + LAST);
    }
}
