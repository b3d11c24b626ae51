package io.novacron.dwcpctl.ops.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The queries that are shipped. */
final class ShippedCookbookTest {
    private static final String DIRECTORY = "queries/cookbook/";
    private static final ShippedFiles SHIPPED = new ShippedFiles();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Cookbook cookbook = new Cookbook(new Library(SHIPPED, null));

    static List<String> files() {
        return SHIPPED.list(DIRECTORY);
    }

    static Stream<CookbookQuery> queries() {
        return new Cookbook(new Library(SHIPPED, null)).all().stream();
    }

    /** A query that is lost, or one that is new, does not go unnoticed. */
    @Test
    void are_so_many() {
        Map<String, Long> counts =
                cookbook.all().stream().collect(Collectors.groupingBy(CookbookQuery::category, Collectors.counting()));

        assertThat(counts).isEqualTo(Map.of("latency", 14L, "throughput", 9L, "errors", 8L));
        assertThat(cookbook.all().stream().map(CookbookQuery::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void keep_the_schema(String file) throws IOException {
        JsonNode document = YAML.readTree(SHIPPED.text(file));

        assertThat(schema().validate(document)).isEmpty();
        assertThat(file).isEqualTo(DIRECTORY + document.get("category").asText() + ".yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{schema: 1, category: x, queries: []}",
                "{schema: 1, category: x, extra: 1, queries: [{id: x-a, title: a, question: 'a?', expr: up, unit: none, bad: b}]}",
                "{schema: 1, category: x, queries: [{id: x-A, title: a, question: 'a?', expr: up, unit: none, bad: b}]}",
                "{schema: 1, category: x, queries: [{id: x-a, title: a, question: 'a?', expr: up, unit: s, bad: b}]}",
                "{schema: 1, category: x, queries: [{id: x-a, title: a, question: 'a?', expr: up, unit: none, bad: b, target: 1}]}"
            })
    void the_schema_refuses_what_is_wrong(String text) throws IOException {
        assertThat(schema().validate(YAML.readTree(text))).isNotEmpty();
    }

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SHIPPED.text("queries/schema/cookbook.schema.json"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void resolve_by_their_defaults_and_within_a_region(CookbookQuery query) {
        assertThat(query.resolve(Map.of())).doesNotContain("{{").doesNotContain("}}");
        assertThat(query.parameters()).containsKey("region");
        assertThat(query.resolve(Map.of("region", "eu-west"))).contains("region=~\"eu-west\"");
        assertThat(query.id()).startsWith(query.category() + "-");
        assertThat(query.question()).endsWith("?");
        assertThat(query.bad()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void lead_on_to_queries_that_exist(CookbookQuery query) {
        Set<String> ids = cookbook.all().stream().map(CookbookQuery::id).collect(Collectors.toSet());

        assertThat(query.next()).isNotEmpty().doesNotContain(query.id()).doesNotHaveDuplicates();
        assertThat(ids).containsAll(query.next());
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency", "throughput", "errors"})
    void make_up_a_command(String category) {
        Family family = cookbook.family(category);

        assertThat(family.headline()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(cookbook.get(family.chart()).target().wanted()).isNotNull();
        family.breakdowns()
                .forEach((label, id) ->
                        assertThat(cookbook.get(id).template().source()).contains(label));
        assertThat(SHIPPED.list(DIRECTORY)).contains(DIRECTORY + category + ".yaml");
    }
}
