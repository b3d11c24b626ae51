package io.novacron.dwcpctl.face.command;

import static io.novacron.dwcpctl.testing.ScriptedPrometheus.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import io.novacron.dwcpctl.testing.ScriptedPrometheus;
import io.novacron.dwcpctl.testing.ScriptedPrometheus.Asked;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code latency}, {@code throughput}, {@code errors} and {@code query}, from the command line to what is printed. */
final class FamilyCommandTest {
    private static final String NOTHING = "quantile(0.75,";

    private final ScriptedPrometheus prometheus;
    private final RunningApp app = new RunningApp();

    FamilyCommandTest() throws IOException {
        prometheus = new ScriptedPrometheus();
    }

    @BeforeEach
    void context() {
        app.variable("DWCPCTL_PROMETHEUS_URL", prometheus.url());
    }

    @AfterEach
    void close() {
        prometheus.close();
    }

    private void latencies() {
        prometheus
                .vector("quantile(0.5,", region("eu-west", "0.151"), region("us-east", "0.149"))
                .vector("quantile(0.75,", region("eu-west", "0.212"), region("us-east", "0.2"))
                .vector("quantile(0.9,", region("eu-west", "0.29"), region("us-east", "0.281"))
                .vector("quantile(0.95,", region("eu-west", "0.31"), region("us-east", "0.299"))
                .vector("quantile(0.99,", region("eu-west", "0.4996"), region("us-east", "0.5004"))
                .vector("quantile(0.999,", region("eu-west", "0.61"), region("us-east", "0.6"));
    }

    private Outcome run(String... args) {
        Outcome outcome = app.run(args);
        String out = outcome.out()
                .replace(prometheus.url(), "http://prometheus")
                .replaceAll("tookMillis(\"?): \\d+", "tookMillis$1: 5");
        return new Outcome(outcome.code(), out, outcome.err().replace(prometheus.url(), "http://prometheus"));
    }

    private void prints(String expected, String... args) {
        Outcome outcome = run(args);
        assertThat(outcome.out()).isEqualTo(expected);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
    }

    @Test
    void the_table_has_a_row_a_quantile_and_rounds_nothing_across_its_target() {
        latencies();

        prints("""
                Latency  2026-01-31 09:30:00 +00:00, from http://prometheus

                        EU-WEST   US-EAST  TARGET      STATUS
                P50      151 ms    149 ms  (< 200 ms)  PASS
                P75      212 ms    200 ms  (< 300 ms)  PASS
                P90      290 ms    281 ms  (< 400 ms)  PASS
                P95      310 ms    299 ms  (< 450 ms)  WARN eu-west
                P99    499.6 ms  500.4 ms  (< 500 ms)  FAIL us-east
                P99.9    610 ms    600 ms  (< 750 ms)  PASS
                """, "latency");
    }

    @Test
    void markdown_is_the_same_table() {
        latencies();

        prints("""
                **Latency**  2026-01-31 09:30:00 +00:00, from http://prometheus

                |  | eu-west | us-east | target | status |
                | --- | ---: | ---: | --- | --- |
                | P50 | 151 ms | 149 ms | (\\< 200 ms) | PASS |
                | P75 | 212 ms | 200 ms | (\\< 300 ms) | PASS |
                | P90 | 290 ms | 281 ms | (\\< 400 ms) | PASS |
                | P95 | 310 ms | 299 ms | (\\< 450 ms) | WARN eu-west |
                | P99 | 499.6 ms | **500.4 ms** | (\\< 500 ms) | **FAIL us-east** |
                | P99.9 | 610 ms | 600 ms | (\\< 750 ms) | PASS |
                """, "latency", "-o", "markdown");
    }

    @Test
    void csv_has_a_sample_a_row_in_full() {
        latencies();

        Outcome outcome = run("latency", "-o", "csv");

        assertThat(outcome.out().lines())
                .startsWith(
                        "id,region,time,value",
                        "latency-p50,eu-west,2026-01-31T09:30:00.000Z,0.151",
                        "latency-p50,us-east,2026-01-31T09:30:00.000Z,0.149")
                .contains("latency-p99,us-east,2026-01-31T09:30:00.000Z,0.5004")
                .hasSize(13);
    }

    @Test
    void a_label_named_like_a_column_of_ours_stays_a_column_of_its_own() {
        prometheus.vector(
                "up",
                "{\"metric\":{\"id\":\"/docker\",\"value\":\"v\"},\"value\":[1769851800.5,\"1\"]}",
                "{\"metric\":{\"id\":\"/\"},\"value\":[1769851800.5,\"+Inf\"]}");

        assertThat(run("query", "eval", "up", "-o", "csv").out().lines())
                .containsExactly(
                        "id,label_id,label_value,time,value",
                        "expression,/docker,v,2026-01-31T09:30:00.500Z,1",
                        "expression,/,,2026-01-31T09:30:00.500Z,+Inf");
    }

