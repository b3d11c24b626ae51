package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.view.CookbookView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl query show}. */
@Command(name = "show", description = "One query explained.")
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class QueryShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Of the query.")
    String id;

    private final Sessions sessions;

    public QueryShowCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        session.print(
                new CookbookView(session.wallNow()).show(session.cookbook().get(id)));
        return ExitCode.DONE.code();
    }
}
