package io.novacron.dwcpctl.ops.exercise;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.metrics.rules.Rule;
import io.novacron.dwcpctl.metrics.rules.RuleLibrary;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The scenarios in force: those shipped, and the user's, which replace shipped ones of the same id. */
public final class ExerciseScenarios {
    private static final String DIRECTORY = "playbooks/scenarios/";

    private final Map<String, ExerciseScenario> scenarios = new LinkedHashMap<>();

    /**
     * Reads them all.
     *
     * @throws CliException with code 65, file and line, if one of the user's is wrong
     */
    public ExerciseScenarios(Library library, Cookbook cookbook) {
        ScenarioFile reader = new ScenarioFile(cookbook, runbooks(library));
        library.shippedPaths(DIRECTORY).stream()
                .filter(path -> path.endsWith(".yaml") && !path.endsWith(".runs.yaml"))
                .map(library::shipped)
                .forEach(file -> add(reader.read(file.name(), file.text())));
        library.overlays(DIRECTORY).forEach(file -> add(reader.read(file.name(), file.text())));
    }

    private void add(ExerciseScenario scenario) {
        scenarios.put(scenario.id(), scenario);
    }

    private static Map<String, String> runbooks(Library library) {
        Map<String, String> runbooks = new TreeMap<>();
        RuleLibrary.read(library).stream()
                .flatMap(file -> file.groups().stream())
                .flatMap(group -> group.rules().stream())
                .filter(Rule.Alert.class::isInstance)
                .map(Rule.Alert.class::cast)
                .filter(alert -> alert.annotations().containsKey("runbook"))
                .forEach(alert -> runbooks.put(
                        alert.name(),
                        Objects.requireNonNull(alert.annotations().get("runbook"))
                                .text()));
        return runbooks;
    }

    public List<ExerciseScenario> all() {
        return List.copyOf(scenarios.values());
    }

    /**
     * The scenario of that id.
     *
     * @throws CliException with code 64, naming the nearest, if there is none
     */
    public ExerciseScenario get(String id) {
        ExerciseScenario scenario = scenarios.get(id);
        if (scenario == null) {
            throw CliException.usage(
                    "no exercise has the id \"" + id + "\"",
                    Nearest.hint(id, scenarios.keySet()) + "There are " + String.join(", ", scenarios.keySet()) + ".");
        }
        return scenario;
    }

    /**
     * The scenario for a playbook: the first whose alert has it as its runbook.
     *
     * @throws CliException with code 64 if there is none
     */
    public ExerciseScenario forPlaybook(String playbook) {
        return scenarios.values().stream()
                .filter(s -> s.playbook().equals(playbook))
                .findFirst()
                .orElseThrow(() -> CliException.usage(
                        "no exercise has been written for the playbook " + playbook,
                        "Name one with --scenario: " + String.join(", ", scenarios.keySet()) + "."));
    }
}
