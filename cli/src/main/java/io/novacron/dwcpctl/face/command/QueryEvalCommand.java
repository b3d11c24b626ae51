package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.cookbook.Question;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl query eval}. */
@Command(name = "eval", description = "Ask PromQL of your own.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class QueryEvalCommand implements Callable<Integer> {
    @Parameters(paramLabel = "EXPR", description = "PromQL.")
    String expression;

    @Mixin
    RangeOptions range;

    private final Sessions sessions;

    public QueryEvalCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        Question question = new Question(CookbookQuery.adHoc(expression), expression);
        return range.ask(session, "QueryResult", List.of(question));
    }
}
