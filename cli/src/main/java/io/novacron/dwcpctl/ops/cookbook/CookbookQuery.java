package io.novacron.dwcpctl.ops.cookbook;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.util.List;
import java.util.Map;

/**
 * A question with its PromQL.
 *
 * @param id kebab-case, beginning with the category
 * @param category the file's: latency, acp, sla
 * @param brief how its row is named where the table's title says the rest: {@code P99}; else the id
 * @param title what is measured
 * @param question the question it answers, in one sentence
 * @param template its PromQL
 * @param parameters those the template uses, by name, in the template's order
 * @param unit of the values
 * @param target what they should be
 * @param bad what a bad value means
 * @param next ids of queries and playbooks to look at next
 * @param origin the file it was read from
 */
public record CookbookQuery(
        String id,
        String category,
        String brief,
        String title,
        String question,
        QueryTemplate template,
        Map<String, Parameter> parameters,
        Unit unit,
        Target target,
        String bad,
        List<String> next,
        String origin) {

    /** A query that is in no cookbook: an expression of the user's own. */
    public static CookbookQuery adHoc(String promql) {
        return new CookbookQuery(
                "expression",
                "",
                "value",
                promql,
                "",
                QueryTemplate.verbatim(promql),
                Map.of(),
                Unit.NONE,
                Target.NONE,
                "",
                List.of(),
                "");
    }

    /**
     * The PromQL to send.
     *
     * @param values by parameter; those not given take their presets
     * @throws CliException with code 64 if a name is unknown or a value is not of its type
     */
    public String resolve(Map<String, String> values) {
        for (String name : values.keySet()) {
            if (!parameters.containsKey(name)) {
                throw CliException.usage(
                        "query " + id + " has no parameter \"" + name + "\"",
                        Nearest.hint(name, parameters.keySet())
                                + (parameters.isEmpty()
                                        ? "It takes none."
                                        : "It takes " + String.join(", ", parameters.keySet()) + "."));
            }
        }
        return template.resolve(parameters, values);
    }
}
