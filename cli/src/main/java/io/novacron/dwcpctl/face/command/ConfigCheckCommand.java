package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.face.view.Asked;
import io.novacron.dwcpctl.face.view.HealthView;
import io.novacron.dwcpctl.ops.health.TargetHealth;
import io.novacron.dwcpctl.ops.notify.NotifierCheck;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dwcpctl config check}. */
@Command(name = "check", description = "Read every context, and ask every server of the one in force.")
public final class ConfigCheckCommand implements Callable<Integer> {
    private final Sessions sessions;

    public ConfigCheckCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        session.refuseAt("config check");
        List<CliException> mistakes = session.contexts().mistakes();
        mistakes.forEach(session.console()::error);
        if (!mistakes.isEmpty()) {
            return ExitCode.BAD_INPUT.code();
        }
        Site site = session.site();
        List<Probe> asked = new ArrayList<>(site.probes());
        site.notifiers().forEach(notifier -> asked.add(new NotifierCheck(notifier)));
        List<TargetHealth> targets = session.health().of(asked);
        session.print(new HealthView(new Asked(
                        site.context(),
                        site.simulated(),
                        site.timeline().now(),
                        null,
                        session.environment().zone()))
                .of("ConfigCheck", targets));
        return Verdict.worst(targets.stream().map(TargetHealth::verdict).toList())
                .exitCode()
                .code();
    }
}
