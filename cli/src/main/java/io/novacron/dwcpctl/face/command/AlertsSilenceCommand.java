package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.face.view.AlertsView;
import io.novacron.dwcpctl.face.view.Asked;
import io.novacron.dwcpctl.ops.alerts.Silencing;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.alert.Alert;
import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl alerts silence}. */
@Command(name = "silence", description = "Hide alerts for a time; first says which, and asks.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class AlertsSilenceCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "MATCHER",
            description = "alertname=DWCPv3ComponentDown, region=~\"eu-.*\", or an alert's name.")
    List<String> matchers;

    @Option(names = "--for", paramLabel = "DURATION", required = true, description = "How long: 2h.")
    Duration length;

    @Option(names = "--comment", paramLabel = "TEXT", required = true, description = "Why.")
    String comment;

    @Option(names = "--author", paramLabel = "NAME", description = "Who; the variable USER where not given.")
    @Nullable
    String author;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    private final Sessions sessions;

    public AlertsSilenceCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        session.refuseAt("alerts silence");
        if (length.isZero()) {
            throw CliException.usage("--for must be longer than zero", "Give --for 2h, for example.");
        }
        Site site = session.site();
        Instant now = site.timeline().now();
        Silencing silencing = new Silencing(site.alerts());
        SilenceRequest request =
                new SilenceRequest(silencing.matchers(matchers), now, now.plus(length), author(session), comment);
        List<Alert> hidden = silencing.wouldHide(request);
        session.console().note(said(hidden));
        if (!yes && !session.prompter().confirm("Silence them for " + PromDuration.format(length) + "?", "--yes")) {
            session.console().note("nothing is silenced");
            return ExitCode.DONE.code();
        }
        Silence made = silencing.create(request);
        session.print(new AlertsView(new Asked(
                        site.context(),
                        site.simulated(),
                        now,
                        null,
                        session.environment().zone()))
                .of(made, hidden));
        return ExitCode.DONE.code();
    }

    private String author(Session session) {
        if (author != null) {
            return author;
        }
        return session.environment()
                .variable("USER")
                .orElseThrow(() -> CliException.usage(
                        "who silences is not known: the variable USER is not set", "Name yourself with --author."));
    }

    private static String said(List<Alert> hidden) {
        if (hidden.isEmpty()) {
            return "this hides no alert that is active now, but would hide those to come";
        }
        String names = hidden.stream().map(AlertsView::id).collect(Collectors.joining(", "));
        return "this hides " + hidden.size() + (hidden.size() == 1 ? " alert: " : " alerts: ") + names;
    }
}
