package io.novacron.dwcpctl.metrics.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.metrics.promql.MemoryStorage;
import io.novacron.dwcpctl.metrics.promql.eval.EngineOptions;
import io.novacron.dwcpctl.metrics.promql.eval.PromqlEngine;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleEvaluatorTest {
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final String RULES = """
            groups:
            - name: recording
              rules:
              - {record: "load:avg2m", expr: "avg_over_time(load[2m])"}
            - name: alerts
              interval: 1m
              rules:
              - {alert: High, expr: "load > 50", for: 2m, labels: {severity: page}, annotations: {at: "{{ $value }}"}}
              - {alert: HighOnAverage, expr: "load:avg2m > 40", keep_firing_for: 3m}
              - {alert: Already, expr: 'ALERTS{alertname="High", alertstate="firing"}'}
            """;

    private final MemoryStorage load = new MemoryStorage();
    private final List<RuleGroup> groups =
            RuleFileReader.read("rules.yml", RULES).groups();

    RuleEvaluatorTest() {
        for (int i = 0; i <= 120; i++) {
            load.append(Labels.of("__name__", "load", "node", "a"), i * 15_000L, i >= 20 && i < 60 ? 90 : 10);
            load.append(Labels.of("__name__", "load", "node", "b"), i * 15_000L, i % 20 < 3 ? 60 : 0);
        }
    }

    private RuleEvaluator evaluator() {
        return new RuleEvaluator(
                groups, new PromqlEngine(EngineOptions.DEFAULT), new RuleStorage(load), Server.NAMELESS);
    }

    @Test
    void tellsWhenAlertsAppearFireAndEnd() {
        List<String> changes = new ArrayList<>();
        for (AlertChange change : evaluator().forward(0, 1_800_000, INTERVAL).changes()) {
            ActiveAlert alert = change.alert();
            if (alert.rule().name().equals("High") && alert.labels().get("node").equals("a")) {
                changes.add(change.atMillis() / 1000 + " " + change.before() + " " + change.after() + " "
                        + alert.activeAtMillis() / 1000);
            }
        }

        assertThat(changes)
                .containsExactly("300 INACTIVE PENDING 300", "420 PENDING FIRING 300", "900 FIRING INACTIVE 300");
    }

    @Test
    void working_ahead_changes_nothing() {
        RuleEvaluator ahead = evaluator();
        RuleEvaluator stepwise = evaluator();
        List<AlertChange> expected = new ArrayList<>();
        for (long at = 0; at <= 1_800_000; at += 30_000) {
            // one moment at a time: nothing can be worked out in advance
            expected.addAll(stepwise.forward(at, at, INTERVAL).changes());
        }

        List<AlertChange> found = ahead.forward(0, 1_800_000, INTERVAL).changes();

        assertThat(found).isEqualTo(expected).hasSizeGreaterThan(10);
        assertThat(found).extracting(c -> c.alert().rule().name()).contains("High", "HighOnAverage", "Already");
        assertThat(ahead.alerts()).isEqualTo(stepwise.alerts());
    }

    @ParameterizedTest
    @CsvSource({"360000", "480000", "870000", "960000", "1200000", "1500000"})
    void a_start_just_far_enough_back_finds_the_same_alerts(long at) {
        IdentityHashMap<Rule, Duration> histories = RuleEvaluator.histories(groups, INTERVAL, Duration.ofMinutes(5));
        RuleEvaluator late = new RuleEvaluator(
                groups,
                new PromqlEngine(EngineOptions.DEFAULT),
                new RuleStorage(load),
                Server.NAMELESS,
                rule -> at - Objects.requireNonNull(histories.get(rule)).toMillis());
        RuleEvaluator always = evaluator();
        late.forward(0, at, INTERVAL);
        always.forward(0, at, INTERVAL);

        assertThat(late.alerts())
                .extracting(ActiveAlert::labels, ActiveAlert::state, ActiveAlert::value)
                .isEqualTo(always.alerts().stream()
                        .map(a -> tuple(a.labels(), a.state(), a.value()))
                        .toList());
    }

    @Test
    void history_counts_what_is_read_of_recorded_series() {
        Map<String, Long> minutes = new TreeMap<>();
        RuleEvaluator.histories(groups, INTERVAL, Duration.ofMinutes(5))
                .forEach((rule, history) -> minutes.put(rule.name(), history.toMinutes()));

        // two of the longest interval, and: HighOnAverage's own three minutes; for what it reads the lookback more.
        // High's
        // own two; for Already, which reads its alerts, the lookback more
        assertThat(minutes).isEqualTo(Map.of("load:avg2m", 10L, "High", 9L, "HighOnAverage", 5L, "Already", 2L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            groups: [{name: a, rules: [{record: x, alert: y, expr: up}]}]      | rules.yml:1: only one of 'record' and 'alert' must be set
            groups: [{name: a, rules: [{expr: up}]}]                           | rules.yml:1: one of 'record' or 'alert' must be set
            groups: [{name: a, rules: [{alert: y}]}]                           | rules.yml:1: field 'expr' must be set in rule
            groups: [{name: a, rules: [{record: y, expr: up, for: 1m}]}]       | rules.yml:1: invalid field 'for' in recording rule
            groups: [{name: a, rules: [{alert: y, expr: up, fro: 1m}]}]        | rules.yml:1: unknown field "fro"
            groups: [{name: a}, {name: a}]                                     | rules.yml:1: group "a" is there twice
            groups: [{name: a, rules: [{alert: y, expr: 'sum('}]}]             | rules.yml:1: could not parse expression: 1:5: parse error: unclosed left parenthesis
            groups: [{name: a, rules: [{alert: y, expr: 'limitk(1, up)'}]}]    | rules.yml:1: could not parse expression: 1:1: parse error: limitk() is experimental and must be enabled with --enable-feature=promql-experimental-functions
            groups: [{name: a, rules: [{alert: y, expr: up, for: 90}]}]        | rules.yml:1: a duration is wanted here, found "90"
            """)
    void refuses_wrong_files_with_their_line(String text, String message) {
        assertThatThrownBy(() -> RuleFileReader.read("rules.yml", text))
                .isInstanceOf(CliException.class)
                .hasMessage(message);
    }
}
