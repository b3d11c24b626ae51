package io.novacron.dwcpctl.ops.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.site.notify.Markup;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages that are shipped. */
final class ShippedTemplatesTest {
    private static final ShippedFiles SHIPPED = new ShippedFiles();
    private static final Templates TEMPLATES = new Templates(new Library(SHIPPED, null));
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static List<String> files() {
        return SHIPPED.list("playbooks/templates/");
    }

    @Test
    void a_rollback_has_one_for_each_way_it_goes() {
        assertThat(TEMPLATES.ids()).contains("rollback-started", "rollback-done", "rollback-failed");
    }

    @ParameterizedTest
    @MethodSource("files")
    void keep_the_schema_and_can_be_read(String file) throws IOException {
        JsonNode document = YAML.readTree(SHIPPED.text(file));

        assertThat(schema().validate(document)).isEmpty();
        String id = document.get("id").asText();
        assertThat(file).isEqualTo("playbooks/templates/" + id + ".yaml");
        assertThat(TEMPLATES.get(id).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{schema: 1, id: x, title: X, subject: S}",
                "{schema: 1, id: X, title: X, subject: S, text: T}",
                "{schema: 1, id: x, title: X, subject: S, text: T, severity: high}",
                "{schema: 1, id: x, title: X, subject: S, text: T, parameters: {a: {type: date, help: H}}}",
                "{schema: 1, id: x, title: X, subject: S, text: T, parameters: {a: {type: text}}}"
            })
    void the_schema_refuses_what_is_wrong(String text) throws IOException {
        assertThat(schema().validate(YAML.readTree(text))).isNotEmpty();
    }

    @Test
    void reads_as_it_is_meant_in_Slack() {
        Template.Text done = TEMPLATES
                .get("rollback-done")
                .fill(
                        Map.of(
                                "context", new Datum.Words("production"),
                                "id", new Datum.Words("2026-01-31-a1"),
                                "started", new Datum.When(Instant.parse("2026-01-31T09:30:00.250Z")),
                                "took", new Datum.HowLong(Duration.ofMillis(95_400)),
                                "verdict", new Datum.Words("verified"),
                                "evidence",
                                        new Datum.Listing(
                                                List.of("P99 of v1 is 0.69 s & falls", "errors 1.8 % < 2.5 %"))),
                        Markup.MRKDWN);

        assertThat(done.subject()).isEqualTo("Rollback to v1 in production: verified");
        assertThat(done.text()).isEqualTo("""
                        *v1 serves* in `production`: verified. Traffic was on v1 1m35s after the start at 2026-01-31 09:30:00 UTC.
                        • P99 of v1 is 0.69 s &amp; falls
                        • errors 1.8 % &lt; 2.5 %
                        v3 stays warm without traffic; its record is `2026-01-31-a1`. Next: `dwcpctl gonogo post-rollback`, then the checklist in the record.""");
    }

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SHIPPED.text("playbooks/schema/template.schema.json"));
    }
}
