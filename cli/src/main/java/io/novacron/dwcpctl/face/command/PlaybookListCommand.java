package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.view.PlaybookView;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.ops.playbook.run.Calling;
import io.novacron.dwcpctl.site.Site;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dwcpctl playbook list}. */
@Command(
        name = "list",
        description = "The playbooks; where there is a context, those that apply now come first and are marked.")
public final class PlaybookListCommand implements Callable<Integer> {
    private final Sessions sessions;

    public PlaybookListCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        session.refuseAt("playbook list");
        List<Playbook> all = new Playbooks(session.library()).all();
        PlaybookView view = new PlaybookView(session.wallNow());
        if (!session.contexts().isChosen()) {
            session.print(view.list(all, null, Map.of(), null));
            return ExitCode.DONE.code();
        }
        Site site = session.site();
        Calling calling = new Calling(site, session.cookbook(), PlaybookScenes.meter(session, site));
        try {
            session.print(view.list(all, site, calling.of(all), null));
        } catch (CliException e) {
            // the list is of use all the same, and most of all when nobody answers
            session.print(view.list(all, null, Map.of(), "what applies now is not known: " + e.getMessage()));
        }
        return ExitCode.DONE.code();
    }
}
