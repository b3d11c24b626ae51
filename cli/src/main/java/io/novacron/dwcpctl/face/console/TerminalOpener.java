package io.novacron.dwcpctl.face.console;

import java.io.IOException;
import org.jline.terminal.Terminal;

/** Opens the terminal that the process was started from. Costs 50 to 100 ms, so: only when it is needed. */
@FunctionalInterface
public interface TerminalOpener {
    /** The terminal; whoever opens it closes it. */
    Terminal open() throws IOException;
}
