package io.novacron.dwcpctl.site.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.MetricSource.MetricMetadata;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrometheusClientTest {
    private static final Instant AT = Instant.parse("2026-01-31T09:30:00.250Z");

    private final MockPrometheus prometheus = new MockPrometheus();

    PrometheusClientTest() throws IOException {}

    @AfterEach
    void close() {
        prometheus.close();
    }

    private String body() throws InterruptedException {
        ByteString body = prometheus.request().getBody();
        return Objects.requireNonNull(body).utf8();
    }

    @Test
    void a_query_is_posted_as_a_form_with_time_and_timeout() throws Exception {
        prometheus.reply(200, MockPrometheus.EMPTY);
        prometheus.client().query("sum(rate(x[5m])) > 1", AT);
        RecordedRequest request = prometheus.request();
        assertThat(request.getRequestLine()).isEqualTo("POST /api/v1/query HTTP/1.1");
        assertThat(Objects.requireNonNull(request.getBody()).utf8())
                .isEqualTo("query=sum%28rate%28x%5B5m%5D%29%29+%3E+1&time=1769851800.25&timeout=10000ms");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("dwcpctl/1.2.3");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getHeaders().get("Accept-Encoding"))
                .as("to compress a small answer takes the server longer than to make it")
                .isEqualTo("identity");
    }

    @Test
    void a_range_is_posted_with_start_end_and_step() throws Exception {
        prometheus.data("matrix", "[]");
        prometheus.client().queryRange("up", new Range(AT.minusSeconds(60), AT, Duration.ofMillis(1500)));
        RecordedRequest request = prometheus.request();
        assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
        assertThat(Objects.requireNonNull(request.getBody()).utf8())
                .isEqualTo("query=up&start=1769851740.25&end=1769851800.25&step=1.5&timeout=10000ms");
    }

    @Test
    void a_server_that_knows_no_post_is_asked_by_get() throws Exception {
        prometheus.reply(405, "method not allowed").reply(200, MockPrometheus.EMPTY);
        assertThat(prometheus.client().query("up", AT).value().isEmpty()).isTrue();
        prometheus.request();
        assertThat(prometheus.request().getRequestLine())
                .isEqualTo("GET /api/v1/query?query=up&time=1769851800.25&timeout=10000ms HTTP/1.1");
    }

    @Test
    void a_path_prefix_is_kept_with_and_without_its_slash() throws Exception {
        for (String prefix : List.of("/prometheus", "/prometheus/")) {
            prometheus.reply(200, MockPrometheus.EMPTY);
            PrometheusClient client =
                    prometheus.client(prometheus.url() + prefix, Deadline.after(Duration.ofSeconds(10)));
            Reading reading = client.query("up", AT);
            assertThat(prometheus.request().getTarget()).isEqualTo("/prometheus/api/v1/query");
            assertThat(reading.provenance().source()).isEqualTo(prometheus.url() + "/prometheus");
        }
    }

    @Test
    void a_user_in_the_url_is_sent_and_not_shown() throws Exception {
        prometheus.reply(200, MockPrometheus.EMPTY);
        String url = prometheus.url().replace("http://", "http://me:s%40cret@");
        Reading reading =
                prometheus.client(url, Deadline.after(Duration.ofSeconds(10))).query("up", AT);
        assertThat(prometheus.request().getHeaders().get("Authorization"))
                .isEqualTo("Basic " + ByteString.encodeUtf8("me:s@cret").base64());
        assertThat(reading.provenance().source()).isEqualTo(prometheus.url());
    }

    @Test
    void an_answer_carries_where_it_comes_from() {
        prometheus.reply(
                200,
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]},"
                        + "\"warnings\":[\"store \\u001b[31mdown\"],\"infos\":[\"not a counter\"]}");
        AtomicLong now = new AtomicLong();
        Deadline deadline = Deadline.after(Duration.ofSeconds(10), () -> now.getAndAdd(1_000_000));
        Reading reading = prometheus.client(prometheus.url(), deadline).query("up", AT);
        assertThat(reading.provenance().query()).isEqualTo("up");
        assertThat(reading.provenance().source()).isEqualTo(prometheus.url());
        assertThat(reading.provenance().evaluatedAt()).isEqualTo(AT);
        assertThat(reading.provenance().age()).isNull();
        assertThat(reading.provenance().warnings()).containsExactly("store [31mdown");
        assertThat(reading.provenance().infos()).containsExactly("not a counter");
        assertThat(reading.provenance().took()).isPositive();
    }

    @Test
    void series_are_asked_by_all_selectors_and_warnings_are_not_lost() throws Exception {
        prometheus.reply(
                200,
                "{\"status\":\"success\",\"data\":[{\"__name__\":\"up\",\"job\":\"a\"}],\"warnings\":[\"partial\"]}");
        List<Labels> series = prometheus
                .client()
                .series(
                        List.of(
                                List.of(
                                        Matcher.equal("__name__", "up"),
                                        new Matcher("job", Matcher.Operator.REGEX, "a|\"b")),
                                List.of(Matcher.equal("http.method", "x"))),
                        AT.minusSeconds(1),
                        AT);
        assertThat(series).containsExactly(Labels.of("__name__", "up", "job", "a"));
        assertThat(prometheus.remarks).containsExactly(prometheus.url() + ": partial");
        assertThat(java.net.URLDecoder.decode(body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("start=1769851799.25&end=1769851800.25&match[]={__name__=\"up\",job=~\"a|\\\"b\"}"
                        + "&match[]={\"http.method\"=\"x\"}");
    }

    @Test
    void no_selector_means_no_series_and_asks_nobody() {
        assertThat(prometheus.client().series(List.of(), AT, AT)).isEmpty();
        assertThat(prometheus.server.getRequestCount()).isZero();
    }

    @Test
    void label_values_are_asked_by_the_labels_name() throws Exception {
        prometheus.reply(200, "{\"status\":\"success\",\"data\":[\"eu-west\",\"us-east\"]}");
        prometheus.reply(200, "{\"status\":\"success\",\"data\":null}");
        assertThat(prometheus.client().labelValues("region", List.of(), AT, AT)).containsExactly("eu-west", "us-east");
        assertThat(prometheus.client().labelValues("http.my_method", List.of(), AT, AT))
                .isEmpty();
        assertThat(prometheus.request().getTarget())
                .isEqualTo("/api/v1/label/region/values?start=1769851800.25&end=1769851800.25");
        assertThat(prometheus.request().getTarget()).startsWith("/api/v1/label/U__http_2e_my__method/values?");
    }

    @Test
    void metadata_is_read() throws Exception {
        prometheus.reply(
                200,
                "{\"status\":\"success\",\"data\":{\"up\":[{\"type\":\"gauge\",\"help\":\"h\",\"unit\":\"\"},"
                        + "{\"type\":\"counter\",\"help\":\"i\"}]}}");
        assertThat(prometheus.client().metadata("up"))
                .isEqualTo(Map.of(
                        "up", List.of(new MetricMetadata("gauge", "h", ""), new MetricMetadata("counter", "i", ""))));
        assertThat(prometheus.request().getTarget()).isEqualTo("/api/v1/metadata?metric=up");
    }

    @Test
    void targets_are_read_and_their_urls_show_no_user() {
        prometheus.reply(200, """
                {"status":"success","data":{"activeTargets":[{"discoveredLabels":{"a":"b"},
                "labels":{"instance":"i:1","job":"dwcp-v3"},"scrapePool":"p","scrapeUrl":"http://u:pw@i:1/metrics?x=a@b",
                "globalUrl":"g","lastError":"refused","lastScrape":"2026-01-31T10:30:00.5+01:00",
                "lastScrapeDuration":0.25,"health":"down","scrapeInterval":"1s","scrapeTimeout":"1s"},
                {"labels":{},"scrapeUrl":"http://j/","lastScrape":"0001-01-01T00:00:00Z","health":"unknown"}],
                "droppedTargets":[{"discoveredLabels":{}}]}}""");
        assertThat(prometheus.client().targets())
                .containsExactly(
                        new Target(
                                "dwcp-v3",
                                Labels.of("instance", "i:1", "job", "dwcp-v3"),
                                "down",
                                "refused",
                                Instant.parse("2026-01-31T09:30:00.500Z"),
                                "http://i:1/metrics?x=a@b",
                                Duration.ofMillis(250)),
                        new Target("", Labels.EMPTY, "unknown", "", null, "http://j/", Duration.ZERO));
    }

    @Test
    void rules_are_read_with_the_alerts_they_raised() {
        prometheus.reply(200, """
                {"status":"success","data":{"groups":[{"name":"critical","file":"r.yml","interval":15,"limit":0,"rules":[
                {"state":"firing","name":"Down","query":"up == 0","duration":30,"keepFiringFor":0,"labels":{"severity":"critical"},
                "annotations":{"summary":"s"},"alerts":[{"labels":{"alertname":"Down"},"annotations":{"summary":"s"},
                "state":"firing","activeAt":"2026-01-31T09:30:00Z","value":"1e+00"}],"health":"ok","evaluationTime":0.1,
                "lastEvaluation":"2026-01-31T09:30:01Z","type":"alerting"},
                {"name":"a:b","query":"sum(x)","health":"err","lastError":"many-to-many","evaluationTime":0.1,
                "lastEvaluation":"0001-01-01T00:00:00Z","type":"recording"}]}]}}""");
        RuleGroup group = prometheus.client().rules().get(0);
        assertThat(group.interval()).isEqualTo(Duration.ofSeconds(15));
        assertThat(group.rules())
                .extracting(Rule::type, Rule::name, Rule::state, Rule::health, Rule::lastError, Rule::holdFor)
                .containsExactly(
                        tuple("alerting", "Down", "firing", "ok", "", Duration.ofSeconds(30)),
                        tuple("recording", "a:b", "", "err", "many-to-many", Duration.ZERO));
        assertThat(group.rules().get(0).alerts())
                .containsExactly(new ActiveAlert(
                        Labels.of("alertname", "Down"),
                        Map.of("summary", "s"),
                        "firing",
                        Instant.parse("2026-01-31T09:30:00Z"),
                        1));
        assertThat(group.rules().get(1).lastEvaluation()).isNull();
    }

    @Test
    void alerts_and_build_are_read() {
        prometheus
                .reply(
                        200,
                        "{\"status\":\"success\",\"data\":{\"alerts\":[{\"labels\":{},\"annotations\":{},"
                                + "\"state\":\"pending\",\"activeAt\":\"2026-01-31T09:30:00Z\",\"value\":\"+Inf\"}]}}")
                .reply(
                        200,
                        "{\"status\":\"success\",\"data\":{\"version\":\"2.42.0\",\"revision\":\"r\",\"branch\":\"b\","
                                + "\"buildUser\":\"u\",\"buildDate\":\"d\",\"goVersion\":\"go1.19\"}}");
        assertThat(prometheus.client().alerts())
                .extracting(ActiveAlert::state, ActiveAlert::value)
                .containsExactly(tuple("pending", Double.POSITIVE_INFINITY));
        assertThat(prometheus.client().buildInfo()).isEqualTo(new BuildInfo("2.42.0", "r", "b", "d", "go1.19"));
    }

    @Test
    void not_ready_is_an_answer() throws Exception {
        prometheus.reply(503, "Service Unavailable").reply(200, "Prometheus Server is Ready.\n");
        assertThat(prometheus.client().isReady()).isFalse();
        assertThat(prometheus.client().isReady()).isTrue();
        assertThat(prometheus.request().getTarget()).isEqualTo("/-/ready");
    }

    @Test
    void an_instant_vector_keeps_the_order_of_the_server() {
        prometheus.data(
                "vector",
                "[{\"metric\":{\"r\":\"b\"},\"value\":[1769851800.25,\"0.30000000000000004\"]},"
                        + "{\"metric\":{\"r\":\"a\"},\"value\":[1769851800.25,\"NaN\"]}]");
        Value value = prometheus.client().query("x", AT).value();
        assertThat(value)
                .isEqualTo(new Value.Vector(List.of(
                        new Value.Point(Labels.of("r", "b"), new Sample(1769851800250L, 0.30000000000000004)),
                        new Value.Point(Labels.of("r", "a"), new Sample(1769851800250L, Double.NaN)))));
    }
}
