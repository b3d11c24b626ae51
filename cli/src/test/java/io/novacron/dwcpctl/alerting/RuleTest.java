package io.novacron.dwcpctl.alerting;

import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.metrics.promql.eval.EngineOptions;
import io.novacron.dwcpctl.metrics.promql.eval.PromqlEngine;
import io.novacron.dwcpctl.metrics.promql.script.SeriesNotation;
import io.novacron.dwcpctl.metrics.rules.ActiveAlert;
import io.novacron.dwcpctl.metrics.rules.AlertState;
import io.novacron.dwcpctl.metrics.rules.Rule;
import io.novacron.dwcpctl.metrics.rules.RuleEvaluator;
import io.novacron.dwcpctl.metrics.rules.RuleGroup;
import io.novacron.dwcpctl.metrics.rules.RuleStorage;
import io.novacron.dwcpctl.metrics.rules.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A unit test of the shipped rules.
 *
 * @param interval between the values of its series
 * @param evaluation how often rules are evaluated
 */
record RuleTest(
        String file,
        String name,
        Duration interval,
        Duration evaluation,
        List<SeriesNotation> series,
        List<Check> checks) {
    /** What it expects of an alert at a moment. */
    record Check(Duration at, String alert, List<Expected> expected) {}

    /** An alert that is to fire. */
    record Expected(Map<String, String> labels, Map<String, String> annotations) {}

    static List<RuleTest> all() {
        List<RuleTest> all = new ArrayList<>();
        for (Path file : Shipped.yamlFiles(Shipped.TESTS)) {
            YamlNode root = Yaml.read(file.getFileName().toString(), Shipped.read(file));
            for (YamlNode test : root.required("tests").items()) {
                all.add(new RuleTest(
                        root.file(),
                        test.required("name").text(),
                        test.required("interval").duration(),
                        root.required("evaluation_interval").duration(),
                        items(test, "input_series").stream()
                                .map(s -> SeriesNotation.parse(
                                        s.required("series").text() + " "
                                                + s.required("values").text()))
                                .toList(),
                        items(test, "alert_rule_test").stream()
                                .map(RuleTest::check)
                                .toList()));
            }
        }
        return all;
    }

    private static Check check(YamlNode node) {
        return new Check(
                node.required("eval_time").duration(),
                node.required("alertname").text(),
                items(node, "exp_alerts").stream()
                        .map(e -> new Expected(texts(e, "exp_labels"), texts(e, "exp_annotations")))
                        .toList());
    }

    private static List<YamlNode> items(YamlNode node, String field) {
        return node.field(field).map(YamlNode::items).orElse(List.of());
    }

    private static Map<String, String> texts(YamlNode node, String field) {
        Map<String, String> texts = new TreeMap<>();
        node.field(field).map(YamlNode::fields).orElse(Map.of()).forEach((name, text) -> texts.put(name, text.text()));
        return texts;
    }

    /** What it expects of one alert, in order of time. */
    List<Check> checksOf(String alert) {
        return checks.stream().filter(c -> c.alert().equals(alert)).toList();
    }

    /** The states that an alert goes through until the test's last check; {@code INACTIVE} is always among them. */
    Set<AlertState> statesOf(Rule.Alert rule) {
        RuleStorage storage = RuleStorage.empty();
        long step = evaluation.toMillis();
        RuleEvaluator evaluator = new RuleEvaluator(
                List.of(new RuleGroup("one", null, Duration.ZERO, 0, List.of(rule))),
                new PromqlEngine(EngineOptions.DEFAULT.withSubqueryInterval(step)),
                storage,
                Server.NAMELESS);
        long end = checks.stream().mapToLong(c -> c.at().toMillis()).max().orElse(0);
        Set<AlertState> states = EnumSet.of(AlertState.INACTIVE);
        for (long at = 0; at <= end; at += step) {
            load(storage, at - step, at);
            evaluator.step(at);
            evaluator.alerts().stream().map(ActiveAlert::state).forEach(states::add);
        }
        return states;
    }

    private void load(RuleStorage storage, long after, long until) {
        long step = interval.toMillis();
        for (SeriesNotation one : series) {
            for (int i = (int) Math.max(0, Math.floorDiv(after, step) + 1);
                    i < one.values().size() && i * step <= until;
                    i++) {
                long at = i * step;
                one.values().get(i).ifPresent(value -> storage.append(one.labels(), at, value));
            }
        }
    }
}
