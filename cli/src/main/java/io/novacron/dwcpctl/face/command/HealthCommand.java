package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.face.view.Asked;
import io.novacron.dwcpctl.face.view.HealthView;
import io.novacron.dwcpctl.ops.health.HealthReport;
import io.novacron.dwcpctl.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl health}. */
@Command(
        name = "health",
        description = "How the application, its components and the monitoring are: 0 healthy, 1 degraded, 2 critical,"
                + " 3 not known.")
public final class HealthCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "TARGET",
            description = "Only these: application, hde, eu-west, hde/eu-west, prometheus, watchdog.")
    List<String> targets = new ArrayList<>();

    @Option(names = "--watch", description = "Ask again and again until Ctrl-C; with -o json a line each time.")
    boolean watch;

    @Option(names = "--interval", paramLabel = "DURATION", description = "With --watch: how often; 2s if not given.")
    Duration interval = Duration.ofSeconds(2);

    private final Sessions sessions;

    public HealthCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (interval.isZero()) {
            throw CliException.usage("--interval must be longer than zero", "Give --interval 2s, for example.");
        }
        Session session = sessions.open();
        session.refuseAt("health");
        for (boolean first = true; ; first = false) {
            Site site = session.site();
            Instant at = site.timeline().now();
            HealthReport all = session.checkup(at);
            if (first) {
                all.refuseUnknown(targets);
            }
            HealthReport report = all.only(targets);
            HealthView view = new HealthView(new Asked(
                    site.context(),
                    site.simulated(),
                    at,
                    null,
                    session.environment().zone()));
            if (!watch) {
                session.print(view.of(report));
                return report.verdict().exitCode().code();
            }
            session.output().printNext(view.of(report), first);
            if (session.environment().cancellation().await(interval)) {
                return report.verdict().exitCode().code();
            }
            session.renew();
        }
    }
}
