package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code query test} as it is called: files and directories in, verdicts out. */
final class QueryTestCommandTest {
    private static final String GOOD = "load 1m\n  up 1 2 3\n\neval instant at 2m up\n  up 3\n";
    private static final String BAD = GOOD.replace("  up 3\n", "  up 4\n");

    @TempDir
    Path home;

    private RunningApp app;

    @BeforeEach
    void files() throws IOException {
        Path tests = Files.createDirectory(home.resolve("tests"));
        Files.writeString(tests.resolve("b.test"), GOOD);
        Files.writeString(
                tests.resolve("a.yml"),
                "tests:\n  - name: one\n    promql_expr_test:\n      - expr: '1'\n        exp_samples: [{value: 1}]\n");
        Files.writeString(tests.resolve("README.md"), "no test");
        Files.writeString(Files.createDirectory(tests.resolve("deeper")).resolve("c.test"), BAD);
        app = new RunningApp().home(home);
    }

    @Test
    void a_directory_is_the_test_files_right_in_it() {
        Outcome outcome = app.run("query", "test", "-o", "csv", "tests");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().replace("\r", "")).isEqualTo("""
                        id,file,line,name,status,details
                        tests/a.yml:4,tests/a.yml,4,one: 1 at 0s,passed,
                        tests/b.test:4,tests/b.test,4,up,passed,
                        """);
        assertThat(outcome.code()).isZero();
    }

    @Test
    void files_and_directories_are_run_in_the_order_they_are_given() throws IOException {
        Outcome outcome = app.run("query", "test", "-o", "json", "tests/deeper/c.test", "tests");
        JsonNode data = new ObjectMapper().readTree(outcome.out()).path("data");

        assertThat(data.path("passed").asInt()).isEqualTo(2);
        assertThat(data.path("failed").asInt()).isEqualTo(1);
        assertThat(data.path("skipped").asInt()).isZero();
        assertThat(data.path("tests")
                        .valueStream()
                        .map(t -> t.path("id").asText() + " " + t.path("status").asText()))
                .containsExactly("tests/deeper/c.test:4 failed", "tests/a.yml:4 passed", "tests/b.test:4 passed");
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void a_failure_is_told_with_its_place_and_the_count_is_the_last_line() {
        Outcome outcome = app.run("query", "test", "tests/deeper");

        assertThat(outcome.out().lines())
                .startsWith("failed tests/deeper/c.test:4 up")
                .endsWith("0 passed, 1 failed, 0 skipped");
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void a_directory_without_tests_is_bad_input() throws IOException {
        Files.createDirectory(home.resolve("empty"));

        Outcome outcome = app.run("query", "test", "empty");

        assertThat(outcome.errLines())
                .containsExactly(
                        "error: empty: no test files in this directory",
                        "Scripts end in .test, unit tests of rules in .yml or .yaml; directories below it are left out.");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(65);
    }

    /** An empty set is not a pass. */
    @Test
    void a_file_that_tests_nothing_is_no_success() throws IOException {
        Files.writeString(home.resolve("nothing.yml"), "tests: []\n");

        Outcome outcome = app.run("query", "test", "nothing.yml");

        assertThat(outcome.out()).isEqualTo("0 passed, 0 failed, 0 skipped\n");
        assertThat(outcome.errLines()).containsExactly("warning: nothing was tested");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(app.run("query", "test", "nothing.yml", "tests").code()).isZero();
    }

    /** The others are run nevertheless, for the build server's report. */
    @Test
    void a_bad_file_is_bad_input_with_its_place_and_stands_in_the_report() throws IOException {
        Files.writeString(home.resolve("rules.yml"), "# rules, no tests\ngroups: []\n");

        Outcome outcome = app.run("query", "test", "--junit", "out/report.xml", "rules.yml", "gone.yml", "tests");

        assertThat(outcome.errLines())
                .containsExactly(
                        "error: rules.yml:2: unknown field \"groups\"",
                        "Known here: rule_files, evaluation_interval, group_eval_order, fuzzy_compare, tests.",
                        "error: test " + home.resolve("gone.yml") + ": no such file",
                        "Check the path.");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(65);
        assertThat(Files.readString(home.resolve("out/report.xml")))
                .contains("<testsuites tests=\"4\" failures=\"0\" errors=\"2\" time=\"")
                .contains("<testsuite name=\"rules.yml\" tests=\"1\" failures=\"0\" errors=\"1\"")
                .contains("<testcase name=\"up (line 4)\" classname=\"tests/b.test\"");
    }

    @Test
    void a_report_that_cannot_be_written_is_told_so() throws IOException {
        Files.writeString(home.resolve("in-the-way"), "");

        Outcome outcome = app.run("query", "test", "--junit", "in-the-way/report.xml", "tests");

        assertThat(outcome.err()).startsWith("error: cannot write " + home.resolve("in-the-way/report.xml"));
        assertThat(outcome.code()).isEqualTo(73);
    }
}
