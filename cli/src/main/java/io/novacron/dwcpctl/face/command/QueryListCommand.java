package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.view.CookbookView;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl query list}. */
@Command(name = "list", description = "The queries of the cookbook.")
public final class QueryListCommand implements Callable<Integer> {
    @Option(names = "--category", paramLabel = "CATEGORY", description = "Only that category.")
    @Nullable
    String category;

    @Parameters(
            arity = "0..1",
            paramLabel = "TEXT",
            description = "Only those that have it in id, text or PromQL: rdma, dwcp_v3_sla.")
    @Nullable
    String text;

    private final Sessions sessions;

    public QueryListCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        Cookbook cookbook = session.cookbook();
        List<CookbookQuery> queries = (category == null ? cookbook.all() : cookbook.category(category))
                .stream().filter(this::hasText).toList();
        if (queries.isEmpty()) {
            throw CliException.usage("no query matches", "Leave the filter out to see all.");
        }
        session.print(new CookbookView(session.wallNow()).list(queries, cookbook::about));
        return ExitCode.DONE.code();
    }

    private boolean hasText(CookbookQuery query) {
        if (text == null) {
            return true;
        }
        String all = String.join(
                " ",
                query.id(),
                query.title(),
                query.question(),
                query.bad(),
                query.template().source());
        return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
