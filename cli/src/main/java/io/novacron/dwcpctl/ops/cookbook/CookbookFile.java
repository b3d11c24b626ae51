package io.novacron.dwcpctl.ops.cookbook;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one file of {@code queries/cookbook/}: a category, parameters that its queries share, and the queries. */
final class CookbookFile {
    private CookbookFile() {}

    /**
     * What a file holds.
     *
     * @param about what the category is about, in a few words; empty where the file does not say
     * @param family what the command of the category's name shows; null where there is no such command
     */
    record Contents(
            String about,
            List<CookbookQuery> queries,
            @Nullable Family family) {}

    static Contents read(String file, String text) {
        YamlNode root =
                Yaml.read(file, text).schema(1).only("schema", "category", "about", "command", "parameters", "queries");
        String category = root.required("category").text();
        Map<String, Parameter> shared = parameters(root);
        List<CookbookQuery> queries = new ArrayList<>();
        for (YamlNode node : root.required("queries").items()) {
            queries.add(query(node, file, category, shared));
        }
        if (queries.isEmpty()) {
            throw root.required("queries").error("there is no query here", "Add one, or remove the file.");
        }
        return new Contents(
                root.field("about").map(YamlNode::text).orElse(""),
                queries,
                root.field("command").map(node -> family(node, queries)).orElse(null));
    }

    private static Family family(YamlNode node, List<CookbookQuery> queries) {
        node.only("headline", "chart", "by");
        Map<String, String> breakdowns = new LinkedHashMap<>();
        node.required("by").fields().forEach((label, id) -> breakdowns.put(label, existing(id, queries)));
        return new Family(
                node.required("headline").items().stream()
                        .map(id -> existing(id, queries))
                        .toList(),
                existing(node.required("chart"), queries),
                breakdowns);
    }

    private static String existing(YamlNode id, List<CookbookQuery> queries) {
        List<String> ids = queries.stream().map(CookbookQuery::id).toList();
        if (!ids.contains(id.text())) {
            throw id.error(
                    "no query of this file has the id \"" + id.text() + "\"",
                    Nearest.hint(id.text(), ids) + "Name one.");
        }
        return id.text();
    }

    private static CookbookQuery query(YamlNode node, String file, String category, Map<String, Parameter> shared) {
        node.only(
                "id",
                "short",
                "title",
                "question",
                "expr",
                "parameters",
                "unit",
                "target",
                "warn",
                "fail",
                "bad",
                "next");
        String id = id(node.required("id"), category);
        Map<String, Parameter> known = new LinkedHashMap<>(shared);
        Map<String, Parameter> own = parameters(node);
        known.putAll(own);
        QueryTemplate template = QueryTemplate.parse(node.required("expr"), known);
        for (String name : own.keySet()) {
            if (!template.names().contains(name)) {
                throw node.error("parameter \"" + name + "\" is not used in expr", "Use it or remove it.");
            }
        }
        Map<String, Parameter> used = new LinkedHashMap<>();
        template.names().forEach(name -> used.put(name, Objects.requireNonNull(known.get(name))));
        return new CookbookQuery(
                id,
                category,
                node.field("short").map(YamlNode::text).orElse(id),
                node.required("title").text(),
                node.required("question").text(),
                template,
                used,
                node.required("unit").oneOf(Unit.class),
                new Target(condition(node, "target"), condition(node, "warn"), condition(node, "fail")),
                node.required("bad").text(),
                node.field("next").map(YamlNode::texts).orElse(List.of()),
                file);
    }

    private static String id(YamlNode node, String category) {
        String id = node.text();
        boolean kebab = id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
        if (!kebab || !id.startsWith(category + "-") || id.endsWith("-") || id.contains("--")) {
            throw node.error(
                    "\"" + id + "\" is no id for the category " + category,
                    "Write it in lower case with dashes, beginning with " + category + "-.");
        }
        return id;
    }

    private static @Nullable Condition condition(YamlNode query, String field) {
        return query.field(field)
                .map(node -> Condition.parse(node.text())
                        .orElseThrow(() -> node.error(
                                "\"" + node.text() + "\" is no condition", "Write it as \"< 0.5\" or \">= 2.4e9\".")))
                .orElse(null);
    }

    private static Map<String, Parameter> parameters(YamlNode owner) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        owner.field("parameters")
                .ifPresent(all -> all.fields().forEach((name, node) -> parameters.put(name, parameter(name, node))));
        return parameters;
    }

    private static Parameter parameter(String name, YamlNode node) {
        node.only("type", "default", "min", "max", "help");
        Parameter.Type type = node.required("type").oneOf(Parameter.Type.class);
        Parameter parameter = new Parameter(
                name,
                type,
                node.field("default").map(YamlNode::text).orElse(null),
                node.field("min").map(YamlNode::number).orElse(-Double.MAX_VALUE),
                node.field("max").map(YamlNode::number).orElse(Double.MAX_VALUE),
                node.required("help").text());
        if (type != Parameter.Type.NUMBER) {
            for (String bound : List.of("min", "max")) {
                node.field(bound).ifPresent(n -> {
                    throw n.error(bound + " is for numbers only", "Remove it, or make the type number.");
                });
            }
        }
        if (parameter.preset() == null && type != Parameter.Type.VALUE) {
            throw node.error("parameter \"" + name + "\" has no default", "Add default: …");
        }
        if (parameter.preset() != null) {
            try {
                parameter.check(parameter.preset());
            } catch (CliException e) {
                throw node.error("default of " + e.getMessage(), e.suggestion());
            }
        }
        return parameter;
    }
}
