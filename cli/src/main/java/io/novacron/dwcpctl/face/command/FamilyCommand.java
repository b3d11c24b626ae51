package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.cookbook.Family;
import io.novacron.dwcpctl.ops.cookbook.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code latency}, {@code throughput} and {@code errors} share: the headline of a category, broken down or drawn. */
@SuppressWarnings("NullAway.Init") // picocli sets the mixin
abstract class FamilyCommand implements Callable<Integer> {
    private static final String WINDOW = "window";

    @Option(names = "--by", paramLabel = "LABEL", description = "Break down by a label, such as component.")
    @Nullable
    String by;

    @Option(names = "--region", paramLabel = "REGION", description = "Only that region.")
    @Nullable
    String region;

    @Mixin
    RangeOptions range;

    private final Sessions sessions;
    private final String category;

    FamilyCommand(Sessions sessions, String category) {
        this.sessions = sessions;
        this.category = category;
    }

    /** The id of the query to ask in place of the headline, where an option of the command's own asks for one. */
    @Nullable
    String special() {
        return null;
    }

    /** Parameters from options of the command's own; those that a query does not know are left out. */
    Map<String, String> ownParameters() {
        return Map.of();
    }

    @Override
    public Integer call() throws InterruptedException {
        if (range.since != null && range.since.isZero()) {
            throw CliException.usage("--since must be longer than zero", "Give --since 5m, for example.");
        }
        Session session = sessions.open();
        List<Question> questions = questions(session.cookbook());
        return range.ask(
                session,
                kind(),
                questions,
                range.isDrawnOrStepped(),
                (view, answers) -> session.print(view.headlines(kind(), title(questions), answers)));
    }

    private String kind() {
        return Character.toUpperCase(category.charAt(0)) + category.substring(1);
    }

    private String title(List<Question> questions) {
        String what = questions.size() == 1 ? questions.get(0).query().title() : kind();
        return what + (region == null ? "" : " in " + region);
    }

    private List<Question> questions(Cookbook cookbook) {
        Family family = cookbook.family(category);
        List<String> ids = ids(family);
        List<Question> questions = new ArrayList<>();
        for (String id : ids) {
            CookbookQuery query = cookbook.get(id);
            questions.add(new Question(query, query.resolve(parameters(query))));
        }
        checkSince(questions);
        return questions;
    }

    /** An option that is given counts, or is refused: a number over another time than was asked for misleads. */
    private void checkSince(List<Question> questions) {
        if (range.since == null || range.isDrawnOrStepped()) {
            return;
        }
        if (questions.stream().noneMatch(q -> q.query().parameters().containsKey(WINDOW))) {
            throw CliException.usage(
                    "--since: " + questions.get(0).query().id() + " is about one moment, not about a while",
                    "Leave --since out, or add --chart or --step to see the range.");
        }
    }

    private List<String> ids(Family family) {
        String special = special();
        if (by != null && !by.equals("region")) {
            String id = family.breakdowns().get(by);
            if (id == null) {
                throw CliException.usage(
                        category + " cannot be broken down by \"" + by + "\"",
                        Nearest.hint(by, family.breakdowns().keySet()) + "Use one of region, "
                                + String.join(", ", family.breakdowns().keySet()) + ".");
            }
            return List.of(id);
        }
        if (special != null) {
            return List.of(special);
        }
        return range.chart ? List.of(family.chart()) : family.headline();
    }

    private Map<String, String> parameters(CookbookQuery query) {
        Map<String, String> values = new LinkedHashMap<>(ownParameters());
        if (region != null) {
            values.put("region", region);
        }
        if (range.since != null && !range.isDrawnOrStepped()) {
            values.put(WINDOW, PromDuration.format(range.since));
        }
        values.keySet().retainAll(query.parameters().keySet());
        return values;
    }
}