    @Test
    void json_has_everything_that_is_known() {
        prometheus.vector("quantile(0.99,", region("eu-west", "0.5"));

        prints("""
                {
                  "apiVersion": "dwcpctl/v1",
                  "kind": "QueryResult",
                  "context": "environment",
                  "simulated": false,
                  "evaluatedAt": "2026-01-31T09:30:00.000Z",
                  "data": [
                    {
                      "id": "latency-p99",
                      "title": "P99 migration latency, datacenter",
                      "query": "histogram_quantile(0.99, sum by (le, region) (rate(dwcp_v3_migration_latency_seconds_bucket{mode=\\"datacenter\\", region=~\\"eu-west\\"}[30m])))",
                      "unit": "seconds",
                      "target": {
                        "wanted": "< 0.5",
                        "warn": null,
                        "fail": ">= 0.5"
                      },
                      "verdict": "FAIL",
                      "result": {
                        "type": "vector",
                        "series": [
                          {
                            "metric": {
                              "region": "eu-west"
                            },
                            "value": [1769851800, "0.5"],
                            "verdict": "FAIL"
                          }
                        ]
                      },
                      "provenance": {
                        "source": "http://prometheus",
                        "evaluatedAt": "2026-01-31T09:30:00.000Z",
                        "ageSeconds": null,
                        "tookMillis": 5,
                        "warnings": [],
                        "infos": []
                      },
                      "noData": [],
                      "error": null
                    }
                  ],
                  "warnings": []
                }
                """, "query", "run", "latency-p99", "-p", "region=eu-west", "-p", "window=30m", "-o", "json");
    }

    @Test
    void yaml_is_the_same_document() {
        prometheus.vector("up", region("eu-west", "1"));

        prints("""
                apiVersion: dwcpctl/v1
                kind: QueryResult
                context: environment
                simulated: false
                evaluatedAt: "2026-01-31T09:30:00.000Z"
                data:
                - id: expression
                  title: up
                  query: up
                  unit: none
                  target:
                    wanted: null
                    warn: null
                    fail: null
                  verdict: null
                  result:
                    type: vector
                    series:
                    - metric:
                        region: eu-west
                      value:
                      - 1769851800
                      - "1"
                  provenance:
                    source: http://prometheus
                    evaluatedAt: "2026-01-31T09:30:00.000Z"
                    ageSeconds: null
                    tookMillis: 5
                    warnings: []
                    infos: []
                  noData: []
                  error: null
                warnings: []
                """, "query", "eval", "up", "-o", "yaml");
    }

    @Test
    void a_missed_target_changes_the_code_of_a_check_alone() {
        latencies();

        assertThat(run("latency").code()).isZero();
        assertThat(run("latency", "--check").code()).isEqualTo(2);
        assertThat(run("latency", "--check").out()).isEqualTo(run("latency").out());
        assertThat(run("query", "run", "latency-p95", "--check").code()).isEqualTo(1);
        assertThat(run("query", "run", "latency-p50", "--check").code()).isZero();
        assertThat(run("query", "run", "latency-quantile", "--check").code()).isZero();
    }

