package io.novacron.dwcpctl.site.fleet.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlPrinter;
import io.novacron.dwcpctl.metrics.rules.ActiveAlert;
import io.novacron.dwcpctl.metrics.rules.AlertState;
import io.novacron.dwcpctl.metrics.rules.Rule;
import io.novacron.dwcpctl.metrics.rules.RuleFile;
import io.novacron.dwcpctl.metrics.rules.RuleGroup;
import io.novacron.dwcpctl.metrics.rules.template.AlertTemplate;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.site.fleet.alert.Standing;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rules and alerts as the API writes them ({@code web/api/v1/api.go}). */
final class RuleReport {
    private final Standing standing;

    RuleReport(Standing standing) {
        this.standing = standing;
    }

    /** Which rules are wanted. */
    enum Kind {
        ALL,
        ALERTING,
        RECORDING;

        boolean wants(Rule rule) {
            return this == ALL || (this == ALERTING) == (rule instanceof Rule.Alert);
        }
    }

    /** Writes the rule groups, an object each, into the array that is open. A group without such rules is left out. */
    void groups(Kind kind, JsonGenerator json) throws IOException {
        for (RuleFile file : standing.files()) {
            for (RuleGroup group : file.groups()) {
                List<Rule> rules = group.rules().stream().filter(kind::wants).toList();
                if (!rules.isEmpty()) {
                    group(file, group, rules, json);
                }
            }
        }
    }

    private void group(RuleFile file, RuleGroup group, List<Rule> rules, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", group.name());
        json.writeStringField("file", file.name());
        json.writeArrayFieldStart("rules");
        for (Rule rule : rules) {
            rule.accept(new Rule.Visitor<Envelope.Content>() {
                        @Override
                        public Envelope.Content alert(Rule.Alert alert) {
                            return out -> write(group, alert, out);
                        }

                        @Override
                        public Envelope.Content recording(Rule.Recording recording) {
                            return out -> RuleReport.this.write(group, recording, out);
                        }
                    })
                    .write(json);
        }
        json.writeEndArray();
        seconds(json, "interval", Standing.interval(group));
        json.writeNumberField("limit", group.limit());
        evaluationTime(json, group.rules());
        json.writeStringField("lastEvaluation", Moment.forMachines(standing.lastEvaluation(group)));
        json.writeEndObject();
    }

    private void write(RuleGroup group, Rule.Alert rule, JsonGenerator json) throws IOException {
        List<Standing.Raised> raised = standing.raisedBy(rule);
        json.writeStartObject();
        json.writeStringField(
                "state",
                raised.stream()
                        .map(r -> r.alert().state())
                        .max(Comparator.naturalOrder())
                        .orElse(AlertState.INACTIVE)
                        .label());
        json.writeStringField("name", rule.name());
        json.writeStringField("query", PromqlPrinter.print(rule.expr()));
        seconds(json, "duration", rule.hold());
        seconds(json, "keepFiringFor", rule.keepFiring());
        templates(json, "labels", rule.labels());
        templates(json, "annotations", rule.annotations());
        json.writeArrayFieldStart("alerts");
        for (Standing.Raised alert : raised) {
            write(alert, json);
        }
        json.writeEndArray();
        evaluation(group, rule, json);
        json.writeStringField("type", "alerting");
        json.writeEndObject();
    }

    private void write(RuleGroup group, Rule.Recording rule, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", rule.name());
        json.writeStringField("query", PromqlPrinter.print(rule.expr()));
        if (!rule.labels().isEmpty()) {
            texts(json, "labels", rule.labels());
        }
        evaluation(group, rule, json);
        json.writeStringField("type", "recording");
        json.writeEndObject();
    }

    private void evaluation(RuleGroup group, Rule rule, JsonGenerator json) throws IOException {
        Optional<String> failure = standing.failure(group, rule);
        json.writeStringField("health", failure.isPresent() ? "err" : "ok");
        if (failure.isPresent()) {
            json.writeStringField("lastError", failure.get());
        }
        evaluationTime(json, List.of(rule));
        json.writeStringField("lastEvaluation", Moment.forMachines(standing.lastEvaluation(group)));
    }

    /** Writes the alerts that are pending or firing, an object each, into the array that is open. */
    void alerts(JsonGenerator json) throws IOException {
        for (Standing.Raised alert : standing.raised()) {
            write(alert, json);
        }
    }

    private static void write(Standing.Raised raised, JsonGenerator json) throws IOException {
        ActiveAlert alert = raised.alert();
        json.writeStartObject();
        json.writeFieldName("labels");
        ValueJson.labels(json, alert.labels());
        texts(json, "annotations", alert.annotations());
        json.writeStringField("state", alert.state().label());
        json.writeStringField("activeAt", Moment.forMachines(raised.since()));
        json.writeStringField("value", ValueJson.exponential(alert.value()));
        json.writeEndObject();
    }

    private void evaluationTime(JsonGenerator json, List<Rule> rules) throws IOException {
        double all = rules.stream()
                .mapToDouble(rule -> standing.seconds().applyAsDouble(rule.expr()))
                .sum();
        json.writeFieldName("evaluationTime");
        json.writeNumber(new BigDecimal(Numbers.format(all)));
    }

    private static void seconds(JsonGenerator json, String name, Duration duration) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(ValueJson.seconds(duration.toMillis()));
    }

    private static void templates(JsonGenerator json, String name, Map<String, AlertTemplate> templates)
            throws IOException {
        Map<String, String> texts = new TreeMap<>();
        templates.forEach((key, template) -> texts.put(key, template.text()));
        texts(json, name, texts);
    }

    private static void texts(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }
}
