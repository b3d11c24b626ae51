package io.novacron.dwcpctl.ops.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.testing.FaultyPrometheus;
import io.novacron.dwcpctl.testing.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be wrong with the sources, and the code that each ends with: never a GO. */
final class GateFaultsTest {
    private static final Instant NOW = RunningApp.NOW;
    private static final String NOBODY = "http://127.0.0.1:9";

    @TempDir
    Path home;

    private final List<FaultyPrometheus> servers = new ArrayList<>();

    @BeforeEach
    void gate() throws IOException {
        Files.writeString(
                home.resolve("measured.yaml"),
                "schema: 1\nid: measured\ntitle: M\ninclude: [{gate: rollout, role: vote}, {gate: rollout, role: veto}]\n");
    }

    @AfterEach
    void close() {
        servers.forEach(FaultyPrometheus::close);
    }

    private FaultyPrometheus server(Scenario scenario, Instant now) {
        try {
            FaultyPrometheus server = new FaultyPrometheus(scenario, now);
            servers.add(server);
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private FaultyPrometheus server() {
        return server(Scenario.STEADY, NOW);
    }

    private RunningApp.Outcome ask(List<String> urls, String... more) {
        List<String> line = new ArrayList<>(List.of("gonogo", "measured.yaml"));
        line.addAll(List.of(more));
        return new RunningApp()
                .home(home)
                .variable("DWCPCTL_PROMETHEUS_URL", String.join(",", urls))
                .run(line.toArray(String[]::new));
    }

    private RunningApp.Outcome ask(FaultyPrometheus server) {
        return ask(List.of(server.url()));
    }

    @Test
    void nothing_wrong_is_GO() {
        RunningApp.Outcome outcome = ask(server());

        assertThat(outcome.code()).as(outcome.toString()).isZero();
        assertThat(outcome.out()).startsWith("GO  measured  ");
    }

    @Test
    void down() {
        assertThat(ask(List.of(NOBODY)).code()).isEqualTo(3);
    }

    @Test
    void slower_than_the_deadline() {
        RunningApp.Outcome outcome = ask(List.of(server().silent().url()), "--timeout", "300ms");

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).contains("no answer within 300ms");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("500", 500, changed(text -> "{\"status\":\"error\"}"), 3),
                Arguments.of("503", 503, changed(text -> "overloaded"), 3),
                Arguments.of("401", 401, changed(text -> "who are you"), 3),
                Arguments.of(
                        "422: over the server's limits",
                        422,
                        changed(
                                text ->
                                        "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"query processing would load too many samples into memory\"}"),
                        3),
                Arguments.of("HTML", 200, changed(text -> "<html>Sign in</html>"), 3),
                Arguments.of("truncated JSON", 200, changed(text -> text.substring(0, text.length() - 9)), 3),
                Arguments.of("empty", 200, changed(text -> text.replaceAll("\"result\":\\[.*\\]", "\"result\":[]")), 3),
                Arguments.of("all NaN", 200, changed(text -> text.replaceAll(",\"[0-9.e+-]+\"\\]", ",\"NaN\"]")), 3),
                Arguments.of(
                        "all infinite", 200, changed(text -> text.replaceAll(",\"[0-9.e-]+\"\\]", ",\"+Inf\"]")), 3),
                Arguments.of(
                        "a partial response",
                        200,
                        changed(text -> text.replace(
                                "\"status\":\"success\",",
                                "\"status\":\"success\",\"warnings\":[\"partial response\"],")),
                        1),
                Arguments.of(
                        "every series twice",
                        200,
                        changed(text -> text.replaceAll("\"result\":\\[(.+)\\]\\}\\}$", "\"result\":[$1,$1]}}")),
                        3));
    }

    private static UnaryOperator<String> changed(UnaryOperator<String> change) {
        return change;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void answers_that_are_none(String name, int status, UnaryOperator<String> body, int code) {
        RunningApp.Outcome outcome = ask(server().status(status).body(body));

        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(code);
    }

    /** The last sample is 90 s old, and a rate over five minutes still answers as if nothing were wrong. */
    @Test
    void a_minute_stale_while_rate_still_answers() {
        RunningApp.Outcome outcome = ask(server(Scenario.STEADY, NOW.minusSeconds(90)));

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).contains("1m30s old, older than 1m");
    }

    @Test
    void a_clock_an_hour_ahead_makes_old_data_look_new() {
        RunningApp.Outcome outcome = ask(server(Scenario.STEADY, NOW.plus(Duration.ofHours(1))));

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).contains("the server's clock is ahead of ours");
    }

    @Test
    void a_clock_an_hour_behind_has_nothing_new() {
        assertThat(ask(server(Scenario.STEADY, NOW.minus(Duration.ofHours(1)))).code())
                .isEqualTo(3);
    }

    @Test
    void one_component_gone_while_its_siblings_are_there_is_down() {
        RunningApp.Outcome outcome =
                ask(server().storing((labels, until) -> !labels.get("job").equals("dwcp-v3-hde")));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).contains("vetoed by targets");
    }

    @Test
    void a_region_that_vanished_is_not_known() {
        long gone = NOW.minus(Duration.ofHours(1)).toEpochMilli();

        RunningApp.Outcome outcome =
                ask(server().storing((labels, until) -> !labels.get("region").equals("us-east") || until < gone));

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).contains("us-east: no series of");
    }

    /** All numbers are there and good, but whether a region is missing among them nobody can say. */
    @Test
    void regions_that_cannot_be_asked_for_may_be_missing() {
        assertThat(ask(server().labelStatus(500)).code()).isEqualTo(3);
    }

    @Test
    void all_targets_gone_may_be_a_wrong_tenant() {
        assertThat(ask(server().storing((labels, until) -> false)).code()).isEqualTo(3);
    }

    @Test
    void of_two_replicas_that_disagree_the_worse_counts() {
        String good = server().url();
        String bad = server(Scenario.ERROR_BURST, NOW).url();

        assertThat(ask(List.of(good, bad)).code()).isEqualTo(2);
        RunningApp.Outcome outcome = ask(List.of(bad, good));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("replicas disagree, the worse counts");
    }

    @Test
    void two_replicas_that_agree_are_GO() {
        assertThat(ask(List.of(server().url(), server().url())).code()).isZero();
    }

    @Test
    void one_replica_down_of_two_is_CAUTION() {
        RunningApp.Outcome outcome = ask(List.of(NOBODY, server().url()));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("cautions replicas");
    }

    @Test
    void one_replica_that_hangs_does_not_keep_the_other_from_answering() {
        RunningApp.Outcome outcome = ask(List.of(server().silent().url(), server().url()), "--timeout", "5s");

        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
    }

    @Test
    void one_replica_that_refuses_is_not_hidden_by_the_other() {
        assertThat(ask(List.of(server().status(401).url(), server().url())).code())
                .isEqualTo(3);
    }

    @Test
    void both_replicas_down_is_UNKNOWN() {
        assertThat(ask(List.of(NOBODY, "http://127.0.0.1:1")).code()).isEqualTo(3);
    }
}
