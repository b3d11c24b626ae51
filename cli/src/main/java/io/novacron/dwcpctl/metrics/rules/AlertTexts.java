package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.metrics.promql.Evaluator;
import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.promql.Storage;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.rules.template.AlertData;
import io.novacron.dwcpctl.metrics.rules.template.AlertTemplate;
import io.novacron.dwcpctl.metrics.rules.template.TemplateException;
import io.novacron.dwcpctl.metrics.rules.template.TemplateQuery;
import io.novacron.dwcpctl.metrics.rules.template.TemplateSurroundings;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Expands the labels and annotations of alerts. A template that fails becomes its own error, as in Prometheus. */
final class AlertTexts {
    /** What became of them. */
    record Expanded(Labels labels, Map<String, String> annotations) {}

    private final Evaluator evaluator;
    private final Storage storage;
    private final Server server;

    AlertTexts(Evaluator evaluator, Storage storage, Server server) {
        this.evaluator = evaluator;
        this.storage = storage;
        this.server = server;
    }

    Expanded expand(Rule.Alert rule, Labels series, double value, long atMillis) {
        AlertData data = new AlertData(series.toMap(), server.externalLabels(), server.externalUrl(), value);
        TemplateSurroundings surroundings = new TemplateSurroundings(q -> ask(q, atMillis), server.address());
        Map<String, String> labels = series.withoutMetric().toMap();
        rule.labels().forEach((name, template) -> labels.put(name, expand(rule.name(), template, data, surroundings)));
        labels.put("alertname", rule.name());
        Map<String, String> annotations = new TreeMap<>();
        rule.annotations()
                .forEach((name, template) -> annotations.put(name, expand(rule.name(), template, data, surroundings)));
        return new Expanded(Labels.of(labels), Collections.unmodifiableMap(annotations));
    }

    private static String expand(
            String alert, AlertTemplate template, AlertData data, TemplateSurroundings surroundings) {
        try {
            return template.expand(data, surroundings);
        } catch (TemplateException e) {
            return "<error expanding template: error executing template __alert_" + alert + ": " + e.getMessage() + ">";
        }
    }

    private List<TemplateQuery.Point> ask(String query, long atMillis) {
        try {
            return RuleQuery.points(evaluator, PromqlParser.parseStable(query), storage, atMillis).stream()
                    .map(p -> new TemplateQuery.Point(
                            p.labels().toMap(), p.sample().value()))
                    .toList();
        } catch (PromqlException e) {
            throw new TemplateException(e.getMessage());
        }
    }
}
