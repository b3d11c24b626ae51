package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.cookbook.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl query run}. */
@Command(name = "run", description = "Ask queries of the cookbook, or all of a category.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class QueryRunCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "QUERY", description = "Ids of queries, or of categories.")
    List<String> ids;

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "A parameter, for every query that has it.")
    Map<String, String> parameters = new LinkedHashMap<>();

    @Mixin
    RangeOptions range;

    private final Sessions sessions;

    public QueryRunCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        List<CookbookQuery> queries = queries(session.cookbook());
        List<Question> questions = new ArrayList<>();
        for (CookbookQuery query : queries) {
            questions.add(new Question(query, query.resolve(parametersOf(query, queries.size() == 1))));
        }
        return range.ask(session, "QueryResult", questions);
    }

    private List<CookbookQuery> queries(Cookbook cookbook) {
        // by id: the hash of a record with so many parts takes Java longer to set up than the server takes to answer
        Map<String, CookbookQuery> queries = new LinkedHashMap<>();
        for (String id : ids) {
            List<CookbookQuery> category = cookbook.category(id);
            for (CookbookQuery query : category.isEmpty() ? List.of(cookbook.get(id)) : category) {
                queries.putIfAbsent(query.id(), query);
            }
        }
        for (String name : parameters.keySet()) {
            if (queries.size() > 1
                    && queries.values().stream().noneMatch(q -> q.parameters().containsKey(name))) {
                throw CliException.usage(
                        "none of the queries has a parameter \"" + name + "\"", "See dwcpctl query show QUERY.");
            }
        }
        return List.copyOf(queries.values());
    }

    /** One query must know every parameter; of several, each takes those it knows. */
    private Map<String, String> parametersOf(CookbookQuery query, boolean all) {
        Map<String, String> own = new LinkedHashMap<>(parameters);
        if (!all) {
            own.keySet().retainAll(query.parameters().keySet());
        }
        return own;
    }
}
