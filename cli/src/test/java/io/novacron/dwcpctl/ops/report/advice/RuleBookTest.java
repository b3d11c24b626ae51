package io.novacron.dwcpctl.ops.report.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.report.advice.Rule.Priority;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.figure.Figures;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.page.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recommendations that are shipped, and those of users. */
final class RuleBookTest {
    private static final ShippedFiles SHIPPED = new ShippedFiles();
    private static final String FILE = "queries/recommendations.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final List<Rule> shipped = RuleBook.of(new Library(SHIPPED, null));

    @Test
    void are_so_many() {
        assertThat(shipped).hasSize(43);
        assertThat(shipped.stream().map(Rule::priority).distinct())
                .containsExactly(Priority.NOW, Priority.DAYS, Priority.WEEKS);
    }

    @Test
    void keep_the_schema() throws IOException {
        assertThat(schema().validate(YAML.readTree(SHIPPED.text(FILE)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{schema: 1, recommendations: []}",
                "{schema: 1, recommendations: [{id: a, when: {}, priority: now, text: b}]}",
                "{schema: 1, recommendations: [{id: a, when: {throughput: '1'}, priority: now, text: b}]}",
                "{schema: 1, recommendations: [{id: a, when: {throughput: '> 1'}, priority: soon, text: b}]}"
            })
    void the_schema_refuses_what_is_wrong(String text) throws IOException {
        assertThat(schema().validate(YAML.readTree(text))).isNotEmpty();
    }

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SHIPPED.text("queries/schema/recommendations.schema.json"));
    }

    @Test
    void lead_to_playbooks_that_rules_name() {
        Pattern runbook = Pattern.compile("(?m)^ +runbook: (\\S+)$");
        List<String> playbooks = SHIPPED.list("queries/rules/").stream()
                .flatMap(path -> runbook.matcher(SHIPPED.text(path)).results())
                .map(found -> found.group(1))
                .toList();

        assertThat(playbooks).isNotEmpty();
        assertThat(shipped.stream().map(Rule::playbook).filter(p -> !p.isEmpty()))
                .isSubsetOf(playbooks);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {throughputt: '> 1'}|now|x|the report has no figure "throughputt"
            {throughput: 'lots'}|now|x|"lots" is no condition
            {throughput: '> 1'}|soon|x|"soon" is none of now, days, weeks
            {throughput: '> 1'}|now|'{{cpu-peak}}'|{{cpu-peak}} is not known to be known here
            {throughput: '> 1'}|now|'{{throughput'|{{ without }}
            {}|now|x|without a condition it would always be advised
            """, quoteCharacter = '^')
    void what_is_wrong_is_said_with_its_line(String when, String priority, String text, String problem) {
        String yaml = "schema: 1\nrecommendations:\n  - id: a\n    when: " + when + "\n    priority: " + priority
                + "\n    text: " + text + "\n";

        assertThatThrownBy(() -> RuleBook.read(new Library.File("mine.yaml", yaml)))
                .isInstanceOf(CliException.class)
                .hasMessageContaining(problem)
                .hasMessageMatching("mine\\.yaml:[456]: .*");
    }

    @Test
    void a_users_rule_replaces_the_shipped_one_of_its_id(@TempDir Path folder) throws IOException {
        Path mine = Files.createDirectories(folder.resolve("queries")).resolve("recommendations.yaml");
        Files.writeString(
                mine,
                "schema: 1\nrecommendations:\n  - {id: latency-violated, when: {latency-p99: '> 9'}, priority: weeks,"
                        + " text: Wait.}\n");

        List<Rule> rules = RuleBook.of(new Library(SHIPPED, folder));

        assertThat(rules).hasSize(shipped.size());
        assertThat(rules.get(0).text()).containsExactly(new Rule.Piece.Words("Wait."));
    }

    @Test
    void the_same_figures_give_the_same_advice_with_their_numbers() {
        Figures figures = new Figures();
        figures.note(Figure.LATENCY_P99, 0.41, "eu-west");
        figures.note(Figure.LATENCY_P99, 0.98, "us-east");
        figures.note(Figure.LATENCY_P99, Double.NaN, "nowhere");

        Part.Advised now = (Part.Advised) Advice.of(shipped, figures).get(0);

        assertThat(now.items().stream().map(Part.Item::id)).containsExactly("latency-violated");
        assertThat(now.items().get(0).text()).contains(new Cell.Amount(0.98, Unit.SECONDS), new Cell.Words("us-east"));
        assertThat(now.items().get(0).playbook()).isEqualTo("latency-p99-critical");
    }

    @Test
    void nothing_is_advised_for_lack_of_data() {
        assertThat(Advice.of(shipped, new Figures()))
                .allMatch(part -> ((Part.Advised) part).items().isEmpty());
    }
}
