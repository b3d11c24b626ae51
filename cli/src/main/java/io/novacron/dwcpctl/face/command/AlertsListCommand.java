package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.view.AlertsView;
import io.novacron.dwcpctl.face.view.Asked;
import io.novacron.dwcpctl.ops.alerts.AlertBoard;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.alert.Alerts;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dwcpctl alerts list}. */
@Command(
        name = "list",
        description = "What fires and what is pending, for how long, who is told next, and what silences hide.")
public final class AlertsListCommand implements Callable<Integer> {
    private final Sessions sessions;

    public AlertsListCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        session.refuseAt("alerts list");
        Site site = session.site();
        Alerts alerts = site.alerts().alerts();
        Instant now = alerts.origin().at();
        session.print(new AlertsView(new Asked(
                        site.context(),
                        site.simulated(),
                        now,
                        null,
                        session.environment().zone()))
                .of(AlertBoard.of(alerts, now)));
        return ExitCode.DONE.code();
    }
}
