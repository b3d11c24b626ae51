package io.novacron.dwcpctl.ops.playbook;

import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.site.cluster.ObjectNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a step has one do: at most one of these keys. */
final class ActionFile {
    static final List<String> KEYS =
            List.of("check", "inspect", "cluster", "ask", "decide", "notify", "wait-until", "rollback", "done");

    private ActionFile() {}

    static Action read(YamlNode step) {
        List<String> found =
                KEYS.stream().filter(key -> step.field(key).isPresent()).toList();
        if (found.isEmpty()) {
            return new Action.Look();
        }
        if (found.size() > 1) {
            throw step.required(found.get(1))
                    .error("a step does one thing, and this one has " + String.join(" and ", found), "Make two steps.");
        }
        YamlNode node = step.required(found.get(0));
        return switch (found.get(0)) {
            case "check" -> check(node);
            case "inspect" ->
                new Action.Inspect(node.items().stream().map(Wording::parse).toList());
            case "cluster" -> new Action.Change(change(node));
            case "ask" -> {
                node.only("question", "into");
                yield new Action.Ask(
                        Wording.parse(node.required("question")),
                        node.required("into").text());
            }
            case "decide" -> decide(node);
            case "notify" -> {
                node.only("template", "with");
                yield new Action.Notify(node.required("template").text(), PlaybookFile.with(node));
            }
            case "wait-until" -> wait(node);
            case "rollback" -> {
                node.only("mode");
                yield new Action.Rollback(node.required("mode").oneOf(Action.Rollback.Mode.class));
            }
            default -> {
                node.only("outcome", "next");
                yield new Action.Done(
                        node.required("outcome").oneOf(Outcome.class),
                        node.field("next").map(YamlNode::texts).orElse(List.of()));
            }
        };
    }

    private static Action check(YamlNode node) {
        node.only("gate", "health");
        String gate = PlaybookFile.text(node, "gate");
        List<String> health = node.field("health").map(YamlNode::texts).orElse(List.of());
        if ((gate == null) == health.isEmpty()) {
            throw node.error(
                    "a check asks one gate, or the health of targets", "Write gate: rollout, or health: [amst].");
        }
        return new Action.Check(gate, health);
    }

    private static Action decide(YamlNode node) {
        node.only("question", "branches");
        List<Branch> branches = new ArrayList<>();
        Set<String> answers = new LinkedHashSet<>();
        for (YamlNode each : node.required("branches").items()) {
            each.only("answer", "label", "when", "goto");
            YamlNode answer = each.required("answer");
            PlaybookFile.id(answer);
            if (List.of(Answers.DO, Answers.SKIP, Answers.BACK).contains(answer.text())
                    || !answers.add(answer.text())) {
                throw answer.error("\"" + answer.text() + "\" is there twice or means something else", "Rename it.");
            }
            branches.add(new Branch(
                    answer.text(),
                    Wording.parse(each.required("label")),
                    each.field("when").map(PlaybookFile::measurement).orElse(null),
                    each.required("goto").text(),
                    each.location()));
        }
        if (branches.size() < 2) {
            throw node.required("branches").error("a decision has two branches or more", "Add one, or use goto.");
        }
        return new Action.Decide(Wording.parse(node.required("question")), branches);
    }

    private static Action wait(YamlNode node) {
        node.only("query", "with", "is", "for", "give-up", "else");
        return new Action.WaitUntil(
                new Measurement(
                        node.required("query").text(),
                        PlaybookFile.with(node),
                        PlaybookFile.condition(node.required("is")),
                        node.location()),
                node.required("for").duration(),
                PlaybookFile.positive(node.required("give-up")),
                node.required("else").text());
    }

    private static ChangeTemplate change(YamlNode node) {
        Map<String, YamlNode> fields = node.fields();
        if (fields.size() != 1) {
            throw node.error("one change a step", "Make a step of each.");
        }
        node.only("scale", "set-env", "pause", "resume", "undo", "restart", "set-config");
        Map.Entry<String, YamlNode> only = fields.entrySet().iterator().next();
        YamlNode change = only.getValue();
        return switch (only.getKey()) {
            case "scale" -> {
                change.only("deployment", "replicas");
                yield new ChangeTemplate(
                        ChangeTemplate.Verb.SCALE,
                        object(change.required("deployment")),
                        Map.of(),
                        Wording.parse(change.required("replicas")));
            }
            case "set-env" -> {
                change.only("deployment", "values");
                yield new ChangeTemplate(
                        ChangeTemplate.Verb.SET_ENV,
                        object(change.required("deployment")),
                        variables(change.required("values")),
                        null);
            }
            case "set-config" -> {
                change.only("config-map", "key", "value");
                yield new ChangeTemplate(
                        ChangeTemplate.Verb.SET_CONFIG,
                        object(change.required("config-map")),
                        Map.of(change.required("key").text(), Wording.parse(change.required("value"))),
                        null);
            }
            case "pause" -> bare(ChangeTemplate.Verb.PAUSE, change);
            case "resume" -> bare(ChangeTemplate.Verb.RESUME, change);
            case "undo" -> bare(ChangeTemplate.Verb.UNDO, change);
            default -> bare(ChangeTemplate.Verb.RESTART, change);
        };
    }

    private static ChangeTemplate bare(ChangeTemplate.Verb verb, YamlNode change) {
        change.only("deployment");
        return new ChangeTemplate(verb, object(change.required("deployment")), Map.of(), null);
    }

    private static Wording object(YamlNode node) {
        Wording name = Wording.parse(node);
        if (name.names().isEmpty() && !ObjectNames.isObject(node.text())) {
            throw node.error(
                    "\"" + node.text() + "\" cannot be the name of an object",
                    "Names are of lower-case letters, digits and -.");
        }
        return name;
    }

    private static Map<String, Wording> variables(YamlNode node) {
        Map<String, Wording> values = new LinkedHashMap<>();
        node.fields().forEach((name, value) -> {
            if (!ObjectNames.isVariable(name)) {
                throw value.error("\"" + name + "\" cannot be an environment variable", "Write letters, digits and _.");
            }
            values.put(name, Wording.parse(value));
        });
        if (values.isEmpty()) {
            throw node.error("no variable is named", "Write NAME: value.");
        }
        return values;
    }
}
