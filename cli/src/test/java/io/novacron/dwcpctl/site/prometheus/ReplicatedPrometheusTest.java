package io.novacron.dwcpctl.site.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicatedPrometheusTest {
    private static final Instant AT = Instant.parse("2026-01-31T09:30:00Z");
    private static final Deadline STILL = Deadline.after(Duration.ofSeconds(10), () -> 0);

    private final MockPrometheus first = new MockPrometheus();
    private final MockPrometheus second = new MockPrometheus();
    private final List<String> remarks = new ArrayList<>();

    ReplicatedPrometheusTest() throws IOException {}

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private ReplicatedPrometheus both(Supplier<Deadline> deadlines) {
        return new ReplicatedPrometheus(List.of(first.client(), second.client()), deadlines, remarks::add);
    }

    private static void stall(MockPrometheus prometheus) {
        prometheus.server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
    }

    private String api(MockPrometheus prometheus) {
        return prometheus.url() + "/api/v1/query: ";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "404 | nothing here | 404 Client Error: nothing here",
                "500 | | 500 Server Error",
                "429 | | 429 Client Error",
                "502 | | 502 Server Error",
                "200 | <html> | HTML instead of JSON",
                "200 | {\"status\":\"succ | the reply breaks off after 15 bytes",
                "200 | {} | not a reply of Prometheus: no data",
                "503 | {\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"E\"} | the server gave up: E",
                "500 | {\"status\":\"error\",\"errorType\":\"internal\",\"error\":\"E\"} | the server failed: E",
            })
    void one_that_gives_no_answer_is_skipped_and_named(int status, String body, String why) {
        for (int i = 0; i < 3; i++) {
            first.reply(status, body == null ? "" : body);
        }
        second.reply(200, MockPrometheus.EMPTY);
        Reading reading = both(() -> STILL).query("up", AT);
        assertThat(reading.provenance().source()).isEqualTo(second.url());
        assertThat(reading.provenance().warnings()).containsExactly("replica skipped: " + api(first) + why);
    }

    @Test
    void one_that_is_not_there_is_skipped_and_named() {
        String gone = api(first);
        ReplicatedPrometheus both = both(() -> STILL);
        first.close();
        second.reply(200, MockPrometheus.EMPTY);
        assertThat(both.query("up", AT).provenance().warnings())
                .containsExactly("replica skipped: " + gone + "connection refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "401 | | REFUSED",
                "403 | | REFUSED",
                "400 | {\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"E\"} | BAD_QUERY",
                "422 | {\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"E\"} | BAD_QUERY",
            })
    void a_refusal_is_final(int status, String body, Kind kind) {
        first.reply(status, body == null ? "" : body);
        second.reply(200, MockPrometheus.EMPTY);
        assertThatThrownBy(() -> both(() -> STILL).query("up", AT))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        assertThat(second.server.getRequestCount()).isZero();
    }

    @Test
    void an_empty_answer_is_an_answer() {
        first.reply(200, MockPrometheus.EMPTY);
        Reading reading = both(() -> STILL).query("up", AT);
        assertThat(reading.value().isEmpty()).isTrue();
        assertThat(reading.provenance().source()).isEqualTo(first.url());
        assertThat(reading.provenance().warnings()).isEmpty();
        assertThat(second.server.getRequestCount()).isZero();
    }

    @Test
    void where_none_answers_each_is_named() {
        first.reply(500, "");
        second.reply(404, "");
        SourceException e = Objects.requireNonNull(catchThrowableOfType(
                SourceException.class, () -> both(() -> STILL).query("up", AT)));
        assertThat(e.getMessage())
                .isEqualTo("none of 2 replicas answered: " + api(first) + "500 Server Error; " + api(second)
                        + "404 Client Error");
        assertThat(e.kind()).isEqualTo(Kind.UNINTELLIGIBLE);
        assertThat(e.exitCode().code()).isEqualTo(69);
        assertThat(e.suggestion()).isEqualTo("Check that one of them runs and can be reached from here.");
    }

    @Test
    void failures_of_several_kinds_are_together_unreachable() {
        first.reply(500, "");
        second.reply(429, "");
        assertThatThrownBy(() -> both(() -> STILL).query("up", AT))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }

    @Test
    void one_that_hangs_costs_its_share_of_the_time_and_only_once() {
        stall(first);
        second.reply(200, MockPrometheus.EMPTY);
        second.reply(200, MockPrometheus.EMPTY);
        Deadline deadline = Deadline.after(Duration.ofSeconds(2));
        ReplicatedPrometheus both = both(() -> deadline);
        assertThat(both.query("up", AT).provenance().source()).isEqualTo(second.url());
        assertThat(deadline.hasPassed()).isFalse();
        Reading again = both.query("up", AT);
        assertThat(again.provenance().warnings())
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning).matches("replica skipped: http://\\S+: no answer within (1s|[0-9]+ms)"));
        assertThat(first.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void under_another_deadline_all_are_asked_in_order_again() {
        first.reply(500, "").reply(200, MockPrometheus.EMPTY);
        second.reply(200, MockPrometheus.EMPTY);
        ReplicatedPrometheus both = both(() -> Deadline.after(Duration.ofSeconds(10)));
        assertThat(both.query("up", AT).provenance().source()).isEqualTo(second.url());
        assertThat(both.query("up", AT).provenance().source()).isEqualTo(first.url());
    }

    @Test
    void one_that_failed_is_asked_last_where_the_others_fail_too() {
        first.reply(500, "").reply(200, MockPrometheus.EMPTY);
        second.reply(200, MockPrometheus.EMPTY).reply(500, "");
        ReplicatedPrometheus both = both(() -> STILL);
        both.query("up", AT);
        Reading reading = both.query("up", AT);
        assertThat(reading.provenance().source()).isEqualTo(first.url());
        // the second's turn comes after the first's: nobody was passed over
        assertThat(reading.provenance().warnings()).isEmpty();
    }

    @Test
    void a_server_is_told_only_its_share_of_the_time() throws Exception {
        first.reply(500, "");
        second.reply(200, MockPrometheus.EMPTY);
        both(() -> STILL).query("up", AT);
        assertThat(Objects.requireNonNull(first.request().getBody()).utf8()).endsWith("timeout=5000ms");
        assertThat(Objects.requireNonNull(second.request().getBody()).utf8()).endsWith("timeout=10000ms");
    }

    @Test
    void answers_without_a_place_for_warnings_give_them_as_remarks() {
        first.reply(500, "");
        second.reply(200, "{\"status\":\"success\",\"data\":[\"eu-west\"]}");
        assertThat(both(() -> STILL).labelValues("region", List.of(), AT, AT)).containsExactly("eu-west");
        assertThat(remarks)
                .containsExactly("replica skipped: " + first.url() + "/api/v1/label/region/values: 500 Server Error");
    }

    @Test
    void each_replica_can_be_asked_by_itself() {
        second.reply(200, MockPrometheus.EMPTY);
        assertThat(both(() -> STILL)
                        .replicas()
                        .get(1)
                        .query("up", AT)
                        .provenance()
                        .source())
                .isEqualTo(second.url());
        assertThat(both(() -> STILL).replicas())
                .extracting(PrometheusClient::source)
                .containsExactly(first.url(), second.url());
    }
}
