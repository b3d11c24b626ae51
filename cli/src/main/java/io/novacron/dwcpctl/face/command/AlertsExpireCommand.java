package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.ops.alerts.Silencing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl alerts expire}. */
@Command(name = "expire", description = "End a silence now: what it hides is told again.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class AlertsExpireCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Of the silence; its beginning is enough.")
    String id;

    private final Sessions sessions;

    public AlertsExpireCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        session.refuseAt("alerts expire");
        String expired = new Silencing(session.site().alerts()).expire(id);
        session.console().note("the silence " + expired + " is ended");
        return ExitCode.DONE.code();
    }
}
