package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HealthCommandTest {
    @TempDir
    Path home;

    private final RunningApp app = new RunningApp();

    @BeforeEach
    void home() {
        app.home(home);
    }

    /** Without how long each took, which is never twice the same, and how wide that makes its column. */
    private static String still(String screen) {
        return screen.replaceAll(" +\\d+ ms", " N ms").replaceAll(" +", " ");
    }

    @Test
    void a_component_that_is_down_is_named_first() {
        Outcome outcome = app.run("--context", "demo", "--scenario", "component-down", "health", "hde", "application");

        assertThat(still(outcome.out())).isEqualTo("""
                SIMULATED (context demo): numbers of a simulated fleet, not of production

                critical: hde/eu-west 2026-01-31 09:30:00 +00:00

                SERVICE EU-WEST US-EAST STATUS TOOK SAYS
                application WARN PASS WARN N ms eu-west: /health says degraded: hde down
                hde FAIL PASS FAIL N ms eu-west: /health answers 503; scrapes fail for 15m; component_health is 0
                """);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void it_fits_a_screen_of_24_lines_and_80_columns_also_in_ascii() {
        for (String scenario : new String[] {"steady", "component-down"}) {
            Outcome outcome =
                    app.ascii().variable("COLUMNS", "80").run("--context", "demo", "--scenario", scenario, "health");

            assertThat(outcome.out().lines())
                    .hasSizeLessThanOrEqualTo(23)
                    .allMatch(line -> line.length() <= 80)
                    .allMatch(line -> line.chars().allMatch(c -> c < 0x80));
        }
    }

    @Test
    void the_screen_in_ascii() {
        Outcome outcome = app.ascii()
                .variable("COLUMNS", "80")
                .run("--context", "demo", "--scenario", "component-down", "health");

        assertThat(still(outcome.out())).isEqualTo("""
                SIMULATED (context demo): numbers of a simulated fleet, not of production

                critical: hde/eu-west 2026-01-31 09:30:00 +00:00

                SERVICE EU-WEST US-EAST STATUS TOOK SAYS
                application WARN PASS WARN N ms eu-west: /health says degraded:
                 hde down
                amst PASS PASS PASS N ms
                hde FAIL PASS FAIL N ms eu-west: /health answers 503;
                 scrapes fail for 15m;
                 component_health is 0
                pba PASS PASS PASS N ms
                acp PASS PASS PASS N ms
                ass PASS PASS PASS N ms
                itp PASS PASS PASS N ms
                v1 PASS PASS PASS N ms
                prometheus PASS N ms ready
                alertmanager PASS N ms ready
                pushgateway PASS N ms ready
                grafana PASS N ms ready
                watchdog PASS N ms DWCPv3Watchdog fires
                """);
    }

    @Test
    void a_region_alone() {
        Outcome outcome = app.run("--context", "demo", "--scenario", "component-down", "health", "us-east");

        assertThat(outcome.out()).contains("healthy: all 8");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void json_says_the_verdict_and_every_target() {
        Outcome outcome = app.run("--context", "demo", "health", "hde/us-east", "-o", "json");

        assertThat(outcome.out().replaceAll("\"tookMillis\": \\d+", "\"tookMillis\": 0"))
                .isEqualTo("""
                        {
                          "apiVersion": "dwcpctl/v1",
                          "kind": "Health",
                          "context": "demo",
                          "simulated": true,
                          "evaluatedAt": "2026-01-31T09:30:00.000Z",
                          "data": {
                            "verdict": "PASS",
                            "targets": [
                              {
                                "id": "hde/us-east",
                                "kind": "hde",
                                "region": "us-east",
                                "address": "dwcp-v3-hde.us-east:9092",
                                "verdict": "PASS",
                                "reason": "",
                                "tookMillis": 0,
                                "since": null
                              }
                            ]
                          },
                          "warnings": []
                        }
                        """);
    }

    @Test
    void what_makes_no_sense_is_usage() {
        assertThat(app.run("--context", "demo", "health", "hdee").errLines().get(0))
                .isEqualTo("error: there is no \"hdee\" in this context");
        assertThat(app.run("--context", "demo", "health", "hdee").err()).contains("Did you mean hde?");
        assertThat(app.run("--context", "demo", "health", "hdee").code()).isEqualTo(64);
        assertThat(app.run("--context", "demo", "health", "--interval", "0s").code())
                .isEqualTo(64);
        assertThat(app.run("--context", "demo", "health", "--at", "-5m").errLines())
                .containsExactly("error: health is about now and takes no --at", "Leave --at out.");
    }

    @Test
    void watching_writes_a_line_of_json_each_time_until_it_is_cancelled() {
        StringBuilder written = new StringBuilder();
        OutputStream stdout = new OutputStream() {
            @Override
            public void write(int b) {
                written.append((char) b);
                if (written.toString().lines().count() == 3 && b == '\n') {
                    app.cancellation().cancel();
                }
            }
        };
        Outcome outcome =
                app.stdout(stdout).run("--context", "demo", "health", "--watch", "--interval", "1ms", "-o", "json");

        assertThat(outcome.code()).isEqualTo(130);
        assertThat(outcome.err()).isEmpty();
        assertThat(written.toString().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("{\"apiVersion\":\"dwcpctl/v1\",\"kind\":\"Health\""));
    }

    private void context(String text) throws IOException {
        Path file = home.resolve(".config/dwcpctl/config.yaml");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, "schema: 1\ncurrent-context: c\ncontexts:\n  c:\n" + text.indent(4));
    }

    private static MockWebServer always(int status, String body) throws IOException {
        MockWebServer server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().code(status).body(body).build();
            }
        });
        server.start();
        return server;
    }

    private static String url(MockWebServer server) {
        return "http://127.0.0.1:" + server.getPort();
    }

    @Test
    void who_refuses_answers_HTML_or_hangs_is_unknown_with_its_reason() throws IOException {
        try (MockWebServer refusing = always(401, "go away");
                MockWebServer page = always(200, "<html>Welcome</html>");
                ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            context("""
                    prometheus: {urls: ["http://127.0.0.1:9"]}
                    alertmanager: {urls: ["%s"]}
                    grafana: {url: "%s"}
                    pushgateway: {url: "http://127.0.0.1:%d"}
                    application: {eu-west: "%s"}
                    components: {hde: "%s"}
                    """.formatted(url(refusing), url(page), hanging.getLocalPort(), url(page), url(refusing)));

            Outcome outcome = app.run("health", "--timeout", "2s", "-o", "csv");

            assertThat(outcome.code()).isEqualTo(3);
            assertThat(outcome.out().lines().map(line -> line.substring(0, line.lastIndexOf(','))))
                    .contains(
                            "application/eu-west," + url(page)
                                    + ",ERROR,/health: HTML instead of JSON; scrapes not known",
                            "hde," + url(refusing) + ",ERROR,/health: 401 Client Error: go away",
                            "prometheus,http://127.0.0.1:9,ERROR,/api/v1/status/buildinfo: connection refused",
                            "alertmanager," + url(refusing) + ",ERROR,/api/v2/status: 401 Client Error: go away",
                            "grafana," + url(page) + ",ERROR,/api/health: HTML instead of JSON")
                    .anyMatch(line -> line.startsWith("pushgateway,") && line.contains(",ERROR,"));
        }
    }

    @Test
    void health_pages_and_the_monitorings_own_pages_are_read() throws IOException {
        try (MockWebServer half =
                        always(200, "{\"status\":\"degraded\",\"components\":{\"hde\":\"down\",\"acp\":\"healthy\"}}");
                MockWebServer silent = always(200, "{}");
                MockWebServer grafana = always(200, "{\"database\":\"failing\",\"version\":\"11.2.0\"}");
                MockWebServer starting = always(503, "starting")) {
            context("""
                    prometheus: {urls: ["http://127.0.0.1:9"]}
                    grafana: {url: "%s"}
                    pushgateway: {url: "%s"}
                    application: {eu-west: "%s", us-east: "%s"}
                    components: {hde: "%s"}
                    """.formatted(url(grafana), url(starting), url(half), url(silent), url(starting)));

            String out = app.run("health", "-o", "csv").out();

            assertThat(out)
                    .contains("/health says degraded: hde down; scrapes not known")
                    .contains("/health says no status; scrapes not known")
                    .contains(",FAIL,/health answers 503,")
                    .contains(",FAIL,\"11.2.0, its database is failing\",")
                    .contains(",FAIL,not ready (503),");
        }
    }

    @Test
    void check_of_the_configuration_asks_the_same_servers() throws IOException {
        try (MockWebServer grafana = always(200, "{\"database\":\"ok\",\"version\":\"11.2.0\"}")) {
            context("prometheus: {urls: [\"http://127.0.0.1:9\"]}\ngrafana: {url: \"" + url(grafana) + "\"}\n");

            Outcome outcome = app.run("config", "check", "-o", "csv");

            assertThat(outcome.code()).isEqualTo(3);
            assertThat(outcome.out()).contains("grafana," + url(grafana) + ",PASS,11.2.0,");
        }
    }

    @Test
    void a_watch_on_no_terminal_puts_one_table_below_the_other() {
        StringBuilder written = new StringBuilder();
        OutputStream stdout = new OutputStream() {
            @Override
            public void write(int b) {
                written.append((char) b);
                if (written.indexOf("SIMULATED", 1) > 0) {
                    app.cancellation().cancel();
                }
            }
        };
        app.stdout(stdout).run("--context", "demo", "health", "--watch", "--interval", "1ms", "grafana");

        assertThat(written.toString()).contains("\n\nSIMULATED").doesNotContain("\u001b");
    }
}
