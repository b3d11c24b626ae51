package io.novacron.dwcpctl.ops.playbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.ops.playbook.Scripted;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LintTest {
    private static final String END =
            "  - {id: end, phase: resolution, title: E, text: E, done: {outcome: resolved}}\n";

    @Test
    void finds_nothing_where_all_is_well() {
        assertThat(problems("""
                placeholders: {region: {type: region}}
                steps:
                  - {id: a, phase: immediate, title: A, text: "{{region}}", observe: [{query: latency-p99, with: {region: "{{region}}"}}]}
                """ + END)).isEmpty();
    }

    @Test
    void a_query_that_is_not_there() {
        assertThat(problems(
                        "steps:\n  - {id: a, phase: immediate, title: A, text: B, observe: [{query: latency-p98}]}\n"
                                + END))
                .containsExactly("trial.yaml:7: there is no query \"latency-p98\". Did you mean latency-p90?");
    }

    @Test
    void a_parameter_that_a_query_has_not() {
        assertThat(problems(
                        "steps:\n  - {id: a, phase: immediate, title: A, text: B, observe: [{query: latency-p99, with: {zone: x}}]}\n"
                                + END))
                .containsExactly("trial.yaml:7: query latency-p99 has no parameter \"zone\"");
    }

    @Test
    void names_of_nothing() {
        assertThat(problems("""
                alert: DWCPv3Nothing
                steps:
                  - {id: a, phase: immediate, title: A, text: B, check: {gate: rolout}}
                  - {id: b, phase: immediate, title: A, text: B, check: {health: [amts]}}
                  - {id: c, phase: immediate, title: A, text: B, notify: {template: notice}}
                  - {id: d, phase: immediate, title: A, text: B, notify: {template: emergency-notice}}
                  - {id: end, phase: resolution, title: E, text: E, done: {outcome: resolved, next: [nowhere]}}
                """))
                .containsExactly(
                        "trial.yaml:1: there is no alert \"DWCPv3Nothing\".",
                        "trial.yaml:8: there is no gate \"rolout\". Did you mean rollout?",
                        "trial.yaml:9: there is no target of health \"amts\". Did you mean amst?",
                        "trial.yaml:10: there is no template \"notice\".",
                        "trial.yaml:11: the template emergency-notice needs \"impact\": add it under with",
                        "trial.yaml:12: there is no playbook \"nowhere\".");
    }

    @Test
    void a_step_that_nothing_leads_to() {
        assertThat(problems("steps:\n  - {id: a, phase: immediate, title: A, text: B, goto: end}\n"
                        + "  - {id: b, phase: immediate, title: A, text: B}\n" + END))
                .containsExactly("trial.yaml:8: the step b cannot be reached");
    }

    @Test
    void a_way_to_nowhere() {
        assertThat(problems("steps:\n  - {id: a, phase: immediate, title: A, text: B, goto: ende}\n" + END))
                .containsExactly("trial.yaml:7: there is no step \"ende\" to go to. Did you mean end?");
    }

    @Test
    void a_last_step_that_is_no_end() {
        assertThat(problems("steps:\n  - {id: a, phase: immediate, title: A, text: B}\n"))
                .containsExactly("trial.yaml:7: no exit: the last step is neither done nor goes anywhere");
    }

    @Test
    void a_loop_without_an_exit() {
        assertThat(problems("""
                steps:
                  - id: a
                    phase: decision
                    title: A
                    text: B
                    decide: {question: Q, branches: [{answer: x, label: X, goto: b}, {answer: y, label: Y, goto: end}]}
                  - {id: b, phase: immediate, title: A, text: B}
                  - {id: c, phase: immediate, title: A, text: B, goto: b}
                """ + END))
                .containsExactly(
                        "trial.yaml:12: loop without exit: no way from b leads to an end",
                        "trial.yaml:13: loop without exit: no way from c leads to an end");
    }

    @Test
    void placeholders_that_are_missing_unused_or_too_early() {
        assertThat(problems("""
                placeholders: {spare: {type: region}, component: {type: component}}
                steps:
                  - {id: a, phase: immediate, title: A, text: "{{regoin}} {{component}}"}
                  - {id: b, phase: immediate, title: A, text: B, ask: {question: Which, into: component}}
                """ + END))
                .containsExactly(
                        "trial.yaml:8: missing placeholder: \"regoin\" is not declared.",
                        "trial.yaml:6: unused placeholder: no step uses \"spare\"",
                        "trial.yaml:8: missing placeholder: \"component\" may not have been asked for yet");
    }

    @Test
    void a_text_in_a_command_and_a_command_that_changes_something() {
        assertThat(problems("""
                placeholders: {word: {type: text}}
                steps:
                  - {id: a, phase: immediate, title: A, text: B, inspect: [kubectl, logs, "{{word}}"]}
                  - {id: b, phase: immediate, title: A, text: B, inspect: [kubectl, delete, pod]}
                """ + END))
                .containsExactly(
                        "trial.yaml:9: kubectl delete is not one of the verbs that only read: logs, top, get, describe, rollout.",
                        "trial.yaml:8: the text \"word\" is for people: no command or query takes it");
    }

    private static List<String> problems(String text) {
        return Lint.of(Scripted.playbook(text), Scripted.surroundings()).stream()
                .map(Problem::toString)
                .map(String::strip)
                .toList();
    }
}
