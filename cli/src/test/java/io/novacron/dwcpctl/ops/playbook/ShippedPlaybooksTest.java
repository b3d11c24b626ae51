package io.novacron.dwcpctl.ops.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The playbooks that are shipped keep their schemas. That they can be walked, {@code playbook test} says. */
final class ShippedPlaybooksTest {
    private static final ShippedFiles SHIPPED = new ShippedFiles();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static List<String> playbooks() {
        return new Playbooks(Scripted.LIBRARY).ids();
    }

    @ParameterizedTest
    @MethodSource("playbooks")
    void keep_the_schema(String id) throws IOException {
        Playbooks playbooks = new Playbooks(Scripted.LIBRARY);

        assertThat(schema("playbook").validate(read(playbooks.file(id).text()))).isEmpty();
        assertThat(playbooks.cases(id)).isPresent();
        assertThat(schema("cases")
                        .validate(read(playbooks.cases(id).orElseThrow().text())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{schema: 1, id: a, title: A, summary: S, budget: 5m}",
                "{schema: 1, id: A, title: A, summary: S, budget: 5m, steps: [{id: a, phase: immediate, title: A, text: B}]}",
                "{schema: 1, id: a, title: A, summary: S, budget: 5m, steps: [{id: a, phase: now, title: A, text: B}]}",
                "{schema: 1, id: a, title: A, summary: S, budget: 5m, steps: [{id: a, phase: immediate, title: A, text: B, cluster: {delete: {deployment: x}}}]}",
                "{schema: 1, id: a, title: A, summary: S, budget: 5m, steps: [{id: a, phase: immediate, title: A, text: B, go-to: b}]}"
            })
    void the_schema_refuses_what_is_wrong(String text) throws IOException {
        assertThat(schema("playbook").validate(read(text))).isNotEmpty();
    }

    @Test
    void the_escalation_keeps_its_schema_and_the_contracts_times() throws IOException {
        Instant start = Instant.parse("2026-01-31T09:00:00Z");
        EscalationPath path = new Playbooks(Scripted.LIBRARY).escalation();

        assertThat(schema("escalation").validate(read(SHIPPED.text("playbooks/escalation.yaml"))))
                .isEmpty();
        assertThat(path.next("immediate", start, null, false, start.plusSeconds(60)))
                .contains(new EscalationPath.Due(path.levels().get(1), start.plus(Duration.ofMinutes(5))));
        assertThat(path.next("immediate", start, start, false, start.plusSeconds(60)))
                .contains(new EscalationPath.Due(path.levels().get(2), start.plus(Duration.ofMinutes(15))));
        assertThat(path.next("high", start, null, false, start))
                .contains(new EscalationPath.Due(path.levels().get(0), start.plus(Duration.ofMinutes(10))));
        assertThat(path.next("immediate", start, null, false, start.plusSeconds(1801)))
                .isEmpty();
        assertThat(path.next("immediate", start, null, true, start.plusSeconds(1801)))
                .contains(new EscalationPath.Due(path.levels().get(4), start.plus(Duration.ofMinutes(50))));
        assertThat(path.next("low", start, null, true, start)).isEmpty();
    }

    private static JsonNode read(String text) throws IOException {
        return YAML.readTree(text);
    }

    private static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SHIPPED.text("playbooks/schema/" + name + ".schema.json"));
    }
}
