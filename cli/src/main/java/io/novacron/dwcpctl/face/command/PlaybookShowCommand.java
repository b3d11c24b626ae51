package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.output.Format;
import io.novacron.dwcpctl.face.view.PlaybookView;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl playbook show}. */
@Command(name = "show", description = "A whole playbook, to read.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class PlaybookShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Of the playbook, or the alert's name.")
    String id;

    private final Sessions sessions;

    public PlaybookShowCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        session.output()
                .print(
                        new PlaybookView(session.wallNow()).show(new Playbooks(session.library()).get(id)),
                        Format.TABLE);
        return ExitCode.DONE.code();
    }
}
