package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.face.view.Asked;
import io.novacron.dwcpctl.face.view.TriageView;
import io.novacron.dwcpctl.ops.triage.TriageReport;
import io.novacron.dwcpctl.site.Site;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dwcpctl triage}. */
@Command(
        name = "triage",
        description = {
            "What is wrong, since when, what changed before, and what to run next, on one screen.",
            "It judges by the gate rollout and ends as gonogo does."
        })
public final class TriageCommand implements Callable<Integer> {
    private final Sessions sessions;

    public TriageCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        session.refuseAt("triage");
        Site site = session.site();
        Instant now = site.timeline().now();
        TriageReport report = session.triage(now);
        String context = session.options().context;
        session.print(new TriageView(
                        new Asked(
                                site.context(),
                                site.simulated(),
                                now,
                                null,
                                session.environment().zone()),
                        context == null ? "" : "--context " + context)
                .of(report));
        return report.decision().exitCode().code();
    }
}
