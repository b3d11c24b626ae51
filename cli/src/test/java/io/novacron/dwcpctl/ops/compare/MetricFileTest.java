package io.novacron.dwcpctl.ops.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is compared, as data. */
final class MetricFileTest {
    private static final String HEAD = """
            schema: 1
            baseline: a
            candidate: b
            series:
              one: {by: [], baseline: up, candidate: up}
              two: {by: [mode], baseline: up, candidate: up}
            metrics:
            """;

    @TempDir
    Path folder;

    @Test
    void what_is_shipped_keeps_the_schema_and_covers_what_v3_is_to_be_better_by() throws IOException {
        ShippedFiles shipped = new ShippedFiles();
        JsonNode document = new ObjectMapper(new YAMLFactory()).readTree(shipped.text("queries/compare/v3-v1.yaml"));

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(shipped.text("queries/schema/compare.schema.json"))
                        .validate(document))
                .isEmpty();
        assertThat(new Metrics(new Library(shipped, null)).all())
                .extracting(metric -> metric.id() + " " + metric.better() + " " + metric.target())
                .containsExactly(
                        "latency-p50 LOWER 0.3",
                        "latency-p95 LOWER 0.3",
                        "latency-p99 LOWER 0.3",
                        "latency-mean LOWER 0.3",
                        "error-rate LOWER 0.5",
                        "throughput HIGHER 0.33",
                        "compression HIGHER 0.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        {id: a, title: A, mean: {of: one}, unit: none, better: lower, why: B}; mine.yaml:8: "tolerance" is missing
        {id: a, title: A, mean: {of: one}, unit: none, better: lower, tolerance: -1, why: B}; mine.yaml:8: must be from 0
        {id: a, title: A, mean: {of: one}, unit: none, better: less, tolerance: 0, why: B}; mine.yaml:8: "less" is none of lower, higher
        {id: a, title: A, mean: {of: on}, unit: none, better: lower, tolerance: 0, why: B}; mine.yaml:8: there are no series "on" here
        {id: a, title: A, unit: none, better: lower, tolerance: 0, why: B}; mine.yaml:8: nothing says what is compared
        {id: a, title: A, mean: {of: one}, ratio: {part: one, whole: one}, unit: none, better: lower, tolerance: 0, why: B}; mine.yaml:8: more than one thing is compared
        {id: a, title: A, ratio: {part: one, whole: two}, unit: none, better: lower, tolerance: 0, why: B}; mine.yaml:8: part and whole have other strata
        {id: a, title: A, quantile: {of: one, share: 99}, unit: none, better: lower, tolerance: 0, why: B}; mine.yaml:8: must be between 0 and 1
        {id: A, title: A, mean: {of: one}, unit: none, better: lower, tolerance: 0, why: B}; mine.yaml:8: "A" is no id
        {id: a, title: A, mean: {of: one}, unit: none, beter: lower, tolerance: 0, why: B}; mine.yaml:8: unknown field "beter"
        """)
    void a_bad_metric_is_refused_with_file_and_line(String metric, String message) {
        refused(HEAD + "  - " + metric + "\n", message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        baseline: up, candidate: up;        baseline: 'sum by (', candidate: up;   mine.yaml:5: not PromQL
        baseline: up, candidate: up;        baseline: up, candidate: vector(1);    mine.yaml:5: it asks for no series
        metrics:;                           metrics: [];                           mine.yaml:7: there is no metric here
        schema: 1;                          schema: 2;                             mine.yaml:1: schema 2 is not one that
        candidate: b;                       resamples: 1;                          mine.yaml:1: "candidate" is missing
        candidate: b;                       'candidate: b|window: 0s';             mine.yaml:4: must be longer than zero
        candidate: b;                       'candidate: b|resamples: 10';          mine.yaml:4: must be from 200 to 100000
        candidate: b;                       'candidate: b|confidence: 95';         mine.yaml:4: must be from 0.5
        """)
    void a_bad_file_is_refused_with_file_and_line(String from, String to, String message) {
        int at = HEAD.indexOf(from);
        refused(HEAD.substring(0, at) + to.replace('|', '\n') + HEAD.substring(at + from.length()), message);
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> MetricFile.read("mine.yaml", text))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessageStartingWith(message);
    }

    @Test
    void a_users_metric_replaces_the_shipped_one_of_the_same_id() throws IOException {
        Path directory = Files.createDirectories(folder.resolve("queries/compare"));
        Files.writeString(
                directory.resolve("mine.yaml"),
                HEAD
                        + "  - {id: throughput, title: Mine, mean: {of: one}, unit: none, better: lower, tolerance: 0, why: B}\n");
        Metrics metrics = new Metrics(new Library(new ShippedFiles(), folder));

        assertThat(metrics.all()).hasSize(7);
        assertThat(metrics.get("throughput").title()).isEqualTo("Mine");
        assertThat(metrics.get("compression").title()).isNotEqualTo("Mine");
    }

    @Test
    void a_metric_stands_whole_in_evidence() {
        for (Metric metric : new Metrics(new Library(new ShippedFiles(), null)).all()) {
            JsonNode written = MetricText.write(metric, "eu-west");

            assertThat(MetricText.write(MetricText.read(written), null)).isEqualTo(written);
        }
    }
}
