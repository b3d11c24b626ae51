package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.ops.gate.Assessment;
import io.novacron.dwcpctl.ops.gate.Criterion;
import io.novacron.dwcpctl.ops.gate.Finding;
import io.novacron.dwcpctl.ops.gate.Result;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A decision as data: {@code data.decision} is what scripts should read. */
final class GateJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private GateJson() {}

    static ObjectNode of(Assessment assessment, Standing standing) {
        ObjectNode node = JSON.objectNode();
        node.put("decision", assessment.decision().name());
        node.put("gate", assessment.gate().id());
        node.put("summary", assessment.summary());
        node.put("standing", standing.text());
        node.put("replayed", standing.replayed());
        ArrayNode regions = node.putArray("regions");
        assessment.regions().forEach(regions::add);
        node.put("heldSeconds", assessment.inquiry().held().toSeconds());
        ArrayNode steps = node.putArray("steps");
        assessment.steps().forEach(step -> steps.add(step.name()));
        ArrayNode criteria = node.putArray("criteria");
        assessment.results().forEach(result -> criteria.add(result(result)));
        return node;
    }

    private static ObjectNode result(Result result) {
        ObjectNode node = JSON.objectNode();
        Criterion criterion = result.criterion();
        node.put("id", result.id());
        node.put("role", GateView.role(result));
        node.put("title", criterion == null ? "Every replica answers" : criterion.title());
        node.put("verdict", result.verdict().name());
        node.put("query", result.promql());
        node.put("unit", criterion == null ? null : unit(criterion));
        node.put("warn", criterion == null ? null : condition(criterion.warn()));
        node.put("fail", criterion == null ? null : condition(criterion.fail()));
        node.put("reason", GateView.reason(result, result.worst()));
        ArrayNode next = node.putArray("next");
        result.next().forEach(next::add);
        node.put("tookMillis", result.took().toMillis());
        ArrayNode findings = node.putArray("findings");
        result.findings().forEach(finding -> findings.add(finding(finding)));
        return node;
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode node = JSON.objectNode();
        node.put("region", finding.region().isEmpty() ? null : finding.region());
        node.put("verdict", finding.verdict().name());
        node.put("value", finding.value());
        Duration age = finding.age();
        if (age == null) {
            node.putNull("ageSeconds");
        } else {
            node.put("ageSeconds", AnswerJson.seconds(age.toMillis()));
        }
        node.put("count", finding.count());
        Duration window = finding.window();
        node.put("window", window == null ? null : PromDuration.format(window));
        node.put("source", finding.replica());
        node.put("reason", finding.reason());
        return node;
    }

    static String unit(Criterion criterion) {
        return criterion.unit().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable String condition(@Nullable Condition condition) {
        return condition == null ? null : TargetText.plain(condition);
    }
}
