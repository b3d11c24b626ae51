package io.novacron.dwcpctl.site.process;

import java.time.Duration;
import java.util.List;

/** Runs commands. No shell is involved: words are taken as they are. */
public interface Processes {
    /**
     * Runs a command to its end, with nothing to read on its standard input.
     *
     * @param command the program and its arguments
     * @param limit how long it may take
     * @return what it said, whatever its exit code
     * @throws ProcessException if it could not be started, or was not done in time and has been ended
     * @throws InterruptedException if the run was cancelled meanwhile; the command has been ended
     */
    ProcessReply run(List<String> command, Duration limit) throws InterruptedException;
}
