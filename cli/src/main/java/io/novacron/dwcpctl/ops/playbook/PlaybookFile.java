package io.novacron.dwcpctl.ops.playbook;

import com.google.re2j.Pattern;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.base.verdict.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one file of {@code playbooks/}. What is wrong with a playbook that can be read, {@code lint} finds. */
final class PlaybookFile {
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Wording NOTHING = Wording.verbatim("");

    private PlaybookFile() {}

    /** @throws CliException with code 65, file and line, if it cannot be understood */
    static Playbook read(String file, String text) {
        YamlNode root = Yaml.read(file, text)
                .schema(1)
                .only(
                        "schema",
                        "id",
                        "title",
                        "alert",
                        "summary",
                        "budget",
                        "applies",
                        "symptoms",
                        "placeholders",
                        "steps");
        Map<String, Placeholder> placeholders = new LinkedHashMap<>();
        root.field("placeholders")
                .ifPresent(all ->
                        all.fields().forEach((name, node) -> placeholders.put(name, placeholder(name, node))));
        List<Step> steps = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (YamlNode node : root.required("steps").items()) {
            Step step = step(node);
            if (!ids.add(step.id())) {
                throw node.required("id").error("the step " + step.id() + " is there twice", "Rename one of them.");
            }
            steps.add(step);
        }
        if (steps.isEmpty()) {
            throw root.required("steps").error("there is no step", "Add one.");
        }
        return new Playbook(
                id(root.required("id")),
                line(root.required("title")),
                root.field("alert").map(YamlNode::text).orElse(null),
                line(root.required("summary")),
                positive(root.required("budget")),
                root.field("applies").map(PlaybookFile::measurement).orElse(null),
                root.field("symptoms").map(YamlNode::texts).orElse(List.of()),
                placeholders,
                steps,
                file);
    }

    private static Placeholder placeholder(String name, YamlNode node) {
        node.only("type", "help", "default", "min", "max", "choices");
        if (!Pattern.matches("[a-z][a-z0-9_-]*", name)) {
            throw node.error("\"" + name + "\" is no name of a placeholder", "Write it in lower case with dashes.");
        }
        if (List.of(Answers.DO, Answers.SKIP, Answers.BACK).contains(name)) {
            throw node.error("\"" + name + "\" is what people answer", "Call the placeholder something else.");
        }
        Placeholder.Type type = node.required("type").oneOf(Placeholder.Type.class);
        boolean integer = type == Placeholder.Type.INTEGER;
        boolean choice = type == Placeholder.Type.CHOICE;
        for (String field : List.of("min", "max", "choices")) {
            boolean fits = field.equals("choices") ? choice : integer;
            if (node.field(field).isPresent() && !fits) {
                throw node.required(field).error(field + " is not for this type", "Remove it.");
            }
        }
        List<String> choices = choice ? node.required("choices").texts() : List.of();
        choices.forEach(word -> {
            if (!KEBAB.matches(word)) {
                throw node.required("choices")
                        .error("\"" + word + "\" is no choice", "Write choices in lower case with dashes.");
            }
        });
        Placeholder placeholder = new Placeholder(
                name,
                type,
                node.field("help").map(YamlNode::text).orElse(""),
                node.field("default").map(YamlNode::text).orElse(null),
                integer ? node.field("min").map(YamlNode::integer).orElse(0) : 0,
                integer ? node.field("max").map(YamlNode::integer).orElse(999_999_999) : 0,
                choices,
                node.location());
        if (placeholder.preset() != null) {
            try {
                placeholder.check(placeholder.preset());
            } catch (CliException e) {
                throw node.required("default").error("default of " + e.getMessage(), e.suggestion());
            }
        }
        return placeholder;
    }

    private static Step step(YamlNode node) {
        List<String> known =
                new ArrayList<>(List.of("id", "phase", "title", "text", "good", "bad", "budget", "observe", "goto"));
        known.addAll(ActionFile.KEYS);
        node.only(known.toArray(String[]::new));
        Action action = ActionFile.read(node);
        String next = node.field("goto").map(YamlNode::text).orElse(null);
        if (next != null && (action instanceof Action.Decide || action instanceof Action.Done)) {
            throw node.required("goto").error("a decision and an end say themselves what follows", "Remove goto.");
        }
        List<Observation> observe = new ArrayList<>();
        node.field("observe").ifPresent(list -> list.items().forEach(o -> observe.add(observation(o))));
        return new Step(
                id(node.required("id")),
                node.required("phase").oneOf(Phase.class),
                Wording.parse(node.required("title")),
                Wording.parse(node.required("text")),
                node.field("good").map(Wording::parse).orElse(NOTHING),
                node.field("bad").map(Wording::parse).orElse(NOTHING),
                node.field("budget").map(PlaybookFile::positive).orElse(null),
                observe,
                action,
                next,
                node.location());
    }

    private static Observation observation(YamlNode node) {
        node.only("query", "with", "warn", "fail");
        return new Observation(
                node.required("query").text(),
                with(node),
                node.field("warn").map(PlaybookFile::condition).orElse(null),
                node.field("fail").map(PlaybookFile::condition).orElse(null),
                node.location());
    }

    static Measurement measurement(YamlNode node) {
        node.only("query", "with", "is");
        return new Measurement(
                node.required("query").text(), with(node), condition(node.required("is")), node.location());
    }

    static Map<String, Wording> with(YamlNode node) {
        Map<String, Wording> values = new LinkedHashMap<>();
        node.field("with")
                .ifPresent(all -> all.fields().forEach((name, value) -> values.put(name, Wording.parse(value))));
        return values;
    }

    static Condition condition(YamlNode node) {
        return Condition.parse(node.text())
                .orElseThrow(() -> node.error(
                        "\"" + node.text() + "\" is no condition", "Write it as \"< 0.5\" or \">= 2.4e9\"."));
    }

    static Duration positive(YamlNode node) {
        Duration duration = node.duration();
        if (duration.isZero()) {
            throw node.error("must be longer than zero", "Write it as 60s or 5m.");
        }
        return duration;
    }

    static String id(YamlNode node) {
        if (!KEBAB.matches(node.text())) {
            throw node.error("\"" + node.text() + "\" is no id", "Write it in lower case with dashes.");
        }
        return node.text();
    }

    private static String line(YamlNode node) {
        String text = node.text().strip();
        if (text.isEmpty() || text.contains("\n")) {
            throw node.error("one line of text is wanted here", "Write it in one line.");
        }
        return text;
    }

    /** Null-safe text of a field that may be missing. */
    static @Nullable String text(YamlNode node, String field) {
        return node.field(field).map(YamlNode::text).orElse(null);
    }
}
