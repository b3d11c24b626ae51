package io.novacron.dwcpctl.ops.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GateFileTest {
    private static final String HEAD = "schema: 1\nid: mine\ntitle: Mine\ncriteria:\n";
    private static final String CRITERION =
            "  - {id: a, role: vote, title: A, expr: up, unit: none, fail: '> 1', why: Bad.}\n";

    @TempDir
    Path folder;

    /** What is written for a criterion, and what is said of it; | stands for a new line. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        schema: 2|id: mine; mine.yaml:1: schema 2 is not one that this dwcpctl reads
        schema: 1|id: mine|title: M; mine.yaml:1: the gate has no criterion: it would decide on nothing
        schema: 1|id: mine|title: M|criteria: []; mine.yaml:1: the gate has no criterion: it would decide on nothing
        schema: 1|id: Mine|title: M|criteria:|  - {id: a, role: vote, title: A, expr: up, unit: none, fail: '> 1', why: B}; mine.yaml:2: "Mine" is no id
        schema: 1|id: mine|title: M|windw: 5m; mine.yaml:4: unknown field "windw"
        schema: 1|id: mine|title: M|widened: 1m|criteria: []; mine.yaml:4: shorter than the window
        schema: 1|id: mine|title: M|freshness: 0s|criteria: []; mine.yaml:4: must be longer than zero
        schema: 1|id: mine|title: M|regions: rate(up[5m]) + up|criteria: []; mine.yaml:4: not one selector of series
        schema: 1|id: mine|title: M|include:|  - {gate: rollot, role: veto}; mine.yaml:5: there is no gate "rollot"
        schema: 1|id: mine|title: M|include:|  - {gate: preflight, role: caution}; mine.yaml:5: the gate preflight has no criterion of that role
        """)
    void a_bad_gate_is_refused_with_file_and_line(String text, String message) {
        refused(text.replace('|', '\n'), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        {id: a, role: vot, title: A, expr: up, unit: none, fail: '> 1', why: B}; mine.yaml:5: "vot" is none of vote, veto, caution
        {id: a, role: vote, title: A, expr: up, unit: none, why: B}; mine.yaml:5: neither warn nor fail says what is bad: it would always pass
        {id: a, role: vote, title: A, expr: up, unit: none, fail: 'above 1', why: B}; mine.yaml:5: "above 1" is no condition
        {id: a, role: vote, title: A, expr: 'sum by (', unit: none, fail: '> 1', why: B}; mine.yaml:5: not PromQL
        {id: a, role: vote, title: A, expr: vector(1), unit: none, fail: '> 1', why: B}; mine.yaml:5: it asks for no series, so it says nothing about any
        {id: a, role: vote, title: A, expr: 'up{region=~"{{regio}}"}', unit: none, fail: '> 1', why: B}; mine.yaml:5: {{regio}} is no parameter of this query
        {id: a, role: vote, title: A, query: latency-p98, fail: '> 1'}; mine.yaml:5: no query has the id "latency-p98"
        {id: a, role: vote, title: A, query: latency-p99, expr: up, fail: '> 1'}; mine.yaml:5: query and expr are both there
        {id: a, role: vote, query: latency-p99, parameters: {windw: 5m}}; mine.yaml:5: query latency-p99 has no parameter "windw"
        {id: a, role: vote, query: latency-mean}; mine.yaml:5: neither warn nor fail says what is bad: it would always pass
        {id: a, role: vote, title: A, expr: up, unit: none, fail: '> 1', why: B, empty: pass}; mine.yaml:5: "pass" is none of unknown, warn, fail
        {id: a, role: vote, title: A, expr: up, unit: furlongs, fail: '> 1', why: B}; mine.yaml:5: "furlongs" is none of
        {id: a, role: vote, title: A, expr: up, unit: none, fail: '> 1'}; mine.yaml:5: "why" is missing
        {id: a, role: vote, title: A, expr: up, unit: none, fail: '> 1', why: B, per: site}; mine.yaml:5: "site" is none of region, fleet
        """)
    void a_bad_criterion_is_refused_with_file_and_line(String criterion, String message) {
        refused(HEAD + "  - " + criterion + "\n", message);
    }

    @Test
    void two_criteria_of_one_id_are_refused() {
        refused(HEAD + CRITERION + CRITERION, "mine.yaml:1: the criterion a is there twice");
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessageStartingWith(message);
    }

    @Test
    void a_query_of_the_cookbook_brings_its_unit_its_conditions_and_its_words() {
        Criterion criterion = read(HEAD + "  - {id: a, role: vote, query: latency-p99}\n")
                .criteria()
                .get(0);

        assertThat(criterion.title()).isEqualTo("P99 migration latency, datacenter");
        assertThat(criterion.fail()).isNotNull();
        assertThat(criterion.why()).startsWith("The latency SLA is violated");
        assertThat(criterion.expression().resolve("30m", "eu-west")).contains("region=~\"eu-west\"", "[30m]");
    }

    @Test
    void a_users_gate_takes_the_place_of_the_shipped_one_with_its_id() throws IOException {
        Path gates = Files.createDirectories(folder.resolve("queries/gates"));
        Files.writeString(gates.resolve("any.yaml"), HEAD.replace("mine", "rollout") + CRITERION);

        Gate gate = gates().get("rollout");

        assertThat(gate.criteria()).hasSize(1);
        assertThat(gate.origin()).endsWith("any.yaml");
        assertThat(gates().ids()).containsExactly("post-rollback", "preflight", "rollout");
    }

    @Test
    void a_gate_that_includes_itself_is_refused() throws IOException {
        Path gates = Files.createDirectories(folder.resolve("queries/gates"));
        Files.writeString(
                gates.resolve("mine.yaml"), "schema: 1\nid: mine\ntitle: M\ninclude: [{gate: mine, role: vote}]\n");

        assertThatThrownBy(() -> gates().get("mine")).hasMessageContaining("the gate mine includes itself");
    }

    private Gates gates() {
        Library library = new Library(new ShippedFiles(), folder);
        return new Gates(library, new Cookbook(library));
    }

    private Gate read(String text) {
        try {
            return gates().file("mine.yaml", Files.writeString(folder.resolve("mine.yaml"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
