package io.novacron.dwcpctl.ops.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of the cookbook read or refused, and a user's directory over the shipped files. */
final class CookbookTest {
    private static final String FILE = """
            schema: 1
            category: latency
            parameters:
              region: {type: value, help: one region}
            queries:
              - id: latency-p99
                title: Mine
                question: Mine?
                expr: up{region=~"{{region}}"}
                unit: seconds
                target: "< 0.5"
                bad: Bad.
            """;

    @TempDir
    Path directory;

    private Cookbook cookbook() {
        return new Cookbook(new Library(new ShippedFiles(), directory));
    }

    private void overlay(String name, String text) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("queries/cookbook"));
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void a_query_of_the_user_replaces_the_whole_of_the_shipped_one_in_its_place() throws IOException {
        List<String> shipped = cookbook().all().stream().map(CookbookQuery::id).toList();
        overlay("own.yml", FILE);

        Cookbook cookbook = cookbook();

        CookbookQuery mine = cookbook.get("latency-p99");
        assertThat(mine.title()).isEqualTo("Mine");
        assertThat(mine.brief()).isEqualTo("latency-p99");
        assertThat(mine.next()).isEmpty();
        assertThat(mine.target().fail()).isNull();
        assertThat(mine.origin()).endsWith("queries/cookbook/own.yml");
        assertThat(mine.resolve(Map.of("region", "eu.west"))).isEqualTo("up{region=~\"eu\\\\.west\"}");
        assertThat(cookbook.all().stream().map(CookbookQuery::id)).containsExactlyElementsOf(shipped);
        assertThat(cookbook.category("latency")).contains(mine);
        assertThat(cookbook.get("latency-p95").title()).isEqualTo("P95 migration latency, datacenter");
    }

    @Test
    void a_user_adds_categories_and_says_what_a_command_shows() throws IOException {
        overlay(
                "billing.yaml",
                FILE.replace("category: latency", "category: billing").replace("latency-p99", "billing-x"));
        overlay(
                "latency.yaml",
                FILE.replace(
                        "parameters:", "command: {headline: [latency-p99], chart: latency-p99, by: {}}\nparameters:"));

        Cookbook cookbook = cookbook();

        assertThat(cookbook.category("billing")).extracting(CookbookQuery::id).containsExactly("billing-x");
        assertThat(cookbook.family("latency")).isEqualTo(new Family(List.of("latency-p99"), "latency-p99", Map.of()));
        assertThat(cookbook.family("errors").chart()).isEqualTo("errors-ratio");
    }

    @Test
    void what_is_no_data_file_is_left_alone() throws IOException {
        overlay(".own.yaml.swp", "{");
        overlay(".hidden.yaml", "{");
        overlay("README.md", "{");
        Files.createDirectories(directory.resolve("queries/cookbook/below.d"));

        assertThat(cookbook().all()).isNotEmpty();
    }

    @Test
    void the_same_id_twice_is_an_error_in_a_file_and_between_files() throws IOException {
        overlay("a.yaml", FILE);
        overlay("b.yaml", FILE);
        Path folder = directory.resolve("queries/cookbook");

        assertThatExceptionOfType(CliException.class)
                .isThrownBy(this::cookbook)
                .withMessage(folder.resolve("b.yaml") + ": the id latency-p99 is there twice, also in "
                        + folder.resolve("a.yaml"))
                .returns(ExitCode.BAD_INPUT, CliException::exitCode);
    }

    @Test
    void an_unknown_id_is_answered_with_the_nearest() {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> cookbook().get("errors-by-typ"))
                .withMessage("no query has the id \"errors-by-typ\"")
                .returns("Did you mean errors-by-type? See dwcpctl query list.", CliException::suggestion)
                .returns(ExitCode.USAGE, CliException::exitCode);
        assertThat(cookbook().category("nonsense")).isEmpty();
    }

    /** Each line: what is replaced in the file, by what, and the error. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    schema: 1          | schema: 2           | 1: schema 2 is not one that this dwcpctl reads | Use schema: 1, or a newer dwcpctl.
                    schema: 1          | schemas: 1          | 1: "schema" is missing             | Add schema: …
                    category: latency  | categry: latency    | 2: unknown field "categry"         | Did you mean category? Known here: schema, category, about, command, parameters, queries.
                    title: Mine        | titel: Mine         | 7: unknown field "titel"           | Did you mean title? Known here: id, short, title, question, expr, parameters, unit, target, warn, fail, bad, next.
                    title: Mine        | title:              | 6: "title" is missing              | Add title: …
                    id: latency-p99    | id: errors-p99      | 6: "errors-p99" is no id for the category latency | Write it in lower case with dashes, beginning with latency-.
                    id: latency-p99    | id: latency-P99     | 6: "latency-P99" is no id for the category latency | Write it in lower case with dashes, beginning with latency-.
                    id: latency-p99    | id: latency-        | 6: "latency-" is no id for the category latency | Write it in lower case with dashes, beginning with latency-.
                    unit: seconds      | unit: secnds        | 10: "secnds" is none of seconds, bytes, bytes-per-second, per-second, ratio, percent, count, factor, none | Did you mean seconds? Use one of those.
                    target: "< 0.5"    | target: "<< 0.5"    | 11: "<< 0.5" is no condition       | Write it as "< 0.5" or ">= 2.4e9".
                    target: "< 0.5"    | fail: "< 500ms"     | 11: "< 500ms" is no condition      | Write it as "< 0.5" or ">= 2.4e9".
                    type: value        | type: valu          | 4: "valu" is none of duration, number, value, labels | Did you mean value? Use one of those.
                    type: value        | type: duration      | 4: parameter "region" has no default | Add default: …
                    type: value        | type: duration, default: soon | 4: default of parameter region: "soon" is not a duration such as 5m or 1h30m | Give region as a duration such as 5m or 1h30m.
                    type: value        | type: value, min: 1 | 4: min is for numbers only         | Remove it, or make the type number.
                    type: value        | type: number, default: 1, min: 1d | 4: a number is wanted here, found "1d" | Write it as 0.99 or 1e3.
                    , help: one region | ^^                  | 4: "help" is missing               | Add help: …
                    bad: Bad.          | bad: [Bad]          | 12: text is wanted here, found a list | Write a single value.
                    bad: Bad.          | parameters: {x: {type: value, help: x}} | 6: parameter "x" is not used in expr | Use it or remove it.
                    {{region}}         | {{regoin}}          | 9: {{regoin}} is no parameter of this query | Declare it under parameters.
                    """)
    void a_wrong_file_is_65_with_file_line_and_what_was_meant(
            String part, String instead, String problem, String suggestion) throws IOException {
        assertThat(FILE).contains(part);
        overlay("own.yaml", FILE.replace(part, instead));

        assertThatExceptionOfType(CliException.class)
                .isThrownBy(this::cookbook)
                .withMessage(directory.resolve("queries/cookbook/own.yaml") + ":" + problem)
                .returns(suggestion, CliException::suggestion)
                .returns(ExitCode.BAD_INPUT, CliException::exitCode);
    }

    @Test
    void a_command_must_name_queries_of_its_file() throws IOException {
        overlay(
                "own.yaml",
                FILE.replace(
                        "parameters:",
                        "command: {headline: [latency-p99], chart: latency-p99, by: {mode: latency-p9}}\nparameters:"));

        assertThatExceptionOfType(CliException.class)
                .isThrownBy(this::cookbook)
                .withMessageEndingWith("own.yaml:3: no query of this file has the id \"latency-p9\"")
                .returns("Did you mean latency-p99? Name one.", CliException::suggestion);
    }

    @Test
    void an_empty_list_of_queries_is_an_error() throws IOException {
        overlay("own.yaml", "schema: 1\ncategory: latency\nqueries: []\n");

        assertThatExceptionOfType(CliException.class)
                .isThrownBy(this::cookbook)
                .withMessageEndingWith("own.yaml:3: there is no query here");
    }
}
