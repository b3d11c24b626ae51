package io.novacron.dwcpctl.site.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import io.novacron.dwcpctl.site.http.HttpClients;
import io.novacron.dwcpctl.site.http.HttpSettings;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client against real servers, 2.x and 3.x, that scrape themselves. */
class PrometheusClientIT {
    private static final String RULES = """
            groups:
            - name: g
              interval: 1s
              rules:
              - {record: "a:b", expr: "sum(up)"}
              - alert: Always
                expr: vector(2.5)
                labels: {severity: none}
                annotations: {summary: s}
            """;

    @TempDir
    Path folder;

    private final List<String> remarks = new ArrayList<>();

    /** One that scrapes itself, and a port that nobody listens on. Its own port is only known once it runs. */
    private RealPrometheus start(RealPrograms programs) throws IOException {
        Files.writeString(folder.resolve("rules.yml"), RULES, StandardCharsets.UTF_8);
        RealPrometheus prometheus = RealPrometheus.start(programs, folder, """
                global: {scrape_interval: 1s}
                rule_files: [rules.yml]
                scrape_configs:
                - {job_name: self, file_sd_configs: [{files: [self.json], refresh_interval: 1s}]}
                - {job_name: gone, static_configs: [{targets: ["127.0.0.1:1"]}]}
                """);
        Files.writeString(
                folder.resolve("self.json"),
                "[{\"targets\":[\"" + prometheus.url().getAuthority() + "\"]}]",
                StandardCharsets.UTF_8);
        prometheus.await(
                "scrapes and rules",
                Duration.ofSeconds(60),
                () -> prometheus.scalar("count(up)") == 2
                        && prometheus.scalar("up{job=\"self\"}") == 1
                        && prometheus.scalar("count(ALERTS)") == 1);
        return prometheus;
    }

    private PrometheusClient client(RealPrometheus prometheus) {
        HttpClients clients = new HttpClients(Map.of(), "it", new Cancellation(), () -> 0.5);
        return new PrometheusClient(
                ServiceUrl.parse("it", prometheus.url().toString()),
                clients.transport(HttpSettings.none()),
                () -> Deadline.after(Duration.ofSeconds(20)),
                remarks::add);
    }

    @ParameterizedTest
    @EnumSource
    void answers_are_what_the_server_says(RealPrograms programs) throws Exception {
        try (RealPrometheus prometheus = start(programs)) {
            PrometheusClient client = client(prometheus);
            assertThat(client.isReady()).isTrue();
            queries(client, prometheus);
            errors(client);
            state(client, programs, prometheus.url().getAuthority());
        }
    }

    private static void queries(PrometheusClient client, RealPrometheus prometheus) {
        Instant now = Instant.ofEpochMilli(Math.round(prometheus.scalar("vector(time())") * 1000));
        Reading up = client.query("up{job=\"self\"}", now);
        assertThat(up.value()).isInstanceOfSatisfying(Value.Vector.class, vector -> {
            assertThat(vector.points()).hasSize(1);
            assertThat(vector.points().get(0).sample().millis()).isEqualTo(now.toEpochMilli());
            assertThat(vector.points().get(0).sample().value()).isEqualTo(1);
        });
        assertThat(up.provenance().source()).isEqualTo(prometheus.url().toString());
        Instant exact = Instant.parse("2020-01-01T00:00:00.123Z");
        assertThat(client.query("timestamp(vector(1))", exact).value())
                .isEqualTo(client.query("vector(1577836800.123)", exact).value());
        for (String number :
                List.of("NaN", "+Inf", "-Inf", "0.30000000000000004", "5e-324", "1.7976931348623157e308")) {
            double expected = Double.parseDouble(number.endsWith("Inf") ? number + "inity" : number);
            assertThat(client.query("scalar(vector(" + number + "))", exact).value())
                    .isEqualTo(new Value.Scalar(new Sample(exact.toEpochMilli(), expected)));
        }
        assertThat(client.query("\"a\\nb\"", exact).value()).isEqualTo(new Value.Text(exact.toEpochMilli(), "a\nb"));
        assertThat(client.query("nothing_of_that_name", exact).value().isEmpty())
                .isTrue();
        Range range = new Range(exact, exact.plusSeconds(3), Duration.ofMillis(1500));
        assertThat(client.queryRange("vector(1)", range).value()).isInstanceOfSatisfying(Value.Matrix.class, matrix -> {
            assertThat(matrix.series()).hasSize(1);
            assertThat(matrix.series().get(0).samples().size()).isEqualTo(3);
            assertThat(matrix.series().get(0).samples().millis(1)).isEqualTo(exact.toEpochMilli() + 1500);
        });
    }

    private static void errors(PrometheusClient client) {
        for (String wrong : List.of("sum(", "up * on (job) group_left () up * on () up", "up[5m")) {
            SourceException e = Objects.requireNonNull(
                    catchThrowableOfType(SourceException.class, () -> client.query(wrong, Instant.now())));
            assertThat(e.kind()).as(e.getMessage()).isEqualTo(Kind.BAD_QUERY);
            assertThat(e.exitCode().code()).isEqualTo(65);
        }
    }

    private void state(PrometheusClient client, RealPrograms programs, String authority) {
        Instant to = Instant.now().plusSeconds(60);
        Instant from = to.minusSeconds(3600);
        List<List<Matcher>> self = List.of(
                List.of(Matcher.equal("__name__", "up"), new Matcher("job", Matcher.Operator.REGEX, "s.*|\"quoted\"")));
        assertThat(client.series(self, from, to))
                .containsExactly(Labels.of("__name__", "up", "instance", authority, "job", "self"));
        assertThat(client.labelValues("job", List.of(), from, to)).containsExactly("gone", "self");
        assertThat(client.labelValues("job", self, from, to)).containsExactly("self");
        assertThat(client.labelNames(self, from, to)).containsExactly("__name__", "instance", "job");
        assertThat(client.metadata("prometheus_build_info").get("prometheus_build_info"))
                .singleElement()
                .satisfies(metadata -> assertThat(metadata.type()).isEqualTo("gauge"));
        assertThat(client.targets()).hasSize(2).anySatisfy(target -> {
            assertThat(target.job()).isEqualTo("gone");
            assertThat(target.health()).isEqualTo("down");
            assertThat(target.lastError()).contains("connection refused");
            assertThat(target.lastScrape()).isNotNull();
        });
        assertThat(client.rules())
                .singleElement()
                .satisfies(group -> assertThat(group.rules())
                        .extracting(Rule::type, Rule::name, Rule::health)
                        .containsExactly(tuple("recording", "a:b", "ok"), tuple("alerting", "Always", "ok")));
        assertThat(client.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.labels()).isEqualTo(Labels.of("alertname", "Always", "severity", "none"));
            assertThat(alert.annotations()).isEqualTo(Map.of("summary", "s"));
            assertThat(alert.state()).isEqualTo("firing");
            assertThat(alert.value()).isEqualTo(2.5);
        });
        assertThat(client.buildInfo().version()).startsWith(programs == RealPrograms.THREE ? "3." : "2.");
        assertThat(remarks).isEmpty();
    }
}
