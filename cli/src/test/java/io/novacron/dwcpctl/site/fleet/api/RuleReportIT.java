package io.novacron.dwcpctl.site.fleet.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.metrics.rules.RuleFileReader;
import io.novacron.dwcpctl.site.fleet.alert.FleetRules;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages on rules and alerts beside those of a real Prometheus 3 with the same rules. */
class RuleReportIT {
    private static final String RULES = """
            groups:
              - name: some
                interval: 1s
                limit: 7
                rules:
                  - record: a:b
                    expr: |
                      vector(2)
                        + 1
                    labels: {kind: "recorded"}
                  - alert: Fires
                    expr: vector(1.5) > 1
                    keep_firing_for: 90s
                    labels: {severity: none, value: "{{ $value }}"}
                    annotations: {summary: "{{ $value | humanize }}", empty: ""}
                  - alert: Waited
                    expr: vector(-0.000025)
                    for: 1s
                  - alert: Rests
                    expr: vector(1) > 2
                  - alert: Fails
                    expr: vector(1) / on () (label_replace(vector(1), "a", "1", "", "") or vector(2))
            """;

    @TempDir
    Path folder;

    /** All there is to say, but for times and for how long it took. */
    private static Map<String, String> flat(JsonNode page) {
        Map<String, String> found = new TreeMap<>();
        flat("", page, found);
        return found;
    }

    private static void flat(String path, JsonNode node, Map<String, String> into) {
        if (node.isContainerNode()) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            for (int i = 0; i < node.size(); i++) {
                String name = node.isArray() ? String.valueOf(i) : names.get(i);
                flat(path + "/" + name, node.isArray() ? node.path(i) : node.path(name), into);
            }
        } else {
            boolean differs = List.of("activeAt", "evaluationTime", "lastEvaluation", "file")
                    .contains(path.substring(path.lastIndexOf('/') + 1));
            into.put(path, differs ? node.getNodeType().name() : node.asText());
        }
    }

    private static JsonNode data(ServedFleet fleet, String path) throws IOException {
        return new ObjectMapper().readTree(fleet.get(path).body()).path("data");
    }

    @Test
    void they_say_the_same() throws IOException {
        Files.writeString(folder.resolve("rules.yml"), RULES, StandardCharsets.UTF_8);
        try (RealPrometheus real = RealPrometheus.start(RealPrograms.THREE, folder, "rule_files: [rules.yml]");
                ServedFleet fleet = new ServedFleet(
                        new FleetRules(() -> List.of(RuleFileReader.read("rules.yml", RULES)), System::nanoTime))) {
            real.await(
                    "alerts", Duration.ofSeconds(60), () -> real.scalar("count(ALERTS{alertstate=\"firing\"})") == 2);

            assertThat(flat(data(fleet, "/api/v1/rules"))).isEqualTo(flat(real.data("/api/v1/rules")));
            assertThat(flat(data(fleet, "/api/v1/alerts")))
                    .containsExactlyInAnyOrderEntriesOf(flat(real.data("/api/v1/alerts")));
            for (String type : List.of("alert", "record")) {
                assertThat(flat(data(fleet, "/api/v1/rules?type=" + type)))
                        .isEqualTo(flat(real.data("/api/v1/rules?type=" + type)));
            }
        }
    }
}
