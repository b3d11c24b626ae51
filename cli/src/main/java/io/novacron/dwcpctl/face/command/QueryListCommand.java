package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.view.CookbookView;
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
    @Option(names = "--category", paramLabel = "NAME", description = "Only that category.")
    @Nullable
    String category;

    @Parameters(arity = "0..1", paramLabel = "WORD", description = "Only those that have the word in id or text.")
    @Nullable
    String word;

    private final Sessions sessions;

    public QueryListCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        List<CookbookQuery> queries = session.cookbook().all().stream()
                .filter(query -> category == null || query.category().equals(category))
                .filter(this::hasWord)
                .toList();
        if (queries.isEmpty()) {
            throw CliException.usage("no query matches", "Leave the filter out to see all.");
        }
        session.print(new CookbookView(session.wallNow()).list(queries));
        return ExitCode.DONE.code();
    }

    private boolean hasWord(CookbookQuery query) {
        if (word == null) {
            return true;
        }
        String text = query.id() + " " + query.title() + " " + query.question();
        return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
}
