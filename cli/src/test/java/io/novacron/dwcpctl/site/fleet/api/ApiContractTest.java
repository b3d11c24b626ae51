package io.novacron.dwcpctl.site.fleet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.rules.RuleFileReader;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.site.fleet.alert.FleetRules;
import io.novacron.dwcpctl.site.fleet.query.FleetSource;
import io.novacron.dwcpctl.site.http.HttpClients;
import io.novacron.dwcpctl.site.http.HttpSettings;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import io.novacron.dwcpctl.site.prometheus.ActiveAlert;
import io.novacron.dwcpctl.site.prometheus.PrometheusClient;
import io.novacron.dwcpctl.site.prometheus.Rule;
import io.novacron.dwcpctl.site.prometheus.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asked over HTTP by the client for real servers, the fleet answers what it answers in this process. */
class ApiContractTest {
    private static final Instant NOW = ServedFleet.NOW;
    private static final Instant BEFORE = NOW.minus(Duration.ofHours(1));

    private final ServedFleet fleet = new ServedFleet(FleetRules.none());
    private final MetricSource inProcess = new FleetSource("fleet", fleet.live().fleet(), fleet.time(), deadline());
    private final PrometheusClient overHttp = new PrometheusClient(
            ServiceUrl.parse("test", fleet.url().toString()),
            new HttpClients(Map.of(), "test", new Cancellation(), () -> 0.5).transport(HttpSettings.none()),
            ApiContractTest::deadline,
            remark -> {});

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(60));
    }

    @AfterEach
    void stop() {
        fleet.close();
    }

    private static void same(Reading one, Reading other) {
        assertThat(text(one.value())).isEqualTo(text(other.value())).isNotEmpty();
        assertThat(one.provenance().warnings()).isEqualTo(other.provenance().warnings());
        assertThat(one.provenance().infos()).isEqualTo(other.provenance().infos());
    }

    private static List<String> text(Value value) {
        return value.accept(new Value.Visitor<>() {
            @Override
            public List<String> scalar(Value.Scalar scalar) {
                return List.of("scalar " + sample(scalar.sample()));
            }

            @Override
            public List<String> text(Value.Text text) {
                return List.of("text " + text.millis() + " " + text.value());
            }

            @Override
            public List<String> vector(Value.Vector vector) {
                return vector.points().stream()
                        .map(p -> p.labels() + " " + sample(p.sample()))
                        .toList();
            }

            @Override
            public List<String> matrix(Value.Matrix matrix) {
                List<String> all = new ArrayList<>();
                for (Series series : matrix.series()) {
                    StringBuilder line = new StringBuilder(series.labels().toString());
                    for (int i = 0; i < series.samples().size(); i++) {
                        line.append(' ').append(sample(series.samples().get(i)));
                    }
                    all.add(line.toString());
                }
                return all;
            }
        });
    }

    private static String sample(Sample sample) {
        return sample.millis() + "=" + Numbers.format(sample.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 / 3",
                "0 / 0",
                "\"a\\nb\"",
                "up",
                "up[1m]",
                "sum by (region) (rate(dwcp_v3_migrations_total[5m]))",
                "histogram_quantile(0.99, sum by (le, region) (rate(dwcp_v3_migration_latency_seconds_bucket[5m])))",
                "dwcp_v3_throughput_bytes_per_second",
                "1 / (dwcp_v3_hde_compression_ratio - dwcp_v3_hde_compression_ratio)",
                "dwcp_v3_hde_compression_ratio * 1e-9",
                "rate(dwcp_v3_hde_compression_ratio[5m])",
                "quantile(2, up)"
            })
    void instants(String promql) {
        Instant at = NOW.minusMillis(1234);
        same(overHttp.query(promql, at), inProcess.query(promql, at));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time()",
                "sum by (region) (rate(dwcp_v3_migrations_total[5m]))",
                "dwcp_v3_hde_compression_ratio",
                "topk(1, dwcp_v3_throughput_bytes_per_second)"
            })
    void ranges(String promql) {
        Range range = new Range(BEFORE.plusMillis(7), NOW, Duration.ofMillis(30_500));
        same(overHttp.queryRange(promql, range), inProcess.queryRange(promql, range));
    }

    @Test
    void series_and_labels_and_metadata() {
        List<List<Matcher>> v1 = List.of(List.of(Matcher.equal("job", "dwcp-v1")));
        List<List<Matcher>> two = List.of(
                v1.get(0),
                List.of(
                        Matcher.equal(Labels.NAME, "up"),
                        new Matcher("region", Matcher.Operator.NOT_REGEX, "eu-.*|\"\\\\")));
        for (List<List<Matcher>> selectors : List.of(v1, two)) {
            assertThat(overHttp.series(selectors, BEFORE, NOW))
                    .isEqualTo(inProcess.series(selectors, BEFORE, NOW))
                    .isNotEmpty();
            assertThat(overHttp.labelValues(Labels.NAME, selectors, BEFORE, NOW))
                    .isEqualTo(inProcess.labelValues(Labels.NAME, selectors, BEFORE, NOW))
                    .isNotEmpty();
        }
        assertThat(overHttp.labelValues("instance", List.of(), BEFORE, NOW))
                .isEqualTo(inProcess.labelValues("instance", List.of(), BEFORE, NOW))
                .hasSize(20);
        assertThat(overHttp.metadata("")).isEqualTo(inProcess.metadata("")).isNotEmpty();
        assertThat(overHttp.metadata("dwcp_v3_hde_compression_ratio"))
                .isEqualTo(inProcess.metadata("dwcp_v3_hde_compression_ratio"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 +", "up + on () up", "limitk(1, up)"})
    void refusals_are_of_one_kind(String promql) {
        for (MetricSource source : List.of(overHttp, inProcess)) {
            assertThatThrownBy(() -> source.query(promql, NOW))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.BAD_QUERY));
        }
    }

    @Test
    void what_only_a_server_says_is_understood() {
        assertThat(overHttp.isReady()).isTrue();
        assertThat(overHttp.buildInfo().version()).isEqualTo("3.5.0");
        assertThat(overHttp.rules()).isEmpty();
        assertThat(overHttp.alerts()).isEmpty();
        assertThat(overHttp.labelNames(List.of(), BEFORE, NOW)).contains("component", "instance", "job", "le");
        assertThat(overHttp.targets()).hasSize(20).extracting(Target::health).containsOnly("up");
        assertThat(overHttp.targets())
                .filteredOn(t -> t.job().equals("dwcp-v3"))
                .extracting(Target::scrapeUrl)
                .containsExactly("http://127.0.0.1:18080/metrics", "http://127.0.0.1:18100/metrics");
    }

    @Test
    void rules_and_alerts_are_understood() {
        String text = """
                groups:
                  - name: some
                    rules:
                      - record: a:b
                        expr: count(up)
                      - alert: Always
                        expr: vector(2.5)
                        for: 30s
                        labels: {severity: none}
                        annotations: {summary: "{{ $value }}"}
                """;
        FleetRules rules = new FleetRules(() -> List.of(RuleFileReader.read("rules.yml", text)), () -> 0);
        try (ServedFleet ruled = new ServedFleet(rules)) {
            PrometheusClient client = new PrometheusClient(
                    ServiceUrl.parse("test", ruled.url().toString()),
                    new HttpClients(Map.of(), "test", new Cancellation(), () -> 0.5).transport(HttpSettings.none()),
                    ApiContractTest::deadline,
                    remark -> {});
            ActiveAlert always = new ActiveAlert(
                    Labels.of("alertname", "Always", "severity", "none"),
                    Map.of("summary", "2.5"),
                    "firing",
                    NOW.minus(Duration.ofDays(15)),
                    2.5);

            assertThat(client.alerts()).containsExactly(always);
            assertThat(client.rules()).singleElement().satisfies(group -> {
                assertThat(group.interval()).isEqualTo(Duration.ofSeconds(15));
                assertThat(group.rules())
                        .extracting(Rule::type, Rule::name, Rule::state, Rule::health, Rule::lastEvaluation)
                        .containsExactly(
                                tuple("recording", "a:b", "", "ok", NOW),
                                tuple("alerting", "Always", "firing", "ok", NOW));
                assertThat(group.rules().get(1).holdFor()).isEqualTo(Duration.ofSeconds(30));
                assertThat(group.rules().get(1).alerts()).containsExactly(always);
            });
        }
    }
}
