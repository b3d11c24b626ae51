package io.novacron.dwcpctl.ops.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.source.Call;
import io.novacron.dwcpctl.metrics.source.Outcome;
import io.novacron.dwcpctl.metrics.source.Provenance;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.metrics.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a source was asked and answered, with its provenance, as JSON; samples as Prometheus writes them. */
public final class RecordingText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RecordingText() {}

    /** In an order that does not depend on who was quicker. */
    public static ArrayNode write(Map<Call, Outcome> outcomes) {
        ArrayNode all = JSON.arrayNode();
        outcomes.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<Call, Outcome> e) -> e.getKey().kind())
                        .thenComparing(e -> e.getKey().text())
                        .thenComparing(e -> e.getKey().label())
                        .thenComparing(e -> e.getKey().from())
                        .thenComparing(e -> e.getKey().to())
                        .thenComparing(e -> e.getKey().step()))
                .forEach(e -> all.add(entry(e.getKey(), e.getValue())));
        return all;
    }

    private static ObjectNode entry(Call call, Outcome outcome) {
        ObjectNode node = JSON.objectNode();
        node.put("kind", call.kind().name());
        node.put("text", call.text());
        node.put("label", call.label());
        node.put("from", Moment.forMachines(call.from()));
        node.put("to", Moment.forMachines(call.to()));
        node.put("stepMillis", call.step().toMillis());
        CliException failure = outcome.failure();
        if (failure != null) {
            ObjectNode error = node.putObject("error");
            error.put("code", failure.exitCode().name());
            error.put(
                    "kind",
                    failure instanceof SourceException known ? known.kind().name() : "");
            error.put("message", failure.getMessage());
            error.put("suggestion", failure.suggestion());
        } else if (outcome.value() != null) {
            Provenance provenance = outcome.value().provenance();
            node.put("source", provenance.source());
            node.put("tookMillis", provenance.took().toMillis());
            if (provenance.age() != null) {
                node.put("ageMillis", provenance.age().toMillis());
            }
            ArrayNode warnings = node.putArray("warnings");
            provenance.warnings().forEach(warnings::add);
            ArrayNode infos = node.putArray("infos");
            provenance.infos().forEach(infos::add);
            node.set("result", TestimonyText.value(outcome.value().value()));
        } else if (outcome.seriesFound() != null) {
            ArrayNode series = node.putArray("series");
            outcome.seriesFound().forEach(labels -> series.add(TestimonyText.labels(labels)));
        } else if (outcome.valuesFound() != null) {
            ArrayNode names = node.putArray("names");
            outcome.valuesFound().forEach(names::add);
        }
        return node;
    }

    /** @throws RuntimeException of many kinds if it is not what {@link #write} writes */
    public static Map<Call, Outcome> read(JsonNode all) {
        Map<Call, Outcome> outcomes = new HashMap<>();
        for (JsonNode node : all) {
            Call call = new Call(
                    Call.Kind.valueOf(node.path("kind").asText()),
                    node.path("text").asText(),
                    node.path("label").asText(),
                    Instant.parse(node.path("from").asText()),
                    Instant.parse(node.path("to").asText()),
                    Duration.ofMillis(node.path("stepMillis").asLong()));
            outcomes.put(call, outcome(call, node));
        }
        return outcomes;
    }

    private static Outcome outcome(Call call, JsonNode node) {
        if (node.has("error")) {
            return Outcome.failed(failure(node.path("error")));
        }
        if (node.has("series")) {
            List<Labels> series = new ArrayList<>();
            node.path("series").forEach(labels -> series.add(TestimonyText.labels(labels)));
            return Outcome.ofSeries(series);
        }
        if (node.has("names")) {
            return Outcome.ofNames(TestimonyText.texts(node.path("names")));
        }
        return Outcome.of(new Reading(
                TestimonyText.value(node.path("result")),
                new Provenance(
                        call.text(),
                        node.path("source").asText(),
                        call.to(),
                        node.has("ageMillis")
                                ? Duration.ofMillis(node.path("ageMillis").asLong())
                                : null,
                        TestimonyText.texts(node.path("warnings")),
                        TestimonyText.texts(node.path("infos")),
                        Duration.ofMillis(node.path("tookMillis").asLong()))));
    }

    private static CliException failure(JsonNode error) {
        String kind = error.path("kind").asText();
        String message = error.path("message").asText();
        String suggestion = error.path("suggestion").asText();
        return kind.isEmpty()
                ? new CliException(ExitCode.valueOf(error.path("code").asText()), message, suggestion)
                : new SourceException(SourceException.Kind.valueOf(kind), message, suggestion);
    }
}
