package io.novacron.dwcpctl.ops.querytest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.novacron.dwcpctl.base.error.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files' names say what promtool makes of them; {@link RuleUnitTestsIT} holds them to it. */
final class QueryTestsTest {
    private static final Path FILES = RuleUnitTestFiles.FOLDER;

    static Stream<String> files() throws IOException {
        return RuleUnitTestFiles.names();
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_verdict_is_the_one_that_the_name_says(String file) {
        TestReport report = run(FILES, file);

        if (file.startsWith("malformed-")) {
            assertThat(report.unreadable()).isNotNull();
            return;
        }
        assertThat(report.unreadable()).isNull();
        assertThat(report.results()).isNotEmpty();
        assertThat(report.count(TestResult.Status.FAILED) > 0)
                .as(report.results().toString())
                .isEqualTo(file.startsWith("wrong-"));
    }

    @Test
    void a_difference_says_what_was_expected_and_what_came() {
        assertThat(run(FILES, "wrong-annotation.yml").results().get(0).details())
                .containsExactly("{alertname=\"Hot\", room=\"a\", severity=\"critical\"} annotation summary:"
                        + " expected \"a is at 91\", got \"a is at 90\"");
        assertThat(run(FILES, "wrong-sample.yml").results().get(0).details())
                .containsExactly("{}: expected 1.0000001, got 1");
    }

    @Test
    void what_cannot_be_judged_is_skipped_with_its_reason(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("histogram.yml"),
                "tests: [{input_series: [{series: h, values: '{{schema:0 count:1 sum:1 buckets:[1]}}'}],"
                        + " promql_expr_test: [{expr: h}]}, {name: idle}]");

        assertThat(run(folder, "histogram.yml").results())
                .extracting(TestResult::status, r -> r.details().get(0))
                .containsExactly(
                        tuple(TestResult.Status.SKIPPED, "native histograms are not supported"),
                        tuple(TestResult.Status.SKIPPED, "nothing is expected of it"));
    }

    @Test
    void times_count_from_the_start_timestamp(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("start.yml"),
                "tests: [{start_timestamp: '2020-01-01T00:00:00Z', input_series: [{series: a, values: '1 2'}],"
                        + " promql_expr_test: [{expr: 'timestamp(a)', eval_time: 1m,"
                        + " exp_samples: [{value: 1577836860}]}]}]");

        assertThat(run(folder, "start.yml").results())
                .extracting(TestResult::status)
                .containsExactly(TestResult.Status.PASSED);
    }

    @Test
    void scripts_are_run_too(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("a.test"),
                "load 1m\n  up 1 2 3\n\neval instant at 2m up\n  up 3\n\neval instant at 2m up\n  up 4\n");
        Files.writeString(folder.resolve("b.test"), "load 1m\n  up 1 2 3\n\nfrobnicate\n");

        assertThat(run(folder, "a.test").results())
                .extracting(TestResult::line, TestResult::status)
                .containsExactly(tuple(4, TestResult.Status.PASSED), tuple(7, TestResult.Status.FAILED));
        assertThat(run(folder, "b.test").unreadable()).hasMessageStartingWith("b.test:4: ");
        assertThat(run(folder, "missing.test").unreadable()).hasMessageContaining("no such file");
        assertThatThrownBy(() -> run(folder, "c.txt")).isInstanceOf(CliException.class);
    }

    static TestReport run(Path folder, String file) {
        return new QueryTests(folder, () -> 0, () -> false).run(file);
    }
}
