package io.novacron.dwcpctl.site.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.site.grafana.GrafanaAnnotations;
import io.novacron.dwcpctl.site.http.HttpClients;
import io.novacron.dwcpctl.site.http.HttpSettings;
import io.novacron.dwcpctl.site.http.HttpTransport;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import io.novacron.dwcpctl.site.http.WebhookUrl;
import io.novacron.dwcpctl.site.notify.Notice;
import io.novacron.dwcpctl.site.notify.Notifier;
import io.novacron.dwcpctl.site.notify.Receipt;
import io.novacron.dwcpctl.site.notify.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages to webhooks, whose URLs are secrets. */
final class WebhookTest {
    private static final String SECRET = "B0S3CR3T";
    private static final String PATH = "/services/T0/" + SECRET + "?sig=" + SECRET;
    private static final Notice NOTICE = new Notice(
            "rollback-done",
            Severity.WARNING,
            "production",
            Instant.parse("2026-01-31T09:30:00.250Z"),
            "Rollback done",
            "*v1 serves*\n\"quoted\" <b>",
            Map.of("took", "1m35s"));

    private final MockWebServer server = new MockWebServer();

    @TempDir
    Path home;

    WebhookTest() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void Slack_gets_a_text() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().body("ok").build());

        Receipt receipt = send(webhook(Webhook.Dialect.SLACK));

        assertThat(receipt).isEqualTo(new Receipt(true, "200"));
        RecordedRequest request = taken();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo(PATH);
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(body(request)).isEqualTo("{\"text\":\"*v1 serves*\\n\\\"quoted\\\" <b>\"}");
    }

    @Test
    void a_program_gets_all_that_is_known() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(204).build());

        assertThat(send(webhook(Webhook.Dialect.PLAIN))).isEqualTo(new Receipt(true, "204"));
        assertThat(body(taken()))
                .isEqualTo("{\"apiVersion\":\"dwcpctl/v1\",\"kind\":\"Notification\",\"context\":\"production\","
                        + "\"event\":\"rollback-done\",\"severity\":\"warning\",\"at\":\"2026-01-31T09:30:00.250Z\","
                        + "\"subject\":\"Rollback done\",\"text\":\"*v1 serves*\\n\\\"quoted\\\" <b>\","
                        + "\"facts\":{\"took\":\"1m35s\"}}");
    }

    @Test
    void Grafana_gets_an_annotation_that_is_no_HTML() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().body("{\"id\":1}").build());
        Notifier grafana = new GrafanaAnnotations(
                "dashboards",
                ServiceUrl.parse("x", "http://127.0.0.1:" + server.getPort() + "/grafana"),
                transport(),
                "dwcp-v3",
                List.of("rollout"));

        assertThat(send(grafana).left()).isTrue();
        RecordedRequest request = taken();
        assertThat(request.getTarget()).isEqualTo("/grafana/api/annotations");
        assertThat(body(request))
                .isEqualTo("{\"dashboardUID\":\"dwcp-v3\",\"time\":1769851800250,"
                        + "\"tags\":[\"dwcpctl\",\"production\",\"rollback-done\",\"rollout\"],"
                        + "\"text\":\"*v1 serves*<br>\\\"quoted\\\" &lt;b&gt;\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "302, it redirects",
        "400, 400",
        "401, 401",
        "404, 404",
        "410, 410",
        "429, 429",
        "500, 500",
        "503, 503",
    })
    void what_a_server_refuses_is_said_in_our_words_alone(int status, String said) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", "http://127.0.0.1:" + server.getPort() + "/elsewhere/" + SECRET)
                .body("Cannot POST " + PATH)
                .build());

        CliException failure = failure(webhook(Webhook.Dialect.SLACK), Duration.ofSeconds(10));

        assertThat(failure.getMessage())
                .startsWith("http://127.0.0.1:" + server.getPort() + "/…: " + status)
                .contains(said);
        assertThat(server.getRequestCount()).as("asked once, and nobody else").isEqualTo(1);
    }

    @Test
    void one_that_does_not_answer_is_waited_for_no_longer_than_allowed() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());

        assertThat(failure(webhook(Webhook.Dialect.SLACK), Duration.ofMillis(300))
                        .getMessage())
                .isEqualTo("http://127.0.0.1:" + server.getPort() + "/…: no answer within 300ms");
    }

    @Test
    void one_that_is_not_there_is_refused() throws IOException {
        int port = server.getPort();
        server.close();

        assertThat(failure(webhook("{url: 'http://127.0.0.1:" + port + PATH + "'}", Map.of()), Duration.ofSeconds(10))
                        .getMessage())
                .isEqualTo("http://127.0.0.1:" + port + "/…: connection refused");
    }

    @Test
    void a_huge_answer_is_not_read() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(8 << 20))
                .throttleBody(64 << 10, 1, TimeUnit.SECONDS)
                .build());

        assertThat(send(webhook(Webhook.Dialect.SLACK)).left()).isTrue();
    }

    @Test
    void the_URL_may_be_in_a_file_or_a_variable() throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        server.enqueue(new MockResponse.Builder().build());
        String url = "http://127.0.0.1:" + server.getPort() + PATH;
        Files.writeString(home.resolve("slack"), url + "\n");

        Webhook file = webhook("{url_file: slack}", Map.of());
        send(file);
        Webhook variable = webhook("{url_env: SLACK_URL}", Map.of("SLACK_URL", url));
        send(variable);

        assertThat(taken().getTarget()).isEqualTo(PATH);
        assertThat(taken().getTarget()).isEqualTo(PATH);
        assertThat(file.address()).isEqualTo("the URL in " + home.resolve("slack"));
        assertThat(variable.address()).isEqualTo("the URL in $SLACK_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hooks.slack.com" + PATH, "ftp://hooks.slack.com" + PATH, "https://" + SECRET + " x/"})
    void one_that_is_no_URL_is_not_quoted(String wrong) {
        Webhook variable = webhook("{url_env: SLACK_URL}", Map.of("SLACK_URL", wrong));

        CliException failure = failure(variable, Duration.ofSeconds(1));

        assertThat(failure.getMessage()).isEqualTo("config.yaml:1: what is given there is no http:// or https:// URL");
        assertThat(catchThrowableOfType(CliException.class, variable::check)).hasMessage(failure.getMessage());
        CliException inline = Objects.requireNonNull(
                catchThrowableOfType(CliException.class, () -> webhook("{url: '" + wrong + "'}", Map.of())));
        assertThat(everything(inline)).doesNotContain(SECRET);
    }

    private Webhook webhook(Webhook.Dialect dialect) {
        return webhook(dialect, "{url: 'http://127.0.0.1:" + server.getPort() + PATH + "'}", Map.of());
    }

    private Webhook webhook(String yaml, Map<String, String> environment) {
        return webhook(Webhook.Dialect.SLACK, yaml, environment);
    }

    private Webhook webhook(Webhook.Dialect dialect, String yaml, Map<String, String> environment) {
        WebhookUrl url = WebhookUrl.read(Yaml.read("config.yaml", yaml), home);
        return new Webhook("incidents", dialect, url, transport(), environment);
    }

    private static HttpTransport transport() {
        return new HttpClients(Map.of(), "1", new Cancellation(), () -> 0).transport(HttpSettings.none());
    }

    private static Receipt send(Notifier notifier) {
        return notifier.send(NOTICE, Deadline.after(Duration.ofSeconds(10)));
    }

    private static CliException failure(Notifier notifier, Duration limit) {
        CliException failure = Objects.requireNonNull(
                catchThrowableOfType(CliException.class, () -> notifier.send(NOTICE, Deadline.after(limit))));
        assertThat(everything(failure) + notifier.address()).doesNotContain(SECRET);
        return failure;
    }

    /** All that --debug would print, too. */
    private static String everything(CliException failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text + failure.suggestion();
    }

    private RecordedRequest taken() throws InterruptedException {
        return Objects.requireNonNull(server.takeRequest(5, TimeUnit.SECONDS), "no request arrived");
    }

    private static String body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }
}
