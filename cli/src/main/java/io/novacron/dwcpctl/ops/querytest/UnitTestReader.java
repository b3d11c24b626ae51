package io.novacron.dwcpctl.ops.querytest;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.metrics.promql.script.ScriptException;
import io.novacron.dwcpctl.metrics.promql.script.SeriesNotation;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.ops.querytest.UnitTestFile.AlertCheck;
import io.novacron.dwcpctl.ops.querytest.UnitTestFile.ExpectedAlert;
import io.novacron.dwcpctl.ops.querytest.UnitTestFile.ExpectedSample;
import io.novacron.dwcpctl.ops.querytest.UnitTestFile.ExpressionCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads files of promtool's unit tests, as strictly as promtool 3.5; {@code start_timestamp} is of later ones. */
final class UnitTestReader {
    private static final Duration PRESET = Duration.ofMinutes(1);

    private UnitTestReader() {}

    static UnitTestFile read(String file, String text) {
        YamlNode root = Yaml.read(file, text);
        if (root.isNull()) {
            return new UnitTestFile(List.of(), PRESET, List.of(), false, List.of());
        }
        root.only("rule_files", "evaluation_interval", "group_eval_order", "fuzzy_compare", "tests");
        Duration interval = duration(root, "evaluation_interval").orElse(PRESET);
        List<String> order = root.field("group_eval_order").map(YamlNode::texts).orElse(List.of());
        if (new HashSet<>(order).size() < order.size()) {
            throw root.required("group_eval_order").error("a group name is repeated", "Name each group once.");
        }
        List<UnitTestFile.Test> tests = new ArrayList<>();
        for (YamlNode test : items(root, "tests")) {
            tests.add(test(test, tests.size(), interval));
        }
        return new UnitTestFile(
                root.field("rule_files").map(YamlNode::texts).orElse(List.of()),
                interval,
                order,
                root.field("fuzzy_compare").map(YamlNode::flag).orElse(false),
                tests);
    }

    private static UnitTestFile.Test test(YamlNode node, int number, Duration preset) {
        node.only(
                "name",
                "interval",
                "input_series",
                "alert_rule_test",
                "promql_expr_test",
                "external_labels",
                "external_url",
                "start_timestamp");
        return new UnitTestFile.Test(
                node.field("name").map(YamlNode::text).filter(n -> !n.isEmpty()).orElse("unnamed#" + number),
                node.line(),
                duration(node, "interval").orElse(preset),
                series(node),
                texts(node, "external_labels"),
                node.field("external_url").map(YamlNode::text).orElse(""),
                node.field("start_timestamp").map(UnitTestReader::moment).orElse(0L),
                items(node, "alert_rule_test").stream()
                        .map(UnitTestReader::alerts)
                        .toList(),
                items(node, "promql_expr_test").stream()
                        .map(UnitTestReader::expression)
                        .toList());
    }

    private static long moment(YamlNode node) {
        try {
            return Moment.parse("start_timestamp", node.text(), Instant.EPOCH).toEpochMilli();
        } catch (CliException e) {
            throw node.error(e.getMessage(), e.suggestion());
        }
    }

    private static List<SeriesNotation> series(YamlNode node) {
        Map<Object, SeriesNotation> byLabels = new LinkedHashMap<>();
        for (YamlNode item : items(node, "input_series")) {
            item.only("series", "values");
            String series = item.required("series").text();
            String values = item.field("values").map(YamlNode::text).orElse("");
            try {
                SeriesNotation read = SeriesNotation.parse(series + " " + values);
                // of a series that is given twice promtool takes the last
                byLabels.put(read.labels(), read);
            } catch (ScriptException e) {
                throw item.error(e.reason(), "Write it as series: up{job=\"a\"}, values: 1+1x10 _ stale.");
            }
        }
        return List.copyOf(byLabels.values());
    }

    private static AlertCheck alerts(YamlNode node) {
        node.only("eval_time", "alertname", "exp_alerts");
        String alert = node.field("alertname").map(YamlNode::text).orElse("");
        if (alert.isEmpty()) {
            throw node.error("an item under alert_rule_test misses required attribute alertname", "Add alertname: …");
        }
        List<ExpectedAlert> expected = new ArrayList<>();
        for (YamlNode item : items(node, "exp_alerts")) {
            if (!item.isNull()) {
                item.only("exp_labels", "exp_annotations");
            }
            Map<String, String> labels = item.isNull() ? new TreeMap<>() : texts(item, "exp_labels");
            labels.put("alertname", alert);
            expected.add(new ExpectedAlert(labels, item.isNull() ? Map.of() : texts(item, "exp_annotations")));
        }
        return new AlertCheck(node.line(), duration(node, "eval_time").orElse(Duration.ZERO), alert, expected);
    }

    private static ExpressionCheck expression(YamlNode node) {
        node.only("expr", "eval_time", "exp_samples");
        List<ExpectedSample> samples = new ArrayList<>();
        for (YamlNode item : items(node, "exp_samples")) {
            item.only("labels", "value", "histogram");
            samples.add(new ExpectedSample(
                    item.field("labels").map(YamlNode::text).orElse(""),
                    item.field("value").map(UnitTestReader::number).orElse(0.0),
                    item.field("histogram").isPresent()));
        }
        return new ExpressionCheck(
                node.line(),
                duration(node, "eval_time").orElse(Duration.ZERO),
                node.field("expr").map(YamlNode::text).orElse(""),
                samples);
    }

    /** A number as YAML 1.1 writes it. */
    private static double number(YamlNode node) {
        String text = node.text().replace("_", "");
        String special = text.replaceFirst("^[+-]", "");
        if (special.equalsIgnoreCase("nan") || special.equalsIgnoreCase("inf")) {
            throw node.error("a number is wanted here, found \"" + node.text() + "\"", "YAML writes .nan and .inf.");
        }
        try {
            if (special.startsWith("0x")) {
                return Long.decode(text);
            }
            return switch (special) {
                case ".nan", ".NaN", ".NAN" -> Double.NaN;
                case ".inf", ".Inf", ".INF" ->
                    text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
                default -> Numbers.parse(text);
            };
        } catch (NumberFormatException e) {
            throw node.error("a number is wanted here, found \"" + node.text() + "\"", "Write it as 0.99 or 1e3.");
        }
    }

    private static List<YamlNode> items(YamlNode node, String field) {
        return node.field(field).map(YamlNode::items).orElse(List.of());
    }

    private static Optional<Duration> duration(YamlNode node, String field) {
        return node.field(field).map(YamlNode::duration).filter(d -> !d.isZero());
    }

    private static Map<String, String> texts(YamlNode node, String field) {
        Map<String, String> texts = new TreeMap<>();
        node.field(field)
                .map(YamlNode::fields)
                .orElse(Map.of())
                .forEach((name, value) -> texts.put(name, value.isNull() ? "" : value.text()));
        return texts;
    }
}
