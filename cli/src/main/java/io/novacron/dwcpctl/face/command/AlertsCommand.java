package io.novacron.dwcpctl.face.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dwcpctl alerts}. */
@Command(name = "alerts", description = "What fires and what is pending, and whose turn it is; silences.")
public final class AlertsCommand implements Callable<Integer> {
    private final Sessions sessions;

    public AlertsCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        return new AlertsListCommand(sessions).call();
    }
}
