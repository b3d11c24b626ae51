package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.console.Progress;
import io.novacron.dwcpctl.face.view.TrialView;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.ops.playbook.trial.Trial;
import io.novacron.dwcpctl.ops.playbook.trial.TrialReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl playbook test}. */
@Command(
        name = "test",
        description =
                "Look for mistakes in playbooks, and run their cases on simulated fleets; all of them where none is"
                        + " named.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class PlaybookTestCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "PLAYBOOK", description = "Ids, or names of alerts.")
    List<String> ids = new ArrayList<>();

    private final Sessions sessions;

    public PlaybookTestCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        session.refuseAt("playbook test");
        Playbooks playbooks = new Playbooks(session.library());
        Trial trial = new Trial(
                playbooks,
                PlaybookScenes.surroundings(session, playbooks),
                scenario -> PlaybookScenes.ofCase(session, playbooks, scenario));
        List<TrialReport> reports = new ArrayList<>();
        List<String> wanted = ids.isEmpty() ? playbooks.ids() : playbooks.resolve(ids);
        try (Progress progress = session.console().progress("testing playbooks")) {
            for (String id : wanted) {
                progress.update("testing " + id);
                reports.add(trial.of(id));
            }
        }
        session.print(new TrialView(session.wallNow()).of(reports));
        if (reports.isEmpty()) {
            return ExitCode.UNKNOWN.code();
        }
        return (reports.stream().allMatch(TrialReport::passed) ? ExitCode.DONE : ExitCode.NO_GO).code();
    }
}
