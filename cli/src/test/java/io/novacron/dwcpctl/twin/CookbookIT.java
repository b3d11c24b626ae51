package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The families of the cookbook, asked of a real Prometheus. */
final class CookbookIT {
    @TempDir
    static Path files;

    static BackfilledPrometheus prometheus;

    private Program program;

    @BeforeAll
    static void start() throws IOException {
        prometheus = BackfilledPrometheus.start(files);
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @BeforeEach
    void program() {
        program = Program.underTest(files).with("DWCPCTL_PROMETHEUS_URL", prometheus.url());
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency", "throughput", "errors"})
    void a_family_answers_all_its_queries(String family) throws IOException {
        Program.Result result =
                program.run("query", "run", family, "--at", BackfilledPrometheus.END.toString(), "-o", "json");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        JsonNode answers = new JsonMapper().readTree(result.out()).path("data");
        assertThat(answers.size()).isGreaterThanOrEqualTo(8);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.path("id").asText()).startsWith(family + "-");
            assertThat(answer.path("error").isNull()).isTrue();
            assertThat(answer.path("result").path("series").size())
                    .as(answer.path("id").asText())
                    .isPositive();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "table, 450 ms",
        "markdown, 450 ms",
        "csv, 0.625",
        "yaml, apiVersion: dwcpctl/v1",
    })
    void the_headline_of_latency_in_every_format(String format, String part) {
        Program.Result result = program.run("latency", "--at", BackfilledPrometheus.END.toString(), "-o", format);

        assertThat(result.out()).contains(part).contains("us-east");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void a_chart_is_drawn_in_braille_where_the_locale_is_unicode_and_in_ASCII_elsewhere() {
        String[] chart = {
            "latency", "--chart", "--region", "eu-west", "--since", "15m", "--at", BackfilledPrometheus.END.toString()
        };

        Program.Result unicode = program.run(chart);
        Program.Result ascii = program.with("LANG", "C").run(chart);

        assertThat(unicode.out()).containsPattern("[\\u2800-\\u28ff]{20}");
        assertThat(ascii.out()).containsPattern("\\A\\p{ASCII}{300,}\\z");
        assertThat(unicode.code()).isZero();
        assertThat(ascii.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "latency-p50, eu-west, 0",
        "latency-p95, eu-west, 1",
        "latency-p99, us-east, 2",
        "latency-p99, nowhere, 3",
    })
    void a_check_ends_with_its_verdict(String query, String region, int code) {
        Program.Result result = program.run(
                "query",
                "run",
                query,
                "--check",
                "-p",
                "region=" + region,
                "--at",
                BackfilledPrometheus.END.toString());

        assertThat(result.code()).as(result.toString()).isEqualTo(code);
    }

    @Test
    void what_PromQL_refuses_is_bad_input() {
        Program.Result result = program.run("query", "eval", "rate(up)");

        assertThat(result.code()).isEqualTo(65);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("expected type range vector").hasLineCount(2);
    }
}
