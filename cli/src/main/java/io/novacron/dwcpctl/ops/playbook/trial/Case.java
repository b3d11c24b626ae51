package io.novacron.dwcpctl.ops.playbook.trial;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.ops.playbook.Outcome;
import io.novacron.dwcpctl.ops.playbook.run.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way through a playbook.
 *
 * @param scenario of the fleet; null where nothing is measured but what the case itself says
 * @param metrics what queries answer instead of the fleet
 * @param set placeholders
 * @param where file and line
 */
public record Case(
        String name,
        @Nullable String scenario,
        List<Given> metrics,
        Map<String, String> set,
        Script answers,
        Outcome ends,
        String where) {
    /**
     * What a query answers: its nth value at the nth moment it is asked at, from then on the last.
     *
     * @param with only where its parameters have these values
     * @param values at least one
     */
    public record Given(String query, Map<String, String> with, List<Double> values, String where) {}

    /**
     * Those of a file.
     *
     * @throws io.novacron.dwcpctl.base.error.CliException with code 65, file and line, if it cannot be understood
     */
    public static List<Case> read(Library.File file) {
        YamlNode root = Yaml.read(file.name(), file.text()).schema(1).only("schema", "playbook", "cases");
        root.required("playbook").text();
        List<Case> cases = new ArrayList<>();
        for (YamlNode node : root.required("cases").items()) {
            node.only("name", "scenario", "metrics", "set", "answers", "ends");
            List<Given> metrics = new ArrayList<>();
            node.field("metrics").ifPresent(list -> list.items().forEach(each -> metrics.add(override(each))));
            cases.add(new Case(
                    node.required("name").text(),
                    node.field("scenario").map(YamlNode::text).orElse(null),
                    metrics,
                    node.field("set").map(Case::texts).orElse(Map.of()),
                    Script.of(node.required("answers")),
                    node.required("ends").oneOf(Outcome.class),
                    node.location()));
        }
        return cases;
    }

    private static Given override(YamlNode node) {
        node.only("query", "with", "values");
        List<Double> values =
                node.required("values").items().stream().map(YamlNode::number).toList();
        if (values.isEmpty()) {
            throw node.required("values").error("no value", "Give one or more.");
        }
        return new Given(
                node.required("query").text(),
                node.field("with").map(Case::texts).orElse(Map.of()),
                values,
                node.location());
    }

    private static Map<String, String> texts(YamlNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.fields().forEach((name, value) -> texts.put(name, value.text()));
        return texts;
    }
}
