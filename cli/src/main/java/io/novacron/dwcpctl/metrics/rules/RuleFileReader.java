package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.rules.template.AlertTemplate;
import io.novacron.dwcpctl.metrics.rules.template.TemplateException;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads rule files as Prometheus 3.5 does ({@code model/rulefmt}): what it refuses is refused, with file and line. */
public final class RuleFileReader {
    private RuleFileReader() {}

    /**
     * Reads one file; an empty one has no groups.
     *
     * @param file names the text in messages
     * @throws CliException with code 65, naming file and line, if it is wrong
     */
    public static RuleFile read(String file, String text) {
        YamlNode root = Yaml.read(file, text);
        if (root.isNull()) {
            return new RuleFile(file, List.of());
        }
        root.only("groups");
        List<RuleGroup> groups = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : root.field("groups").map(YamlNode::items).orElse(List.of())) {
            RuleGroup group = group(node);
            if (!names.add(group.name())) {
                throw node.error(
                        "group \"" + group.name() + "\" is there twice", "Give each group of a file its own name.");
            }
            groups.add(group);
        }
        return new RuleFile(file, groups);
    }

    private static RuleGroup group(YamlNode node) {
        node.only("name", "interval", "query_offset", "limit", "labels", "rules");
        YamlNode name = node.required("name");
        if (name.text().isEmpty()) {
            throw name.error("a group's name must not be empty", "Name it.");
        }
        Map<String, YamlNode> labels = labels(node);
        List<Rule> rules = new ArrayList<>();
        for (YamlNode rule : node.field("rules").map(YamlNode::items).orElse(List.of())) {
            rules.add(rule(rule, labels));
        }
        Duration interval = duration(node, "interval");
        return new RuleGroup(
                name.text(),
                interval.isZero() ? null : interval,
                duration(node, "query_offset"),
                node.field("limit").map(YamlNode::integer).orElse(0),
                rules);
    }

    private static Rule rule(YamlNode node, Map<String, YamlNode> groupLabels) {
        node.only("record", "alert", "expr", "for", "keep_firing_for", "labels", "annotations");
        String record = text(node, "record");
        String alert = text(node, "alert");
        if (record.isEmpty() == alert.isEmpty()) {
            throw node.error(
                    record.isEmpty()
                            ? "one of 'record' or 'alert' must be set"
                            : "only one of 'record' and 'alert' must be set",
                    "Give the rule one of them.");
        }
        String query = text(node, "expr");
        if (query.isEmpty()) {
            throw node.error("field 'expr' must be set in rule", "Add expr: …");
        }
        Map<String, YamlNode> labels = new LinkedHashMap<>(groupLabels);
        labels.putAll(labels(node));
        Expr expr = expr(node.required("expr"), query);
        return alert.isEmpty()
                ? recording(node, record, query, expr, labels)
                : new Rule.Alert(
                        alert,
                        query,
                        expr,
                        duration(node, "for"),
                        duration(node, "keep_firing_for"),
                        templates(alert, "label", labels),
                        templates(alert, "annotation", annotations(node)),
                        node.location());
    }

    private static Rule recording(YamlNode node, String record, String query, Expr expr, Map<String, YamlNode> labels) {
        for (String field : List.of("annotations", "for", "keep_firing_for")) {
            boolean empty = field.equals("annotations")
                    ? annotations(node).isEmpty()
                    : duration(node, field).isZero();
            if (!empty) {
                throw node.required(field)
                        .error("invalid field '" + field + "' in recording rule", "Only alerts have it: remove it.");
            }
        }
        if (record.contains("{") || record.contains("}")) {
            throw node.required("record")
                    .error(
                            "braces present in the recording rule name; should it be in expr?: " + record,
                            "Give the bare name.");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        labels.forEach((name, value) -> texts.put(name, textOf(value)));
        return new Rule.Recording(record, query, expr, texts, node.location());
    }

    private static Expr expr(YamlNode node, String query) {
        try {
            return PromqlParser.parseStable(query);
        } catch (PromqlException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    node.location() + ": could not parse expression: " + e.getMessage(),
                    "Line and column count within the expression; try it with: dwcpctl query eval",
                    e);
        }
    }

    private static Map<String, AlertTemplate> templates(String alert, String kind, Map<String, YamlNode> texts) {
        Map<String, AlertTemplate> templates = new LinkedHashMap<>();
        texts.forEach((name, node) -> {
            try {
                templates.put(name, AlertTemplate.parse(alert, textOf(node)));
            } catch (TemplateException e) {
                throw new CliException(
                        ExitCode.BAD_INPUT,
                        node.location() + ": " + kind + " \"" + name + "\": " + e.getMessage(),
                        "Mend the template; the line counts within it.",
                        e);
            }
        });
        return templates;
    }

    private static Map<String, YamlNode> labels(YamlNode node) {
        Map<String, YamlNode> labels = named(node, "labels", "label");
        if (labels.containsKey(Labels.NAME)) {
            throw labels.get(Labels.NAME).error("invalid label name: " + Labels.NAME, "Name the metric with record.");
        }
        return labels;
    }

    private static Map<String, YamlNode> annotations(YamlNode node) {
        return named(node, "annotations", "annotation");
    }

    private static Map<String, YamlNode> named(YamlNode node, String field, String what) {
        Map<String, YamlNode> named = node.field(field).map(YamlNode::fields).orElse(Map.of());
        named.forEach((name, value) -> {
            if (name.isEmpty()) {
                throw value.error("invalid " + what + " name: the empty string", "Name it.");
            }
            textOf(value);
        });
        return named;
    }

    private static String textOf(YamlNode node) {
        return node.isNull() ? "" : node.text();
    }

    private static String text(YamlNode node, String field) {
        return node.field(field).map(YamlNode::text).orElse("");
    }

    private static Duration duration(YamlNode node, String field) {
        return node.field(field).map(YamlNode::duration).orElse(Duration.ZERO);
    }
}
