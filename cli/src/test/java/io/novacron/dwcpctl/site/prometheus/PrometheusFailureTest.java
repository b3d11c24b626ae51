package io.novacron.dwcpctl.site.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import io.novacron.dwcpctl.site.http.HttpClients;
import io.novacron.dwcpctl.site.http.HttpSettings;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusFailureTest {
    private static final Instant AT = Instant.parse("2026-01-31T09:30:00Z");
    private static final String OTHER_SERVICE = "Check the URL: another service may be answering there.";
    private static final String OTHER_SERVER =
            "Check the URL: another server, a login page or a proxy may be answering there.";

    private final MockPrometheus prometheus = new MockPrometheus();

    PrometheusFailureTest() throws IOException {}

    @AfterEach
    void close() {
        prometheus.close();
    }

    private SourceException failure() {
        return failure(prometheus.client());
    }

    private static SourceException failure(PrometheusClient client) {
        return Objects.requireNonNull(
                catchThrowableOfType(SourceException.class, () -> client.query("up", AT)), "it answered");
    }

    private void assertFailure(Kind kind, int exitCode, String message, String suggestion) {
        assertFailure(failure(), kind, exitCode, prometheus.url() + "/api/v1/query: " + message, suggestion);
    }

    private static void assertFailure(SourceException e, Kind kind, int exitCode, String message, String suggestion) {
        assertThat(e.getMessage()).isEqualTo(message);
        assertThat(e.suggestion()).isEqualTo(suggestion);
        assertThat(e.kind()).isEqualTo(kind);
        assertThat(e.exitCode().code()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400 | bad_data    | BAD_QUERY      | 65 | the query is refused: E",
                "422 | execution   | BAD_QUERY      | 65 | the query is refused: E",
                "400 | bad-data    | BAD_QUERY      | 65 | the query is refused: E",
                "200 | bad_data    | BAD_QUERY      | 65 | the query is refused: E",
                "200 | internal    | UNINTELLIGIBLE | 69 | the server failed: E",
                "503 | timeout     | TIMEOUT        | 69 | the server gave up: E",
                "503 | canceled    | UNREACHABLE    | 69 | the server cancelled the query: E",
                "503 | unavailable | UNREACHABLE    | 69 | not available: E",
                "404 | not_found   | UNINTELLIGIBLE | 69 | not found: E",
                "500 | internal    | UNINTELLIGIBLE | 69 | the server failed: E",
                "200 | strange     | UNINTELLIGIBLE | 69 | not a reply of Prometheus: no data",
            })
    void an_error_in_prometheus_own_words(int status, String type, Kind kind, int exitCode, String message) {
        for (int i = 0; i < 3; i++) {
            prometheus.reply(status, "{\"status\":\"error\",\"errorType\":\"" + type + "\",\"error\":\"E\"}");
        }
        SourceException e = failure();
        assertThat(e.getMessage()).isEqualTo(prometheus.url() + "/api/v1/query: " + message);
        assertThat(e.kind()).isEqualTo(kind);
        assertThat(e.exitCode().code()).isEqualTo(exitCode);
    }

    @Test
    void a_query_that_timed_out_in_the_server_is_not_asked_again() {
        prometheus.reply(503, "{\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"E\"}");
        assertThat(failure().suggestion()).isEqualTo("Ask for less at once, or raise --timeout.");
        assertThat(prometheus.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "401 | no org id      | REFUSED | 77 | 401 Client Error: no org id | Give credentials that it accepts: basic_auth or authorization in http_config.",
                "403 | <html>no       | REFUSED | 77 | 403 Client Error | Use credentials that are allowed this.",
                "407 |  | REFUSED | 77 | 407 Proxy Authentication Required | Name a user in proxy_url, or in the HTTP_PROXY variable.",
                "404 | 404 page not found | UNINTELLIGIBLE | 69 | 404 Client Error: 404 page not found | Check the URL, and the path that the service is served under.",
                "400 | Client sent an HTTP request to an HTTPS server. | UNINTELLIGIBLE | 69 | 400 Client Error: Client sent an HTTP request to an HTTPS server. | Check the URL: scheme, port and path.",
                "422 | nonsense | UNINTELLIGIBLE | 69 | 422 Client Error: nonsense | Check the URL: scheme, port and path.",
                "429 | slow down | UNREACHABLE | 69 | 429 Client Error: slow down | Wait a little; others may be asking it too much.",
                "500 | panic | UNINTELLIGIBLE | 69 | 500 Server Error: panic | Look at the server's log.",
                "502 | <html> | UNREACHABLE | 69 | 502 Server Error | Try again; if it stays, look at the server behind.",
                "503 | no backend | UNREACHABLE | 69 | 503 Server Error: no backend | Try again; if it stays, look at the server behind.",
                "504 | {} | UNREACHABLE | 69 | 504 Server Error | Try again; if it stays, look at the server behind.",
            })
    void a_status_without_an_error_of_prometheus(
            int status, String body, Kind kind, int exitCode, String message, String suggestion) {
        for (int i = 0; i < 3; i++) {
            prometheus.reply(status, body == null ? "" : body);
        }
        assertFailure(kind, exitCode, message, suggestion);
    }

    @Test
    void bad_gateways_are_tried_three_times_and_other_failures_once() {
        prometheus.reply(502, "").reply(503, "").reply(200, MockPrometheus.EMPTY);
        prometheus.client().query("up", AT);
        assertThat(prometheus.server.getRequestCount()).isEqualTo(3);
        prometheus.reply(504, "").reply(504, "").reply(504, "").reply(200, MockPrometheus.EMPTY);
        failure();
        assertThat(prometheus.server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void what_is_no_passing_failure_is_asked_once() {
        for (int status : new int[] {400, 401, 403, 404, 422, 429, 500}) {
            prometheus.reply(status, "");
            int before = prometheus.server.getRequestCount();
            failure();
            assertThat(prometheus.server.getRequestCount())
                    .as("status %s", status)
                    .isEqualTo(before + 1);
        }
    }

    @Test
    void nothing_is_tried_again_where_the_deadline_leaves_no_time_for_the_pause() {
        prometheus.reply(503, "").reply(200, MockPrometheus.EMPTY);
        // the first pause is 50 ms at least
        Deadline deadline = Deadline.after(Duration.ofMillis(40), () -> 0);
        assertThat(failure(prometheus.client(prometheus.url(), deadline)).getMessage())
                .isEqualTo(prometheus.url() + "/api/v1/query: 503 Server Error");
        assertThat(prometheus.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void html_instead_of_json() {
        prometheus.reply(200, "\n  <!DOCTYPE html><title>Sign in</title>");
        assertFailure(Kind.UNINTELLIGIBLE, 69, "HTML instead of JSON", OTHER_SERVER);
    }

    @Test
    void nothing_instead_of_json() {
        prometheus.reply(200, "");
        assertFailure(Kind.UNINTELLIGIBLE, 69, "an empty reply instead of JSON", OTHER_SERVER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "nonsense | not JSON: Unrecognized token 'nonsense': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
                "[] | not the JSON that was asked for: at its beginning an object is wanted, found an array",
                "\"ok\" | not the JSON that was asked for: at its beginning an object is wanted, found a string",
                "{} | not a reply of Prometheus: no data",
                "{\"data\":{\"resultType\":\"vector\",\"result\":[]}} | not a reply of Prometheus: no status",
                "{\"status\":\"success\"} | not a reply of Prometheus: no data",
                "{\"status\":7} | not the JSON that was asked for: at /status a string is wanted, found a number",
                "{\"status\":\"success\",\"data\":[]} | not the JSON that was asked for: at /data an object is wanted, found an array",
            })
    void json_of_another_shape(String body, String message) {
        prometheus.reply(200, body);
        SourceException e = failure();
        assertThat(e.getMessage()).isEqualTo(prometheus.url() + "/api/v1/query: " + message);
        assertThat(e.suggestion()).isIn(OTHER_SERVER, OTHER_SERVICE);
        assertThat(e.kind()).isEqualTo(Kind.UNINTELLIGIBLE);
    }

    @Test
    void something_after_the_json() {
        prometheus.reply(200, MockPrometheus.EMPTY + "{}");
        assertThat(failure().getMessage()).endsWith("at its beginning nothing more is wanted, found an object");
    }

    @Test
    void json_that_breaks_off() {
        String half = MockPrometheus.EMPTY.substring(0, 60);
        prometheus.reply(200, half);
        assertFailure(
                Kind.UNINTELLIGIBLE,
                69,
                "the reply breaks off after 60 bytes",
                "Try again; if it stays, look at the server and at proxies between.");
    }

    @Test
    void a_connection_that_breaks_off() {
        prometheus.server.enqueue(new MockResponse.Builder()
                .body("{\"status\":\"success\",\"data\":" + " ".repeat(50_000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        assertThat(failure().getMessage()).matches("http://\\S+: the reply breaks off after [0-9]+ bytes");
    }

    @Test
    void a_matrix_is_wanted_for_a_range() {
        prometheus.reply(200, MockPrometheus.EMPTY);
        PrometheusClient client = prometheus.client();
        assertThatThrownBy(() -> client.queryRange("up", new Range(AT, AT, Duration.ofSeconds(1))))
                .hasMessage(prometheus.url()
                        + "/api/v1/query_range: not an answer to a query: a matrix is wanted, found a vector");
    }

    @Test
    void a_closed_port() {
        String url = prometheus.url();
        prometheus.close();
        assertFailure(
                failure(prometheus.client(url, Deadline.after(Duration.ofSeconds(10)))),
                Kind.UNREACHABLE,
                69,
                url + "/api/v1/query: connection refused",
                "Check that it runs, and its address and port.");
    }

    @Test
    void a_server_that_closes_every_connection_is_tried_three_times() {
        for (int i = 0; i < 12; i++) {
            prometheus.server.enqueue(new MockResponse.Builder()
                    .onRequestStart(new SocketEffect.CloseSocket())
                    .build());
        }
        assertFailure(
                Kind.UNREACHABLE,
                69,
                "the connection was closed without an answer",
                "Check that the port belongs to this service, and try again.");
    }

    @Test
    void a_server_that_is_slower_than_the_deadline() {
        prometheus.server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        Deadline deadline = Deadline.after(Duration.ofMillis(250));
        assertFailure(
                failure(prometheus.client(prometheus.url(), deadline)),
                Kind.TIMEOUT,
                69,
                prometheus.url() + "/api/v1/query: no answer within 250ms",
                "Raise --timeout, or ask for less at once.");
    }

    @Test
    void a_server_that_stops_in_mid_reply() {
        prometheus.server.enqueue(new MockResponse.Builder()
                .body("{\"status\":\"success\",\"data\":" + " ".repeat(50_000))
                .onResponseBody(SocketEffect.Stall.INSTANCE)
                .build());
        Deadline deadline = Deadline.after(Duration.ofMillis(250));
        assertThat(failure(prometheus.client(prometheus.url(), deadline)).kind())
                .isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void a_deadline_that_has_passed_asks_nobody() {
        long[] now = {0};
        Deadline deadline = Deadline.after(Duration.ofSeconds(3), () -> now[0]);
        now[0] = Duration.ofSeconds(3).toNanos();
        SourceException e = failure(prometheus.client(prometheus.url(), deadline));
        assertThat(e.getMessage()).isEqualTo(prometheus.url() + "/api/v1/query: no answer within 3s");
        assertThat(prometheus.server.getRequestCount()).isZero();
    }

    @Test
    void cancelling_ends_a_request_that_waits() throws Exception {
        prometheus.server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        Cancellation cancellation = new Cancellation();
        HttpClients clients = new HttpClients(Map.of(), "1", cancellation, () -> 0);
        PrometheusClient client = new PrometheusClient(
                ServiceUrl.parse("test", prometheus.url()),
                clients.transport(HttpSettings.none()),
                () -> Deadline.after(Duration.ofMinutes(5)),
                remark -> {});
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> {
            try {
                client.query("up", AT);
                return 0;
            } catch (CliException e) {
                return e.exitCode().code();
            }
        });
        prometheus.request();
        cancellation.cancel();
        assertThat(code.get(10, TimeUnit.SECONDS)).isEqualTo(130);
    }

    @Test
    void what_a_server_says_cannot_steer_the_terminal_or_fill_it() {
        List<String> said = new ArrayList<>();
        for (String text : List.of("a\\u001b]0;x\\u0007b\\r\\nc\\u009b2Jd\\u202ee\\u2028f", "x".repeat(5000))) {
            prometheus.reply(400, "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"" + text + "\"}");
            said.add(failure().getMessage().replaceFirst("^.*refused: ", ""));
        }
        assertThat(said).containsExactly("a]0;xb c2Jde f", "x".repeat(300) + "…");
    }
}
