package io.novacron.dwcpctl.ops.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gates that are shipped. */
final class ShippedGatesTest {
    private static final ShippedFiles SHIPPED = new ShippedFiles();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static List<String> files() {
        return SHIPPED.list("queries/gates/");
    }

    @Test
    void are_three() {
        assertThat(files())
                .containsExactly(
                        "queries/gates/post-rollback.yaml",
                        "queries/gates/preflight.yaml",
                        "queries/gates/rollout.yaml");
    }

    @ParameterizedTest
    @MethodSource("files")
    void keep_the_schema_and_can_be_read(String file) throws IOException {
        JsonNode document = YAML.readTree(SHIPPED.text(file));

        assertThat(schema().validate(document)).isEmpty();
        assertThat(file).isEqualTo("queries/gates/" + document.get("id").asText() + ".yaml");
        assertThat(Scene.gate(document.get("id").asText()).criteria()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{schema: 1, id: x, title: X}",
                "{schema: 1, id: x, title: X, criteria: []}",
                "{schema: 1, id: x, title: X, criteria: [{id: a, role: vote, title: A, expr: up, unit: none, why: B}]}",
                "{schema: 1, id: x, title: X, criteria: [{id: a, role: vote, title: A, expr: up, unit: none, fail: 1, why: B}]}",
                "{schema: 1, id: x, title: X, criteria: [{id: a, role: vote, title: A, unit: none, fail: '> 1', why: B}]}",
                "{schema: 1, id: x, title: X, include: [{gate: y}]}"
            })
    void the_schema_refuses_what_is_wrong(String text) throws IOException {
        assertThat(schema().validate(YAML.readTree(text))).isNotEmpty();
    }

    @Test
    void the_rollouts_votes_are_the_three_SLAs() {
        Gate gate = Scene.gate("rollout");

        assertThat(ids(gate, Role.VOTE)).containsExactly("latency-p99", "throughput", "error-rate");
        assertThat(ids(gate, Role.VETO))
                .containsExactly("targets", "components", "consensus", "quorum", "byzantine", "errors", "pushed-copy");
        assertThat(gate.criteria()).filteredOn(c -> c.role() == Role.VOTE).allMatch(c -> c.minimum() == 100);
    }

    @Test
    void what_vetoes_a_rollout_vetoes_a_step() {
        assertThat(ids(Scene.gate("preflight"), Role.VETO)).containsAll(ids(Scene.gate("rollout"), Role.VETO));
    }

    /** What somebody pushed looks fresh for ever: no selector of a vote or a veto may take it in. */
    @ParameterizedTest
    @MethodSource("files")
    void votes_and_vetoes_name_the_job_and_an_instance_that_is_scraped(String file) {
        Gate gate = Scene.gate(file.substring("queries/gates/".length(), file.length() - ".yaml".length()));
        for (Criterion criterion : gate.criteria()) {
            String promql = criterion.expression().resolve("5m", null);
            if (criterion.role() != Role.CAUTION && !promql.contains("ALERTS")) {
                assertThat(Expression.leaves(promql)).as(criterion.id()).allMatch(leaf -> {
                    List<String> matchers = leaf.selector().matchers().stream()
                            .map(Matcher::toString)
                            .toList();
                    return matchers.contains("job=\"alertmanager\"")
                            || (matchers.stream().anyMatch(m -> m.startsWith("job"))
                                    && matchers.contains("instance!=\"\""));
                });
            }
        }
    }

    private static List<String> ids(Gate gate, Role role) {
        return gate.criteria().stream()
                .filter(c -> c.role() == role)
                .map(Criterion::id)
                .toList();
    }

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SHIPPED.text("queries/schema/gate.schema.json"));
    }
}
