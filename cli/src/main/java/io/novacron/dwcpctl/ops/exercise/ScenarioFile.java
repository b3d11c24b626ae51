package io.novacron.dwcpctl.ops.exercise;

import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads a scenario, and finds fault with it: an error names file, line, and what to write. */
final class ScenarioFile {
    private static final List<String> OUTCOMES =
            List.of("resolved", "rolled-back", "escalated", "false-alarm", "completed");
    private static final Duration LONGEST = Duration.ofHours(3);

    private final Cookbook cookbook;
    /** The runbook of each alert. */
    private final Map<String, String> runbooks;

    /** @param runbooks the playbook's id by the alert's name */
    ScenarioFile(Cookbook cookbook, Map<String, String> runbooks) {
        this.cookbook = cookbook;
        this.runbooks = runbooks;
    }

    ExerciseScenario read(String file, String text) {
        YamlNode root = Yaml.read(file, text)
                .schema(1)
                .only(
                        "schema",
                        "id",
                        "title",
                        "family",
                        "alert",
                        "region",
                        "page",
                        "briefing",
                        "events",
                        "injects",
                        "signal",
                        "good",
                        "targets");
        String id = root.required("id").text();
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw root.required("id").error("\"" + id + "\" is no id", "Write lower-case words joined by dashes.");
        }
        String name = String.valueOf(Path.of(file).getFileName());
        if (!name.equals(id + ".yaml") && !name.equals(id + ".yml")) {
            throw root.required("id").error("the file is called " + name, "Call it " + id + ".yaml.");
        }
        YamlNode alert = root.required("alert");
        EventFile.oneOf(alert, runbooks.keySet().stream().sorted().toList(), "alert");
        Instant page = page(root.required("page"));
        return new ExerciseScenario(
                id,
                root.required("title").text(),
                root.required("family").text(),
                alert.text(),
                Objects.requireNonNull(runbooks.get(alert.text())),
                EventFile.oneOf(root.required("region"), Fleet.REGIONS, "region"),
                page,
                root.required("briefing").text().strip(),
                events(root.required("events"), page),
                injects(root),
                signal(root.required("signal")),
                good(root.required("good")),
                targets(root.required("targets")),
                file);
    }

    private static Instant page(YamlNode node) {
        try {
            return Instant.parse(node.text());
        } catch (DateTimeParseException e) {
            throw node.error("\"" + node.text() + "\" is no moment", "Write it as \"2026-03-04T14:10:00Z\".");
        }
    }

    private static List<FleetEvent> events(YamlNode node, Instant page) {
        EventFile reader = new EventFile(page);
        List<FleetEvent> events = new ArrayList<>();
        node.items().forEach(item -> events.add(reader.read(item)));
        if (events.isEmpty() || !events.get(0).at().isBefore(page)) {
            throw node.error(
                    "nothing has gone wrong when the pager rings", "Let the first event be at: -4m, for example.");
        }
        return events;
    }

    private static List<Inject> injects(YamlNode root) {
        List<Inject> injects = new ArrayList<>();
        if (root.field("injects").isEmpty()) {
            return injects;
        }
        Duration before = Duration.ZERO;
        for (YamlNode node : root.required("injects").items()) {
            node.only("at", "from", "says", "unless", "wants", "within");
            Duration at = EventFile.offset(node.required("at"));
            if (at.compareTo(before) < 0) {
                throw node.required("at")
                        .error("earlier than the one above", "Write them in the order in which they come.");
            }
            before = at;
            if (node.field("wants").isPresent() != node.field("within").isPresent()) {
                throw node.error("wants and within belong together", "Write both, or none.");
            }
            injects.add(new Inject(
                    at,
                    node.required("from").text(),
                    node.required("says").text().strip(),
                    node.field("unless").map(n -> n.oneOf(Duty.class)).orElse(null),
                    node.field("wants").map(n -> n.oneOf(Duty.class)).orElse(null),
                    node.field("within").map(YamlNode::duration).orElse(null)));
        }
        return injects;
    }

    private Signal signal(YamlNode node) {
        node.only("query", "with", "healthy");
        YamlNode id = node.required("query");
        CookbookQuery query = cookbook.find(id.text())
                .orElseThrow(() -> id.error("no query has the id \"" + id.text() + "\"", "See dwcpctl query list."));
        Map<String, String> with = new TreeMap<>();
        node.field("with")
                .ifPresent(fields -> fields.fields().forEach((name, value) -> {
                    if (!query.parameters().containsKey(name)) {
                        throw value.error(
                                "query " + query.id() + " has no parameter \"" + name + "\"",
                                "It takes "
                                        + String.join(", ", query.parameters().keySet()) + ".");
                    }
                    with.put(name, value.text());
                }));
        YamlNode healthy = node.required("healthy");
        return new Signal(
                query.id(),
                with,
                Condition.parse(healthy.text())
                        .orElseThrow(() -> healthy.error(
                                "\"" + healthy.text() + "\" is no comparison", "Write it as \"< 0.5\".")));
    }

    private static ExerciseScenario.Good good(YamlNode node) {
        node.only("says", "remedies", "harmless", "outcomes");
        List<String> outcomes = new ArrayList<>();
        node.required("outcomes").items().forEach(o -> outcomes.add(EventFile.oneOf(o, OUTCOMES, "outcome")));
        List<String> remedies = changes(node.required("remedies"));
        if (remedies.isEmpty() || outcomes.isEmpty()) {
            throw node.error("a good run must be possible", "Name at least one remedy and one outcome.");
        }
        return new ExerciseScenario.Good(
                node.required("says").text().strip(),
                remedies,
                node.field("harmless").map(ScenarioFile::changes).orElse(List.of()),
                outcomes);
    }

    private static List<String> changes(YamlNode list) {
        List<String> changes = new ArrayList<>();
        for (YamlNode node : list.items()) {
            String verb = node.text().split(" ", 2)[0];
            boolean escalates = node.text().equals(ExerciseScenario.Good.ESCALATE);
            if (!escalates
                    && (!ChangeText.VERBS.contains(verb) || !node.text().matches("[a-z-]+ dwcp-[a-z0-9-]+( .+)?"))) {
                throw node.error(
                        "\"" + node.text() + "\" is no change of the cluster",
                        "Write escalate, or a verb and an object: undo dwcp-v3. Verbs: "
                                + String.join(", ", ChangeText.VERBS) + ".");
            }
            changes.add(node.text());
        }
        return changes;
    }

    private static Map<Duty, Duration> targets(YamlNode node) {
        Map<Duty, Duration> targets = new EnumMap<>(Duty.class);
        node.only(Arrays.stream(Duty.values()).map(Duty::id).toArray(String[]::new));
        for (Duty duty : Duty.values()) {
            YamlNode target = node.required(duty.id());
            Duration limit = target.duration();
            if (limit.isZero() || limit.compareTo(LONGEST) > 0) {
                throw target.error("no sensible target", "Write a duration of up to three hours.");
            }
            targets.put(duty, limit);
        }
        return targets;
    }
}
