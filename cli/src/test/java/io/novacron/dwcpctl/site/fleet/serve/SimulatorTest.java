package io.novacron.dwcpctl.site.fleet.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.testing.SimulatorPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {
    private static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00Z");

    private final SetTime time = new SetTime(BEGINNING);
    private final List<FleetEvent> journal = new ArrayList<>();
    private final LiveFleet live = new LiveFleet(new FleetLog(7, BEGINNING, List.of()), time, journal::add);
    private final Simulator simulator = SimulatorPorts.start(live);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        simulator.close();
    }

    private static final class SetTime implements Timeline {
        private Instant now;

        SetTime(Instant now) {
            this.now = now;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void awaitUntil(Instant moment) {
            now = moment;
        }
    }

    private HttpResponse<String> send(String method, Job job, String region, String path) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(simulator.ports().url(job, region) + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(Job job, String path) {
        return send("GET", job, "eu-west", path);
    }

    private HttpResponse<String> post(String path) {
        return send("POST", Job.APPLICATION, "eu-west", path);
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        return new ObjectMapper().readTree(response.body());
    }

    private void later(Duration duration) {
        time.now = time.now.plus(duration);
    }

    @Test
    void everyEndpointAnswersMetricsAndHealth() throws IOException {
        assertThat(simulator.endpoints()).hasSize(16);
        assertThat(simulator.endpoints().stream().map(Simulator.Endpoint::url).distinct())
                .hasSize(16);
        int base = simulator.ports().base();
        for (Simulator.Endpoint endpoint : simulator.endpoints()) {
            assertThat(endpoint.url().getPort()).isBetween(base, base + 99);
            HttpResponse<String> metrics = send("GET", endpoint.job(), endpoint.region(), "/metrics");
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(metrics.body())
                    .isEqualTo(live.fleet()
                            .target(endpoint.job(), endpoint.region())
                            .exposition(BEGINNING.toEpochMilli()));
            JsonNode health = json(send("GET", endpoint.job(), endpoint.region(), "/health"));
            assertThat(health.path("status").asText()).isEqualTo("healthy");
            assertThat(health.path("service").asText()).isEqualTo(endpoint.job().jobName());
            assertThat(health.path("region").asText()).isEqualTo(endpoint.region());
        }
    }

    @Test
    void theSummarySaysHowTheRegionIs() throws IOException {
        JsonNode summary = json(get(Job.APPLICATION, "/metrics/summary"));
        assertThat(summary.path("migration_latency_seconds").path("0.99").asDouble())
                .isBetween(0.35, 0.4);
        assertThat(summary.path("throughput_bytes_per_second").asDouble()).isBetween(2.5e9, 2.9e9);
        assertThat(summary.path("failed_ratio").asDouble()).isBetween(0.001, 0.005);
        assertThat(summary.path("rollout_progress_percent").asInt()).isEqualTo(100);
        assertThat(summary.path("sla_compliance").path("latency").asInt()).isEqualTo(1);
        assertThat(get(Job.HDE, "/metrics/summary").statusCode()).isEqualTo(404);
    }

    @Test
    void injectedLatencyTurnsP99PastItsLimit() throws IOException {
        HttpResponse<String> injected = post("/test/inject-latency?duration=600ms");
        assertThat(injected.statusCode()).isEqualTo(201);
        assertThat(injected.headers().firstValue("Location")).contains("/test/faults/f1");
        assertThat(json(injected).path("regions").toString()).isEqualTo("[\"eu-west\"]");
        later(Duration.ofMinutes(5));
        assertThat(p99("eu-west")).isGreaterThan(0.5);
        assertThat(p99("us-east")).isLessThan(0.4);
        assertThat(send("DELETE", Job.APPLICATION, "us-east", "/test/faults/f1").body())
                .isEqualTo("{\"cleared\":[\"f1\"]}\n");
        later(Duration.ofMinutes(6));
        assertThat(p99("eu-west")).isLessThan(0.4);
    }

    private double p99(String region) throws IOException {
        return json(send("GET", Job.APPLICATION, region, "/metrics/summary"))
                .path("migration_latency_seconds")
                .path("0.99")
                .asDouble();
    }

    @Test
    void aComponentThatIsDownAnswers503UntilTheFaultEnds() throws IOException {
        post("/test/component-down?component=hde&region=all&for=5m");
        for (String region : List.of("eu-west", "us-east")) {
            assertThat(send("GET", Job.HDE, region, "/metrics").statusCode()).isEqualTo(503);
            HttpResponse<String> health = send("GET", Job.HDE, region, "/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(json(health).path("status").asText()).isEqualTo("down");
        }
        JsonNode application = json(get(Job.APPLICATION, "/health"));
        assertThat(application.path("status").asText()).isEqualTo("degraded");
        assertThat(application.path("components").path("hde").asText()).isEqualTo("down");
        assertThat(application.path("components").path("acp").asText()).isEqualTo("healthy");
        assertThat(get(Job.APPLICATION, "/metrics").body())
                .contains("dwcp_v3_component_health{component=\"hde\",version=\"3.2.0\"} 0\n");
        later(Duration.ofMinutes(5));
        assertThat(get(Job.HDE, "/metrics").statusCode()).isEqualTo(200);
        assertThat(json(get(Job.APPLICATION, "/test/faults")).path("faults")).isEmpty();
    }

    @Test
    void anApplicationThatIsDownStillTakesFaults() {
        post("/test/component-down?component=application");
        assertThat(get(Job.APPLICATION, "/metrics").statusCode()).isEqualTo(503);
        assertThat(get(Job.APPLICATION, "/health").statusCode()).isEqualTo(503);
        assertThat(get(Job.APPLICATION, "/metrics/summary").statusCode()).isEqualTo(503);
        assertThat(send("DELETE", Job.APPLICATION, "eu-west", "/test/faults").statusCode())
                .isEqualTo(200);
        assertThat(get(Job.APPLICATION, "/health").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throughput-collapse",
                "throughput-collapse?bytes_per_second=1.9e9&region=us-east",
                "error-burst?rate=50",
                "consensus-failure",
                "memory-leak?points_per_30m=20",
                "stalled-rollout?percent=40",
                "anomaly?for=1h",
                "inject-latency?duration=1s&component=acp",
                "component-down?component=alertmanager",
                "override?metric=dwcp_v3_acp_quorum_size&value=1",
                "override?metric=dwcp_v3_errors_total&value=3&label.component=hde&label.severity=critical",
                "override?metric=dwcp_v3_hde_compression_ratio&value=NaN",
                "scenario/multi-anomaly"
            })
    void everyFaultCanBeBegunListedAndEnded(String fault) throws IOException {
        JsonNode begun = json(post("/test/" + fault));
        assertThat(begun.path("id").asText()).isEqualTo("f1");
        assertThat(begun.path("effects")).isNotEmpty();
        JsonNode listed = json(get(Job.APPLICATION, "/test/faults")).path("faults");
        assertThat(listed).hasSize(1);
        assertThat(listed.path(0)).isEqualTo(begun);
        assertThat(journal).hasSize(1);
        assertThat(send("DELETE", Job.APPLICATION, "eu-west", "/test/faults").body())
                .isEqualTo("{\"cleared\":[\"f1\"]}\n");
        assertThat(json(get(Job.APPLICATION, "/test/faults")).path("faults")).isEmpty();
        assertThat(journal).hasSize(2);
    }

    @Test
    void anOverrideShowsAtOnce() {
        post("/test/override?metric=dwcp_v3_acp_quorum_size&value=1.5");
        assertThat(get(Job.ACP, "/metrics").body()).contains("\ndwcp_v3_acp_quorum_size 1.5\n");
        assertThat(send("GET", Job.ACP, "us-east", "/metrics").body()).contains("\ndwcp_v3_acp_quorum_size 5\n");
    }

    @Test
    void aScenarioReplacesTheOneBeforeAndSteadyEndsIt() throws IOException {
        post("/test/error-burst");
        post("/test/scenario/latency-spike");
        later(Duration.ofSeconds(1));
        post("/test/scenario/memory-leak?region=all");
        JsonNode faults = json(get(Job.APPLICATION, "/test/faults")).path("faults");
        assertThat(faults.findValuesAsText("cause")).containsExactly("error-burst", "scenario memory-leak");
        assertThat(post("/test/scenario/steady").body()).isEqualTo("{\"cleared\":[\"f3\"]}\n");
        faults = json(get(Job.APPLICATION, "/test/faults")).path("faults");
        assertThat(faults.findValuesAsText("cause")).containsExactly("error-burst");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "inject-latency | duration: missing; give a duration up to 1m, such as 600ms",
                "inject-latency?duration=fast | duration: \"fast\" is not accepted; give a duration up to 1m, such as 600ms",
                "inject-latency?duration=0 | duration: \"0\" is not accepted; give a duration up to 1m, such as 600ms",
                "inject-latency?duration=2m | duration: \"2m\" is not accepted; give a duration up to 1m, such as 600ms",
                "inject-latency?duration=1s&component=v1 | component: \"v1\" is not accepted; give one of amst, hde, pba, acp, ass, itp",
                "inject-latency?duration=1s&regoin=all | regoin: no such parameter; Did you mean region? accepted are duration, component, region, for",
                "inject-latency?duration=1s&region=mars | region: \"mars\" is not accepted; give one of eu-west, us-east, all",
                "inject-latency?duration=1s&for=ever | for: \"ever\" is not accepted; give a duration up to 30d, such as 5m",
                "inject-latency?duration=1s&duration=2s | duration: given twice; give it once",
                "error-burst?rate=-1 | rate: \"-1\" is not accepted; give a number from 0 to 1000000",
                "error-burst?rate=NaN | rate: \"NaN\" is not accepted; give a number from 0 to 1000000",
                "error-burst?rate=many | rate: \"many\" is not accepted; give a number from 0 to 1000000",
                "override?metric=dwcp_v3_acp_quorumsize&value=1 | metric: there is no \"dwcp_v3_acp_quorumsize\"; Did you mean dwcp_v3_acp_quorum_size? give the name of a gauge or counter that a /metrics page shows",
                "override?metric=dwcp_v3_migration_latency_seconds&value=1 | metric: dwcp_v3_migration_latency_seconds is a histogram; give a gauge or counter, or use /test/inject-latency",
                "override?metric=dwcp_v3_errors_total&value=-1 | value: \"-1\" is not accepted; give increments per second, 0 or more, as dwcp_v3_errors_total is a counter",
                "override?metric=dwcp_v3_errors_total&value=1&label.colour=red | label.colour: the metric has no such label; it has component, error_type, severity",
                "override?metric=dwcp_v3_errors_total&value=1&label.severity=mild | label.severity: \"mild\" is not accepted; give one of critical, warning",
                "override?metric=dwcp_v3_acp_quorum_size | value: missing; give a number, NaN, +Inf or -Inf",
            })
    void aWrongParameterIsRefusedInOneLine(String fault, String line) {
        HttpResponse<String> refused = post("/test/" + fault);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo(line + "\n");
        assertThat(journal).isEmpty();
    }

    @Test
    void aRequestThatNoClientSendsIsRefusedToo() {
        int port = simulator.ports().port(Job.APPLICATION, "eu-west");
        assertThat(RawRequest.send(port, "POST /test/inject-latency?duration=%zz"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(RawRequest.send(port, "POST /test/error-burst?rate=" + "1".repeat(9000)))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("the query is longer than 8192 characters\n");
        assertThat(get(Job.APPLICATION, "/health").statusCode()).isEqualTo(200);
    }

    @Test
    void unknownPathsAndWrongMethodsSayWhatThereIs() {
        HttpResponse<String> unknown = post("/test/inject-latncy?duration=1s");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body())
                .startsWith(
                        "/test/inject-latncy: no such path; Did you mean /test/inject-latency? there are /metrics, ");
        assertThat(get(Job.AMST, "/metric").body())
                .isEqualTo("/metric: no such path; Did you mean /metrics? there are /metrics, /health\n");
        assertThat(get(Job.AMST, "/").statusCode()).isEqualTo(404);
        assertThat(send("POST", Job.AMST, "eu-west", "/test/error-burst").statusCode())
                .isEqualTo(404);
        HttpResponse<String> scenario = post("/test/scenario/latency-spice");
        assertThat(scenario.statusCode()).isEqualTo(404);
        assertThat(scenario.body()).startsWith("latency-spice: no such scenario; Did you mean latency-spike? ");
        HttpResponse<String> read = get(Job.APPLICATION, "/test/error-burst");
        assertThat(read.statusCode()).isEqualTo(405);
        assertThat(read.headers().firstValue("Allow")).contains("POST");
        HttpResponse<String> written = post("/metrics");
        assertThat(written.statusCode()).isEqualTo(405);
        assertThat(written.headers().firstValue("Allow")).contains("GET, HEAD");
        HttpResponse<String> cleared = send("DELETE", Job.APPLICATION, "eu-west", "/test/faults/f9");
        assertThat(cleared.statusCode()).isEqualTo(404);
        assertThat(cleared.body()).isEqualTo("f9: no such fault is running; none is\n");
        assertThat(send("HEAD", Job.AMST, "eu-west", "/metrics").statusCode()).isEqualTo(200);
    }

    @Test
    void aPortInUseIsNamedAndNothingIsLeftListening() throws IOException {
        PortMap ports = simulator.ports();
        simulator.close();
        try (ServerSocket taken = new ServerSocket(
                ports.port(Job.PBA, "us-east"), 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> Simulator.start(ports, live)).isInstanceOfSatisfying(CliException.class, e -> {
                assertThat(e.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
                assertThat(e).hasMessageContaining("port " + taken.getLocalPort() + " of 127.0.0.1, for dwcp-v3-pba");
                assertThat(e.suggestion()).contains("--port-base");
            });
        }
        Simulator.start(ports, live).close(); // all free again
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1023, 65_437, 70_000})
    void aBaseWithoutRoomIsRefused(int base) {
        assertThatThrownBy(() -> new PortMap(base))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void theScrapeConfigurationHasTheJobsOfProduction() {
        assertThat(ScrapeConfig.text(new PortMap(18_080))).startsWith("""
                        # Scrapes the fleet of "dwcpctl simulate --port-base 18080".
                        global:
                          scrape_interval: 15s
                          evaluation_interval: 15s

                        scrape_configs:
                          - job_name: dwcp-v3
                            scrape_interval: 1s
                            scrape_timeout: 1s
                            static_configs:
                              - targets: ["127.0.0.1:18080"]
                                labels: {region: eu-west}
                              - targets: ["127.0.0.1:18100"]
                                labels: {region: us-east}
                          - job_name: dwcp-v3-amst
                            scrape_interval: 5s
                            scrape_timeout: 5s
                        """).endsWith("""
                          - job_name: dwcp-v1
                            scrape_interval: 5s
                            scrape_timeout: 5s
                            static_configs:
                              - targets: ["127.0.0.1:18087"]
                                labels: {region: eu-west}
                              - targets: ["127.0.0.1:18107"]
                                labels: {region: us-east}
                        """);
    }

    /** Whoever loads the rules must scrape the monitoring too: what is not scraped counts as down. */
    @Test
    void withRulesTheMonitoringIsScrapedToo() {
        ScrapeConfig.Alerting alerting =
                new ScrapeConfig.Alerting(Path.of("/opt/it's/rules[1]"), "localhost:9090", "localhost:9093");
        String withoutAlerting = ScrapeConfig.text(new PortMap(18_080));
        int jobs = withoutAlerting.indexOf("scrape_configs:");

        assertThat(ScrapeConfig.text(new PortMap(18_080), alerting))
                .isEqualTo(withoutAlerting.substring(0, jobs) + """
                        rule_files:
                          - '/opt/it''s/rules\\[1]/*.yml'

                        alerting:
                          alertmanagers:
                            - static_configs:
                                - targets: ["localhost:9093"]

                        """ + withoutAlerting.substring(jobs) + """
                          - job_name: prometheus
                            static_configs:
                              - targets: ["localhost:9090"]
                          - job_name: alertmanager
                            static_configs:
                              - targets: ["localhost:9093"]
                        """);
    }

    /** With nobody to send alerts to; DWCPv3AlertManagerDown says so, and rightly. */
    @Test
    void withRulesButNoAlertmanagerNoneIsNamed() {
        ScrapeConfig.Alerting alerting = new ScrapeConfig.Alerting(Path.of("/opt/rules"), "localhost:9091", null);

        assertThat(ScrapeConfig.text(new PortMap(18_080), alerting))
                .contains("  - '/opt/rules/*.yml'\n", "targets: [\"localhost:9091\"]")
                .doesNotContain("alertmanager", "alerting");
    }
}
