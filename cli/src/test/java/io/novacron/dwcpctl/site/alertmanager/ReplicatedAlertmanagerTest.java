package io.novacron.dwcpctl.site.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import io.novacron.dwcpctl.site.alert.Alert;
import io.novacron.dwcpctl.site.alert.AlertSource;
import io.novacron.dwcpctl.site.alert.Alerts;
import io.novacron.dwcpctl.site.alert.Origin;
import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import io.novacron.dwcpctl.site.alert.Silences;
import io.novacron.dwcpctl.site.http.HttpClients;
import io.novacron.dwcpctl.site.http.HttpSettings;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicatedAlertmanagerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Deadline STILL = Deadline.after(Duration.ofSeconds(10), () -> 0);
    private static final SilenceRequest REQUEST =
            new SilenceRequest(List.of(Matcher.equal("alertname", "A")), NOW, NOW.plusSeconds(60), "ann", "planned");

    private final MockWebServer first = new MockWebServer();
    private final MockWebServer second = new MockWebServer();
    private final List<String> remarks = new ArrayList<>();
    private final Prometheus prometheus = new Prometheus();

    @BeforeEach
    void start() throws IOException {
        first.start();
        second.start();
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    /** One that has an alert pending, and counts how often it is asked. */
    private static final class Prometheus implements AlertSource {
        private int asked;

        @Override
        public Alerts alerts() {
            asked++;
            Alert pending =
                    new Alert(Labels.of("alertname", "P"), Map.of(), Alert.State.PENDING, NOW, "", List.of(), false);
            return new Alerts(
                    List.of(pending), true, false, new Origin(List.of("prometheus"), NOW, List.of(), Duration.ZERO));
        }

        @Override
        public Silences silences() {
            throw new AssertionError("keeps none");
        }

        @Override
        public Silence create(SilenceRequest request) {
            throw new AssertionError("keeps none");
        }

        @Override
        public void expire(String id) {
            throw new AssertionError("keeps none");
        }
    }

    private static String url(MockWebServer server) {
        return "http://" + server.getHostName() + ":" + server.getPort();
    }

    private ReplicatedAlertmanager both() {
        HttpClients clients = new HttpClients(Map.of(), "test", new Cancellation(), () -> 0);
        List<AlertmanagerClient> replicas = List.of(first, second).stream()
                .map(server -> new AlertmanagerClient(
                        ServiceUrl.parse("test", url(server)), clients.transport(HttpSettings.none())))
                .toList();
        return new ReplicatedAlertmanager(replicas, prometheus, () -> STILL, () -> NOW, remarks::add);
    }

    private static void reply(MockWebServer server, int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private static String alert(String inhibitedBy) {
        return "[{\"labels\":{\"alertname\":\"A\"},\"annotations\":{},\"startsAt\":\"2026-03-01T11:00:00+00:00\","
                + "\"endsAt\":\"2026-03-01T12:04:00Z\",\"fingerprint\":\"1\",\"generatorURL\":\"\",\"receivers\":[],"
                + "\"status\":{\"state\":\"suppressed\",\"silencedBy\":[],\"mutedBy\":[],\"inhibitedBy\":["
                + inhibitedBy
                + "]}}]";
    }

    @Test
    void an_alert_is_inhibited_where_all_say_so() {
        reply(first, 200, alert("\"2\""));
        reply(first, 200, "[]");
        reply(second, 200, alert("\"2\""));
        reply(second, 200, "[]");
        assertThat(both().alerts().alerts())
                .extracting(Alert::name, Alert::inhibited)
                .containsExactly(tuple("A", true), tuple("P", false));

        reply(first, 200, alert("\"2\""));
        reply(first, 200, "[]");
        reply(second, 200, alert(""));
        reply(second, 200, "[]");
        assertThat(both().alerts().alerts()).noneMatch(Alert::inhibited);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_refusal_by_one_is_the_answer_of_all(int status) {
        reply(first, 200, "[]");
        reply(first, 200, "[]");
        reply(second, status, "no");
        SourceException refused = catchThrowableOfType(SourceException.class, () -> both().alerts());
        assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
        assertThat(prometheus.asked).isZero();
    }

    /** None of them answers before all have been asked. */
    @Test
    void they_are_asked_at_the_same_time() {
        CountDownLatch asked = new CountDownLatch(2);
        Dispatcher together = new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                asked.countDown();
                boolean both = asked.await(30, TimeUnit.SECONDS);
                return new MockResponse.Builder()
                        .code(both ? 200 : 500)
                        .body("[]")
                        .build();
            }
        };
        first.setDispatcher(together);
        second.setDispatcher(together);

        Alerts alerts = both().alerts();

        assertThat(alerts.origin().answered()).containsExactly(url(first), url(second), "prometheus");
        assertThat(alerts.origin().warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "{}",
                "[{\"labels\":{}}]",
                "[{\"labels\":{\"a\":1}}]",
                "[{\"startsAt\":\"yesterday\"}]",
                "[{\"labels\":{\"alertname\":\"A\"}"
            })
    void what_makes_no_sense_is_no_answer(String body) {
        reply(first, 200, body);
        reply(second, 200, "[]");
        reply(second, 200, "[]");
        Alerts alerts = both().alerts();
        assertThat(alerts.alerts()).extracting(Alert::name).containsExactly("P");
        assertThat(alerts.origin().answered()).containsExactly(url(second), "prometheus");
        assertThat(alerts.origin().warnings())
                .singleElement()
                .asString()
                .startsWith("Alertmanager did not answer: " + url(first) + "/api/v2/alerts: ");
    }

    @Test
    void a_silence_that_is_refused_says_why() {
        reply(first, 400, "\"invalid silence: bad matcher\"");
        CliException refused = catchThrowableOfType(CliException.class, () -> both().create(REQUEST));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused).hasMessage(url(first) + "/api/v2/silences: refused: invalid silence: bad matcher");
        assertThat(second.getRequestCount()).isZero();
    }

    @Test
    void a_silence_is_sent_as_Alertmanager_wants_it() throws InterruptedException {
        reply(first, 200, "{\"silenceID\":\"7\"}");
        reply(
                first,
                200,
                "{\"id\":\"7\",\"status\":{\"state\":\"active\"},\"updatedAt\":\"2026-03-01T12:00:00.000Z\","
                        + "\"comment\":\"planned\",\"createdBy\":\"ann\",\"startsAt\":\"2026-03-01T12:00:00.000Z\","
                        + "\"endsAt\":\"2026-03-01T12:01:00.000Z\",\"matchers\":"
                        + "[{\"name\":\"alertname\",\"value\":\"A\",\"isRegex\":false}]}");
        assertThat(both().create(REQUEST))
                .isEqualTo(new Silence(
                        "7", REQUEST.matchers(), "ann", "planned", NOW, NOW.plusSeconds(60), Silence.State.ACTIVE));
        assertThat(String.valueOf(first.takeRequest().getBody().utf8()))
                .isEqualTo(
                        "{\"matchers\":[{\"name\":\"alertname\",\"value\":\"A\",\"isRegex\":false,\"isEqual\":true}],"
                                + "\"startsAt\":\"2026-03-01T12:00:00.000Z\",\"endsAt\":\"2026-03-01T12:01:00.000Z\","
                                + "\"createdBy\":\"ann\",\"comment\":\"planned\"}");
        assertThat(first.takeRequest().getTarget()).isEqualTo("/api/v2/silence/7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "404 | {} | there is no such silence",
                "500 | \"silence not found\" | there is no such silence",
                "500 | \"silence 7 already expired\" | the silence has ended already"
            })
    void a_silence_that_cannot_be_ended_is_the_askers_mistake(String reply) {
        List<String> parts = List.of(reply.split(" \\| ?", -1));
        reply(first, Integer.parseInt(parts.get(0)), parts.get(1));
        CliException failure = catchThrowableOfType(CliException.class, () -> both().expire("7"));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(failure).hasMessage(url(first) + "/api/v2/silence/7: " + parts.get(2));
    }
}
