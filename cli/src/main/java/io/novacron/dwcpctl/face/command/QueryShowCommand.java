package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.view.CookbookView;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl query show}. */
@Command(name = "show", description = "One query explained.")
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class QueryShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "QUERY", description = "Its id.")
    String id;

    private final Sessions sessions;

    public QueryShowCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        Cookbook cookbook = session.cookbook();
        CookbookQuery query = cookbook.get(id);
        session.print(new CookbookView(session.wallNow())
                .show(query, next -> cookbook.find(next).isPresent()));
        return ExitCode.DONE.code();
    }
}