    @Test
    void an_empty_answer_is_3_and_is_said() {
        prometheus.vector("");

        Outcome outcome = run("query", "run", "latency-p99");

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).isEqualTo("""
                        P99 migration latency, datacenter  2026-01-31 09:30:00 +00:00, from http://prometheus

                        VALUE  TARGET      STATUS
                            -  (< 500 ms)  NO DATA
                        """);
        assertThat(outcome.err()).isEqualTo("warning: latency-p99: no data\n");
        assertThat(run("latency").code()).isEqualTo(3);
        assertThat(run("latency", "--check").code()).isEqualTo(3);
        assertThat(run("latency", "-q").err()).isEmpty();
    }

    @Test
    void an_answer_of_nothing_but_NaN_is_as_good_as_empty() {
        prometheus.vector("", region("eu-west", "NaN"), region("us-east", "NaN"));

        assertThat(run("errors").code()).isEqualTo(3);
        assertThat(run("errors", "--check").code()).isEqualTo(3);
        assertThat(run("query", "eval", "0/0").code()).isEqualTo(3);
        assertThat(run("errors").err()).contains("warning: errors-ratio: no data\n");
    }

    @Test
    void a_string_is_an_answer() {
        prometheus.data("\"text\"", "string", "[1769851800,\"text\"]");
        prometheus.data("1 + 1", "scalar", "[1769851800,\"2\"]");

        assertThat(run("query", "eval", "\"text\"").code()).isZero();
        assertThat(run("query", "eval", "\"text\"", "--check").code()).isZero();
        assertThat(run("query", "eval", "1 + 1", "-o", "csv").out().lines())
                .containsExactly("id,time,value", "expression,2026-01-31T09:30:00.000Z,2");
    }

    @Test
    void a_query_that_fails_costs_its_own_row_and_the_code() {
        prometheus.on(NOTHING, 500, "{\"status\":\"error\",\"errorType\":\"internal\",\"error\":\"disk gone\"}");
        latencies();

        Outcome outcome = run("latency");

        assertThat(outcome.code()).isEqualTo(69);
        assertThat(outcome.out().lines())
                .contains(
                        "P50      151 ms    149 ms  (< 200 ms)  PASS", "P75           -         -  (< 300 ms)  ERROR");
        assertThat(outcome.errLines()).hasSize(1);
        assertThat(outcome.err())
                .startsWith("warning: latency-p75: http://prometheus")
                .contains("disk gone");
        assertThat(run("latency", "--check").code()).isEqualTo(2);
        assertThat(run("query", "run", "latency-p50", "latency-p75", "--check").code())
                .isEqualTo(3);
    }

    @Test
    void what_a_server_warns_of_is_said() {
        prometheus.on(
                "up",
                200,
                "{\"status\":\"success\",\"warnings\":[\"partial\\nresponse\"],\"data\":{\"resultType\":\"vector\",\"result\":["
                        + region("eu-west", "1") + "]}}");

        assertThat(run("query", "eval", "up").errLines())
                .hasSize(1)
                .first()
                .asString()
                .contains("partial");
    }

    @Test
    void options_become_parameters_and_are_escaped() {
        prometheus.vector("");

        run(
                "latency",
                "--region",
                "eu\"} or vector(1) or x{a=\"",
                "--since",
                "90s",
                "--by",
                "vm_size",
                "--quantile",
                "0.5");

        // what comes after it asks why the answer is empty
        assertThat(prometheus.asked())
                .extracting(Asked::query)
                .startsWith(
                        "histogram_quantile(0.5, sum by (le, region, vm_size) (rate(dwcp_v3_migration_latency_seconds_bucket{mode=\"datacenter\", region=~\"eu\\\"\\\\} or vector\\\\(1\\\\) or x\\\\{a=\\\"\"}[1m30s])))");
    }

    @Test
    void a_moment_and_a_range_are_asked_as_they_were_given() {
        prometheus.data("", "matrix", "[]");

        run("latency", "--chart", "--since", "1h", "--at", "-30m");
        run("query", "eval", "up", "--step", "1m", "--at", "2026-01-31T08:00:00Z");

        List<Asked> ranges = prometheus.asked().stream()
                .filter(asked -> asked.path().equals("/api/v1/query_range"))
                .toList();
        assertThat(ranges).hasSize(2);
        assertThat(ranges.get(0).form())
                .containsEntry("start", "1769846400")
                .containsEntry("end", "1769850000")
                .containsEntry("step", "15");
        assertThat(ranges.get(1).form())
                .containsEntry("start", "1769842800")
                .containsEntry("end", "1769846400")
                .containsEntry("step", "60");
    }

    @Test
    void an_argument_behind_two_dashes_is_no_option() {
        prometheus.vector("-up", region("eu-west", "-1"));

        assertThat(run("query", "eval", "--", "-up").code()).isZero();
    }

    @Test
    void a_chart_says_what_it_shows_in_ASCII_too() {
        prometheus.data(
                "quantile(0.99,",
                "matrix",
                "[{\"metric\":{\"region\":\"eu-west\"},\"values\":[[1769848200,\"0.3\"],[1769851800,\"0.4\"]]}]");

        Outcome unicode = run("latency", "--chart");
        Outcome ascii = new RunningApp()
                .ascii()
                .variable("DWCPCTL_PROMETHEUS_URL", prometheus.url())
                .run("latency", "--chart");

        assertThat(unicode.code()).isZero();
        assertThat(unicode.out()).contains("P99 migration latency, datacenter", "1h to 2026-01-31 09:30:00", "eu-west");
        assertThat(ascii.out()).contains("eu-west").matches("\\p{ASCII}*");
    }

    @Test
    void the_list_is_found_by_word_and_category_and_a_query_is_explained() {
        RunningApp offline = new RunningApp();

        // 17 categories with a heading each, and an empty line between them
        assertThat(offline.run("query", "list").out().lines())
                .hasSize(17 + 16 + 135)
                .contains("acp: Adaptive Consensus Protocol: how the members agree");
        assertThat(offline.run("query", "list", "--category", "hde").out()).isEqualTo("""
                        hde: Hierarchical Delta Encoding: how the bytes are made fewer
                        hde-compression-ratio    How much does compression save?
                        hde-compression-latency  Does compression hold migrations up?
                        hde-deduplication-ratio  How many blocks need not be sent at all?
                        hde-operations           Which algorithm compresses how much?
                        """);
        assertThat(offline.run("query", "list", "DWCP_v3_hde_ded", "-o", "csv")
                        .out()
                        .lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("hde-deduplication-ratio,hde,"));
        assertThat(offline.run("query", "show", "latency-p99").out())
                .contains("{{window}}", "< 500 ms", ">= 500 ms", "latency-by-component", "5m", "(any)")
                .containsPattern("(?m)^playbooks +latency-p99-critical$");
        assertThat(offline.run("query", "show", "latency-p99", "-o", "json").out())
                .contains("\"kind\": \"Query\"", "\"default\": null", "\"default\": \"5m\"");
    }
}
