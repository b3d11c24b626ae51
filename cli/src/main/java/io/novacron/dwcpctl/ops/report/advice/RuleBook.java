package io.novacron.dwcpctl.ops.report.advice;

import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.ops.report.advice.Rule.Piece;
import io.novacron.dwcpctl.ops.report.advice.Rule.Priority;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code queries/recommendations.yaml}; a user's rule replaces the shipped one of the same id. */
public final class RuleBook {
    private static final String DIRECTORY = "queries/";
    private static final String FILE = "recommendations.yaml";
    private static final String WHERE = ".where";

    private RuleBook() {}

    /**
     * The rules in force, in the order of the files.
     *
     * @throws io.novacron.dwcpctl.base.error.CliException with code 65, file and line, if one is wrong
     */
    public static List<Rule> of(Library library) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        Library.File shipped = library.shipped(DIRECTORY + FILE);
        read(shipped).forEach(rule -> rules.put(rule.id(), rule));
        for (Library.File file : library.overlays(DIRECTORY)) {
            if (file.name().endsWith(FILE)) {
                read(file).forEach(rule -> rules.put(rule.id(), rule));
            }
        }
        return List.copyOf(rules.values());
    }

    /** The rules of one file. */
    public static List<Rule> read(Library.File file) {
        YamlNode root = Yaml.read(file.name(), file.text()).schema(1).only("schema", "recommendations");
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (YamlNode node : root.required("recommendations").items()) {
            Rule rule = rule(node.only("id", "when", "priority", "text", "playbook"));
            if (rules.put(rule.id(), rule) != null) {
                throw node.required("id").error("the id " + rule.id() + " is there twice", "Rename one of them.");
            }
        }
        return List.copyOf(rules.values());
    }

    private static Rule rule(YamlNode node) {
        Map<Figure, Condition> when = new LinkedHashMap<>();
        YamlNode conditions = node.required("when");
        conditions
                .fields()
                .forEach((name, condition) -> when.put(
                        figure(name, condition),
                        Condition.parse(condition.text())
                                .orElseThrow(() -> condition.error(
                                        "\"" + condition.text() + "\" is no condition",
                                        "Write it as \"> 0.5\" or \"< 2.4e9\"."))));
        if (when.isEmpty()) {
            throw conditions.error("without a condition it would always be advised", "Add one.");
        }
        YamlNode text = node.required("text");
        return new Rule(
                node.required("id").text(),
                when,
                node.required("priority").oneOf(Priority.class),
                pieces(text, when),
                node.field("playbook").map(YamlNode::text).orElse(""));
    }

    private static Figure figure(String name, YamlNode at) {
        List<String> known = Arrays.stream(Figure.values()).map(Figure::id).toList();
        return Figure.of(name)
                .orElseThrow(() -> at.error(
                        "the report has no figure \"" + name + "\"",
                        Nearest.hint(name, known) + "Known: " + String.join(", ", known) + "."));
    }

    private static List<Piece> pieces(YamlNode node, Map<Figure, Condition> when) {
        List<Piece> pieces = new ArrayList<>();
        String rest = node.text().strip();
        while (!rest.isEmpty()) {
            int open = rest.indexOf("{{");
            int close = open < 0 ? -1 : rest.indexOf("}}", open);
            if (open >= 0 && close < 0) {
                throw node.error("{{ without }}", "Write a figure as {{latency-p99}}.");
            }
            if (open < 0) {
                pieces.add(new Piece.Words(rest));
                break;
            }
            if (open > 0) {
                pieces.add(new Piece.Words(rest.substring(0, open)));
            }
            String name = rest.substring(open + 2, close).strip();
            boolean where = name.endsWith(WHERE);
            Figure figure = figure(where ? name.substring(0, name.length() - WHERE.length()) : name, node);
            if (!when.containsKey(figure)) {
                throw node.error(
                        "{{" + name + "}} is not known to be known here", "Name " + figure.id() + " under when: too.");
            }
            pieces.add(where ? new Piece.Where(figure) : new Piece.Value(figure));
            rest = rest.substring(close + 2);
        }
        return pieces;
    }
}
