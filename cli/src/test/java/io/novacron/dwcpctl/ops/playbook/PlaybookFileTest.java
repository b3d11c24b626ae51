package io.novacron.dwcpctl.ops.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaybookFileTest {
    private static final String STEP = "{id: a, phase: immediate, title: A, text: B, ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps: []|trial.yaml:6: there is no step",
                "stepz: []|trial.yaml:6: unknown field \"stepz\"",
                "steps: [{id: A, phase: immediate, title: A, text: B}]|trial.yaml:6: \"A\" is no id",
                "steps: [{id: a, phase: soon, title: A, text: B}]|trial.yaml:6: \"soon\" is none of immediate",
                "steps: [{id: a, phase: immediate, title: '{{a', text: B}]|trial.yaml:6: \"{{\" without \"}}\"",
                "steps: [{id: a, phase: immediate, title: '{{A b}}', text: B}]|trial.yaml:6: \"A b\" is no name of a placeholder",
                "placeholders: {a: {type: integer, max: 5, default: 9}}|trial.yaml:6: default of a: \"9\" is not a whole number from 0 to 5",
                "placeholders: {a: {type: text, min: 1}}|trial.yaml:6: min is not for this type",
            })
    void says_where_and_what_is_wrong(String text, String message) {
        assertThatThrownBy(() -> Scripted.playbook(text))
                .isInstanceOf(CliException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check: {gate: rollout}, done: {outcome: resolved}}|a step does one thing, and this one has check and done",
                "check: {}}|a check asks one gate, or the health of targets",
                "decide: {question: Q, branches: [{answer: x, label: X, goto: a}]}}|a decision has two branches or more",
                "decide: {question: Q, branches: [{answer: do, label: X, goto: a}, {answer: y, label: Y, goto: a}]}}|\"do\" is there twice or means something else",
                "cluster: {scale: {deployment: ../x, replicas: 2}}}|\"../x\" cannot be the name of an object",
                "cluster: {set-env: {deployment: dwcp-v3, values: {A B: 1}}}}|\"A B\" cannot be an environment variable",
                "cluster: {delete: {deployment: dwcp-v3}}}|unknown field \"delete\"",
                "wait-until: {query: q, is: soon, for: 1m, give-up: 2m, else: a}}|\"soon\" is no condition",
                "done: {outcome: resolved}, goto: a}|a decision and an end say themselves what follows",
            })
    void says_what_is_wrong_with_an_action(String action, String message) {
        assertThatThrownBy(() -> Scripted.playbook("steps:\n  - " + STEP + action))
                .isInstanceOf(CliException.class)
                .hasMessageStartingWith("trial.yaml:7: " + message);
    }

    @Test
    void an_alert_is_known_by_its_name_too() {
        assertThat(Playbooks.kebab("DWCPv3LatencyP99Critical")).isEqualTo("latency-p99-critical");
        assertThat(Playbooks.kebab("ACPConsensusLatencyHigh")).isEqualTo("acp-consensus-latency-high");
        assertThat(Playbooks.kebab("DWCPv3CPUHighUsage")).isEqualTo("cpu-high-usage");
        assertThat(Playbooks.kebab("latency-p99-critical")).isEqualTo("latency-p99-critical");
    }

    @ParameterizedTest
    @ValueSource(strings = {"; rm -rf /", "$(reboot)", "-n", "eu-west\n--all", "../etc", "eu-west ", "\u001b[31m"})
    void a_region_is_nothing_but_a_region(String hostile) {
        Placeholder region = new Placeholder("region", Placeholder.Type.REGION, "", null, 0, 0, List.of(), "x:1");

        assertThatThrownBy(() -> region.check(hostile)).isInstanceOf(CliException.class);
        assertThat(region.check("eu-west")).isEqualTo("eu-west");
    }
}
