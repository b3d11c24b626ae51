package io.novacron.dwcpctl.site.fleet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.metrics.rules.RuleFileReader;
import io.novacron.dwcpctl.site.fleet.alert.FleetRules;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.Job;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API answers, letter for letter; of what is not the fleet's, a Prometheus 3.5.3 answered the same. */
class PrometheusApiTest {
    private static final String NOW = "1772366400";
    private static final String V1 = "up{job=\"dwcp-v1\",region=\"eu-west\"}";
    private static final String V1_LABELS =
            "{\"__name__\":\"up\",\"instance\":\"dwcp-v1.eu-west:8080\",\"job\":\"dwcp-v1\",\"region\":\"eu-west\"}";

    private ServedFleet fleet = new ServedFleet(FleetRules.none());

    @AfterEach
    void stop() {
        fleet.close();
    }

    private String body(String path, String... parameters) {
        HttpResponse<String> reply = fleet.get(path, parameters);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        return reply.body();
    }

    private String instant(String query, String... more) {
        return fleet.post("/api/v1/query", ServedFleet.form("query", query), more)
                .body();
    }

    private JsonNode data(String path, String... parameters) {
        try {
            return new ObjectMapper().readTree(body(path, parameters)).path("data");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String success(String data) {
        return "{\"status\":\"success\",\"data\":" + data + "}";
    }

    @Test
    void each_type_of_value_has_its_own_shape() {
        assertThat(instant("1e22", "time", "5.25"))
                .isEqualTo(success("{\"resultType\":\"scalar\",\"result\":[5.25,\"10000000000000000000000\"]}"));
        assertThat(instant("\"x\"", "time", "5"))
                .isEqualTo(success("{\"resultType\":\"string\",\"result\":[5,\"x\"]}"));
        assertThat(instant("vector(1e22)", "time", "5.25"))
                .isEqualTo(success(
                        "{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[5.250,\"1e+22\"]}]}"));
        assertThat(instant(V1))
                .isEqualTo(success("{\"resultType\":\"vector\",\"result\":[{\"metric\":" + V1_LABELS + ",\"value\":["
                        + NOW + ",\"1\"]}]}"));
        assertThat(body("/api/v1/query_range", "query", V1, "start", "1772366340", "end", NOW, "step", "30s"))
                .isEqualTo(success("{\"resultType\":\"matrix\",\"result\":[{\"metric\":" + V1_LABELS
                        + ",\"values\":[[1772366340,\"1\"],[1772366370,\"1\"],[" + NOW + ",\"1\"]]}]}"));
    }

    @Test
    void warnings_stand_behind_the_data() {
        assertThat(instant("quantile(2, vector(1))", "time", "5"))
                .isEqualTo("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\","
                        + "\"result\":[{\"metric\":{},\"value\":[5,\"+Inf\"]}]},"
                        + "\"warnings\":[\"PromQL warning: quantile value should be between 0 and 1, got 2 (1:10)\"]}");
        assertThat(instant("topk(2, up)", "limit", "1"))
                .endsWith("]}]},\"warnings\":[\"results truncated due to limit\"]}")
                .containsOnlyOnce("\"metric\"");
    }

    @Test
    void the_form_counts_before_the_address() {
        assertThat(fleet.post("/api/v1/query", "query=1&time=5", "query", "2", "time", "6")
                        .body())
                .isEqualTo(success("{\"resultType\":\"scalar\",\"result\":[5,\"1\"]}"));
    }

    @Test
    void times_are_read_both_ways() {
        assertThat(instant("time()", "time", "2026-01-01T00:00:00.5+02:00"))
                .isEqualTo(instant("time()", "time", "1767218400.5"));
    }

    @Test
    void the_past_is_known_and_the_future_is_not() {
        assertThat(data("/api/v1/query", "query", "count(up)", "time", "1771200000")
                        .at("/result/0/value/1")
                        .asText())
                .isEqualTo("20");
        assertThat(data("/api/v1/query", "query", "up", "time", "1772366700").path("result"))
                .isEmpty();
    }

    @Test
    void the_lookback_can_be_shortened() {
        String last = data("/api/v1/query", "query", "timestamp(up{job=\"grafana\"}) + 2")
                .at("/result/0/value/1")
                .asText();
        String up = "up{job=\"grafana\"}";
        assertThat(data("/api/v1/query", "query", up, "time", last, "lookback_delta", "1s")
                        .path("result"))
                .isEmpty();
        assertThat(data("/api/v1/query", "query", up, "time", last, "lookback_delta", "3")
                        .path("result"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            query       | time=5                       | 400 | bad_data | invalid parameter "query": unknown position: parse error: no expression found in input
            query       | query=1%2B                   | 400 | bad_data | invalid parameter "query": 1:3: parse error: unexpected end of input
            query       | query=1&time=foo             | 400 | bad_data | invalid parameter "time": invalid time value for 'time': cannot parse "foo" to a valid timestamp
            query       | query=1&timeout=foo          | 400 | bad_data | invalid parameter "timeout": cannot parse "foo" to a valid duration
            query       | query=1&limit=foo            | 400 | bad_data | invalid parameter "limit": strconv.Atoi: parsing "foo": invalid syntax
            query       | query=1&limit=-1             | 400 | bad_data | invalid parameter "limit": limit must be non-negative
            query       | query=1&lookback_delta=foo   | 400 | bad_data | error parsing lookback delta duration: cannot parse "foo" to a valid duration
            query       | query=%zz                    | 400 | bad_data | "%zz" is not percent-encoded text
            query       | query=up&timeout=0           | 503 | timeout  | query timed out in expression evaluation
            query       | query=vector(1)%2Bon()up{job="grafana"}%2Bon()up{job="dwcp-v1"} | 422 | execution | found duplicate series for the match group {} on the right hand-side of the operation: [{__name__="up", instance="dwcp-v1.us-east:8080", job="dwcp-v1", region="us-east"}, {__name__="up", instance="dwcp-v1.eu-west:8080", job="dwcp-v1", region="eu-west"}];many-to-many matching not allowed: matching labels must be unique on one side
            query_range | query=1                      | 400 | bad_data | invalid parameter "start": cannot parse "" to a valid timestamp
            query_range | query=1&start=1              | 400 | bad_data | invalid parameter "end": cannot parse "" to a valid timestamp
            query_range | query=1&start=10&end=5       | 400 | bad_data | invalid parameter "end": end timestamp must not be before start time
            query_range | query=1&start=10&end=15      | 400 | bad_data | invalid parameter "step": cannot parse "" to a valid duration
            query_range | query=1&start=10&end=15&step=0 | 400 | bad_data | invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer
            query_range | query=1&start=10&end=15&step=1e30 | 400 | bad_data | invalid parameter "step": cannot parse "1e30" to a valid duration. It overflows int64
            query_range | query=1&start=10&end=11011&step=1 | 400 | bad_data | exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)
            query_range | query=up[5m]&start=10&end=15&step=1 | 400 | bad_data | invalid parameter "query": invalid expression type "range vector" for range query, must be Scalar or instant Vector
            series      | limit=1                      | 400 | bad_data | no match[] parameter provided
            series      | match[]={}                   | 400 | bad_data | invalid parameter "match[]": match[] must contain at least one non-empty matcher
            labels      | match[]={}                   | 400 | bad_data | match[] must contain at least one non-empty matcher
            series      | match[]=up&start=x           | 400 | bad_data | invalid parameter "start": invalid time value for 'start': cannot parse "x" to a valid timestamp
            format_query | query=sum(                  | 400 | bad_data | invalid parameter "query": 1:5: parse error: unclosed left parenthesis
            """)
    void what_is_wrong_is_said_in_prometheus_words(String path, String form, int status, String type, String error)
            throws IOException {
        HttpResponse<String> reply = fleet.post("/api/v1/" + path, form);
        JsonNode json = new ObjectMapper().readTree(reply.body());
        assertThat(json.path("error").asText()).isEqualTo(error);
        assertThat(json.path("errorType").asText()).isEqualTo(type);
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.body()).startsWith("{\"status\":\"error\",\"errorType\":");
    }

    @Test
    void eleven_thousand_steps_are_not_too_many() {
        JsonNode data = data("/api/v1/query_range", "query", "time()", "start", "10", "end", "11010.9", "step", "1");
        assertThat(data.at("/result/0/values")).hasSize(11_001);
    }

    @Test
    void other_paths_and_methods_are_refused() {
        assertThat(fleet.get("/api/v1/querie").statusCode()).isEqualTo(404);
        assertThat(fleet.get("/api/v1/label//values").statusCode()).isEqualTo(404);
        assertThat(fleet.get("/api/v1/label/a/b/values").statusCode()).isEqualTo(404);
        assertThat(fleet.post("/api/v1/metadata", "").statusCode()).isEqualTo(405);
    }

    @Test
    void series_and_labels_are_listed() {
        String[] both = {"match[]", V1, "match[]", "scrape_duration_seconds{job=\"dwcp-v1\",region=\"eu-west\"}"};
        String duration = V1_LABELS.replace("\"up\"", "\"scrape_duration_seconds\"");
        assertThat(body("/api/v1/series", both)).isEqualTo(success("[" + duration + "," + V1_LABELS + "]"));
        assertThat(body("/api/v1/series", "match[]", V1, "match[]", both[3], "limit", "1"))
                .isEqualTo("{\"status\":\"success\",\"data\":[" + duration
                        + "],\"warnings\":[\"results truncated due to limit\"]}");
        assertThat(body("/api/v1/series", "match[]", "up", "start", "10", "end", "5"))
                .isEqualTo(success("[]"));
        assertThat(body("/api/v1/labels", "match[]", V1))
                .isEqualTo(success("[\"__name__\",\"instance\",\"job\",\"region\"]"));
        assertThat(body("/api/v1/label/region/values")).isEqualTo(success("[\"eu-west\",\"us-east\"]"));
        assertThat(body("/api/v1/label/U__region/values")).isEqualTo(success("[\"eu-west\",\"us-east\"]"));
        assertThat(body("/api/v1/label/instance/values", "match[]", V1))
                .isEqualTo(success("[\"dwcp-v1.eu-west:8080\"]"));
        assertThat(body("/api/v1/label/nothing/values")).isEqualTo(success("[]"));
    }

    @Test
    void metadata_are_those_of_the_contract() {
        assertThat(body("/api/v1/metadata", "metric", "dwcp_v3_migrations_total"))
                .isEqualTo(success("{\"dwcp_v3_migrations_total\":[{\"type\":\"counter\",\"unit\":\"\","
                        + "\"help\":\"Migrations that have ended.\"}]}"));
        assertThat(data("/api/v1/metadata", "limit", "3")).hasSize(3);
        assertThat(body("/api/v1/metadata", "limit", "0")).isEqualTo(success("{}"));
    }

    @Test
    void queries_are_formatted_and_parsed() {
        assertThat(body("/api/v1/format_query", "query", "sum(a)by(b)")).isEqualTo(success("\"sum by (b) (a)\""));
        assertThat(
                        body(
                                "/api/v1/parse_query",
                                "query",
                                "sum by (a) (rate(x{a=~\"b\"}[5m] offset 1m @ 5.123)) / on (a) group_left (c) topk(5, y @ start())"))
                .isEqualTo(success("{\"bool\":false,\"lhs\":{\"expr\":{\"args\":[{\"matchers\":["
                        + "{\"name\":\"a\",\"type\":\"=~\",\"value\":\"b\"},"
                        + "{\"name\":\"__name__\",\"type\":\"=\",\"value\":\"x\"}],"
                        + "\"name\":\"x\",\"offset\":60000,\"range\":300000,\"startOrEnd\":null,\"timestamp\":5123,"
                        + "\"type\":\"matrixSelector\"}],\"func\":{\"argTypes\":[\"matrix\"],\"name\":\"rate\","
                        + "\"returnType\":\"vector\",\"variadic\":0},\"type\":\"call\"},\"grouping\":[\"a\"],"
                        + "\"op\":\"sum\",\"param\":null,\"type\":\"aggregation\",\"without\":false},"
                        + "\"matching\":{\"card\":\"many-to-one\",\"include\":[\"c\"],\"labels\":[\"a\"],\"on\":true},"
                        + "\"op\":\"/\",\"rhs\":{\"expr\":{\"matchers\":["
                        + "{\"name\":\"__name__\",\"type\":\"=\",\"value\":\"y\"}],\"name\":\"y\",\"offset\":0,"
                        + "\"startOrEnd\":\"start\",\"timestamp\":null,\"type\":\"vectorSelector\"},\"grouping\":[],"
                        + "\"op\":\"topk\",\"param\":{\"type\":\"numberLiteral\",\"val\":\"5\"},"
                        + "\"type\":\"aggregation\",\"without\":false},\"type\":\"binaryExpr\"}"));
    }

    @Test
    void targets_are_those_of_the_fleet_with_their_last_scrape() {
        JsonNode up = target("dwcp-v3-hde", "us-east");
        assertThat(up.path("health").asText()).isEqualTo("up");
        assertThat(up.path("lastError").asText()).isEmpty();
        assertThat(up.path("scrapeUrl").asText()).isEqualTo("http://127.0.0.1:18102/metrics");
        assertThat(up.path("labels").toString())
                .isEqualTo(
                        "{\"instance\":\"dwcp-v3-hde.us-east:9092\",\"job\":\"dwcp-v3-hde\",\"region\":\"us-east\"}");
        assertThat(up.path("discoveredLabels").toString())
                .isEqualTo(
                        "{\"__address__\":\"127.0.0.1:18102\",\"__metrics_path__\":\"/metrics\",\"__scheme__\":\"http\","
                                + "\"__scrape_interval__\":\"5s\",\"__scrape_timeout__\":\"5s\","
                                + "\"instance\":\"dwcp-v3-hde.us-east:9092\",\"job\":\"dwcp-v3-hde\",\"region\":\"us-east\"}");
        assertThat(up.path("lastScrape").asText()).isBetween("2026-03-01T11:59:55.000Z", "2026-03-01T12:00:00.000Z");
        assertThat(up.path("lastScrapeDuration").asDouble()).isBetween(0.003, 0.009);
        assertThat(data("/api/v1/targets").path("activeTargets")).hasSize(20);
        assertThat(data("/api/v1/targets", "state", "dropped").path("activeTargets"))
                .isEmpty();
        assertThat(data("/api/v1/targets", "scrapePool", "dwcp-v1").path("activeTargets"))
                .hasSize(2);
    }

    private JsonNode target(String job, String region) {
        for (JsonNode target : data("/api/v1/targets").path("activeTargets")) {
            if (target.at("/labels/job").asText().equals(job)
                    && target.at("/labels/region").asText().equals(region)) {
                return target;
            }
        }
        throw new AssertionError("no target " + job + " in " + region);
    }

    @Test
    void a_fault_that_begins_is_seen_by_the_next_request() {
        String hde = "dwcp_v3_component_health{component=\"hde\",region=\"us-east\"}";
        assertThat(instant(hde)).contains(",\"1\"]");
        fleet.live().start("override", Set.of("us-east"), List.of(new Fault.Down(Job.HDE)), null);
        assertThat(instant(hde)).doesNotContain("\"2\"");
        assertThat(fleet.live().running()).hasSize(1);
    }

    @Test
    void a_server_says_that_it_is_well_and_what_it_is() {
        assertThat(fleet.get("/-/healthy").body()).isEqualTo("Prometheus Server is Healthy.\n");
        assertThat(fleet.get("/-/ready").body()).isEqualTo("Prometheus Server is Ready.\n");
        assertThat(body("/api/v1/status/buildinfo"))
                .isEqualTo(success("{\"version\":\"3.5.0\",\"revision\":\"dwcpctl-simulate\",\"branch\":\"\","
                        + "\"buildUser\":\"\",\"buildDate\":\"\",\"goVersion\":\"\"}"));
    }

    @Test
    void without_rules_there_are_no_groups_and_no_alerts() {
        assertThat(body("/api/v1/rules")).isEqualTo(success("{\"groups\":[]}"));
        assertThat(body("/api/v1/alerts")).isEqualTo(success("{\"alerts\":[]}"));
        assertThat(body("/api/v1/rules", "type", "x"))
                .isEqualTo("{\"status\":\"error\",\"errorType\":\"bad_data\","
                        + "\"error\":\"invalid parameter \\\"type\\\": not supported value \\\"x\\\"\"}");
    }

    private static final String RULES = """
            groups:
              - name: some
                interval: 15s
                rules:
                  - record: v1:up
                    expr: sum by (region) (up{job="dwcp-v1"})
                    labels: {kind: recorded}
                  - alert: Always
                    expr: vector(1.5)
                    labels: {severity: none}
                    annotations: {summary: "{{ $value }}"}
              - name: none
                rules:
                  - alert: Never
                    expr: up == 2
                    for: 1m
                    keep_firing_for: 90s
                  - alert: Broken
                    expr: up * on (job) group_left () up
            """;

    @Test
    void rules_are_evaluated_and_shown() {
        fleet.close();
        fleet = new ServedFleet(new FleetRules(() -> List.of(RuleFileReader.read("rules.yml", RULES)), () -> 0));
        String beginning = "2026-02-14T12:00:00.000Z";
        String always = "{\"labels\":{\"alertname\":\"Always\",\"severity\":\"none\"},"
                + "\"annotations\":{\"summary\":\"1.5\"},\"state\":\"firing\",\"activeAt\":\"" + beginning
                + "\",\"value\":\"1.5e+00\"}";
        String evaluation = "\"evaluationTime\":0,\"lastEvaluation\":\"2026-03-01T12:00:00.000Z\"";
        String recording = "{\"name\":\"v1:up\",\"query\":\"sum by (region) (up{job=\\\"dwcp-v1\\\"})\","
                + "\"labels\":{\"kind\":\"recorded\"},\"health\":\"ok\"," + evaluation + ",\"type\":\"recording\"}";
        String firing = "{\"state\":\"firing\",\"name\":\"Always\",\"query\":\"vector(1.5)\",\"duration\":0,"
                + "\"keepFiringFor\":0,\"labels\":{\"severity\":\"none\"},"
                + "\"annotations\":{\"summary\":\"{{ $value }}\"},\"alerts\":[" + always + "],\"health\":\"ok\","
                + evaluation + ",\"type\":\"alerting\"}";
        String inactive = "{\"state\":\"inactive\",\"name\":\"Never\",\"query\":\"up == 2\",\"duration\":60,"
                + "\"keepFiringFor\":90,\"labels\":{},\"annotations\":{},\"alerts\":[],\"health\":\"ok\"," + evaluation
                + ",\"type\":\"alerting\"}";
        String group = "\"interval\":15,\"limit\":0," + evaluation + "}";

        assertThat(body("/api/v1/rules", "type", "record"))
                .isEqualTo(success("{\"groups\":[{\"name\":\"some\",\"file\":\"rules.yml\",\"rules\":[" + recording
                        + "]," + group + "]}"));
        assertThat(body("/api/v1/rules"))
                .startsWith("{\"status\":\"success\",\"data\":{\"groups\":[{\"name\":\"some\",\"file\":\"rules.yml\","
                        + "\"rules\":[" + recording + "," + firing + "]," + group + ",{\"name\":\"none\","
                        + "\"file\":\"rules.yml\",\"rules\":[" + inactive
                        + ",{\"state\":\"inactive\",\"name\":\"Broken\",")
                .contains(
                        "\"alerts\":[],\"health\":\"err\",\"lastError\":\"found duplicate series for the match group");
        assertThat(body("/api/v1/alerts")).isEqualTo(success("{\"alerts\":[" + always + "]}"));
    }

    @Test
    void what_rules_write_is_answered_as_what_was_scraped() {
        fleet.close();
        fleet = new ServedFleet(new FleetRules(() -> List.of(RuleFileReader.read("rules.yml", RULES)), () -> 0));

        assertThat(body("/api/v1/query", "query", "v1:up"))
                .isEqualTo(success("{\"resultType\":\"vector\",\"result\":["
                        + "{\"metric\":{\"__name__\":\"v1:up\",\"kind\":\"recorded\",\"region\":\"eu-west\"},"
                        + "\"value\":[1772366400,\"1\"]},"
                        + "{\"metric\":{\"__name__\":\"v1:up\",\"kind\":\"recorded\",\"region\":\"us-east\"},"
                        + "\"value\":[1772366400,\"1\"]}]}"));
        assertThat(body("/api/v1/query", "query", "ALERTS"))
                .isEqualTo(success("{\"resultType\":\"vector\",\"result\":[{\"metric\":{\"__name__\":\"ALERTS\","
                        + "\"alertname\":\"Always\",\"alertstate\":\"firing\",\"severity\":\"none\"},"
                        + "\"value\":[1772366400,\"1\"]}]}"));
        assertThat(body("/api/v1/label/alertname/values")).isEqualTo(success("[\"Always\"]"));
    }

    @Test
    void a_port_in_use_is_named() {
        int port = fleet.url().getPort();
        assertThatThrownBy(() -> PrometheusApi.start(port, fleet.live(), ServedFleet.PORTS, FleetRules.none()))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNAVAILABLE))
                .hasMessageStartingWith("port " + port + " of 127.0.0.1, for the Prometheus API, cannot be had: ");
    }

    @ParameterizedTest
    @CsvSource({
        "1e21, 1e+21",
        "999999999999999900000, 999999999999999900000",
        "1e-6, 0.000001",
        "1.5e-7, 1.5e-07",
        "-123456e20, -1.23456e+25",
        "5e-324, 5e-324",
        "-1e100, -1e+100",
        "-0.0, -0",
        "Infinity, +Inf",
        "NaN, NaN"
    })
    void very_big_and_very_small_values_have_an_exponent(double value, String text) {
        assertThat(ValueJson.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "region, region",
        "U__a_2e_b, a.b",
        "U__a__b, a_b",
        "U__1f600_, U__1f600_",
        "U___1f600_, \uD83D\uDE00",
        "U__a_2e, U__a_2e",
        "U__a_zz_, U__a_zz_"
    })
    void escaped_names_are_read(String escaped, String name) {
        assertThat(EscapedName.decode(escaped)).isEqualTo(name);
    }
}
