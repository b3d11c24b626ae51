package io.novacron.dwcpctl.ops.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

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
import java.util.regex.Pattern;
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
    /** What is there once, and of no region. */
    private static final Pattern MONITORING = Pattern.compile("prometheus|alertmanager");

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

        assertThat(counts)
                .containsOnly(
                        entry("acp", 6L),
                        entry("amst", 6L),
                        entry("anomalies", 5L),
                        entry("ass", 5L),
                        entry("compare", 11L),
                        entry("errors", 8L),
                        entry("hde", 4L),
                        entry("itp", 4L),
                        entry("latency", 14L),
                        entry("monitoring", 14L),
                        entry("pba", 5L),
                        entry("reliability", 7L),
                        entry("resources", 10L),
                        entry("rollout", 8L),
                        entry("sla", 11L),
                        entry("throughput", 9L),
                        entry("traffic", 8L));
        assertThat(cookbook.all()).hasSize(135); // README.md and CHANGELOG.md say so
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
        if (MONITORING.matcher(query.template().source()).find()) {
            assertThat(query.category()).isEqualTo("monitoring");
            assertThat(query.parameters()).doesNotContainKey("region");
        } else {
            assertThat(query.parameters()).containsKey("region");
            // in every selector: one that forgot it would compare a region with all of them
            assertThat(query.resolve(Map.of("region", "eu-west")).split("\\{", -1).length - 1)
                    .isEqualTo(query.resolve(Map.of("region", "eu-west")).split("region=~\"eu-west\"", -1).length - 1);
        }
        assertThat(query.id()).startsWith(query.category() + "-");
        assertThat(query.question()).endsWith("?");
        assertThat(query.bad()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void lead_on_to_queries_and_playbooks_that_exist(CookbookQuery query) {
        Set<String> ids = cookbook.all().stream().map(CookbookQuery::id).collect(Collectors.toSet());

        assertThat(query.next()).isNotEmpty().doesNotContain(query.id()).doesNotHaveDuplicates();
        assertThat(playbooks()).isNotEmpty().doesNotContainAnyElementsOf(ids);
        ids.addAll(playbooks());
        assertThat(ids).containsAll(query.next());
    }

    /** A playbook is named as its alert is; the rules say so. */
    private static Set<String> playbooks() {
        Pattern runbook = Pattern.compile("(?m)^ +runbook: (\\S+)$");
        return SHIPPED.list("queries/rules/").stream()
                .filter(path -> !path.contains("/tests/"))
                .flatMap(path -> runbook.matcher(SHIPPED.text(path)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** Every alert that a number can explain is named by a query. */
    @Test
    void every_playbook_is_where_some_query_leads() {
        Set<String> led =
                cookbook.all().stream().flatMap(q -> q.next().stream()).collect(Collectors.toSet());

        assertThat(playbooks().stream().filter(id -> !led.contains(id))).containsExactly("collector-stale");
    }

    @ParameterizedTest
    @MethodSource("files")
    void say_what_their_category_is_about(String file) {
        String category = file.substring(DIRECTORY.length(), file.length() - ".yaml".length());

        assertThat(cookbook.about(category)).isNotBlank().hasSizeLessThan(64);
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
