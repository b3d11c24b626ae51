package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import io.novacron.dwcpctl.testing.ScriptedPrometheus;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TriageCommandTest {
    @TempDir
    Path home;

    private final RunningApp app = new RunningApp();

    @BeforeEach
    void home() {
        app.home(home).variable("COLUMNS", "80");
    }

    private Outcome triage(String scenario) {
        return app.run("--context", "demo", "--scenario", scenario, "triage");
    }

    @Test
    void a_steady_fleet_is_healthy() {
        Outcome outcome = triage("steady");

        assertThat(outcome.out()).isEqualTo("""
                SIMULATED (context demo): numbers of a simulated fleet, not of production

                healthy  2026-01-31 09:30:00 +00:00

                                  WORST  TARGET          STATUS  FOR  WHERE
                latency-p99      384 ms  (<= 500 ms)     PASS
                throughput    2.67 GB/s  (>= 2.40 GB/s)  PASS
                error-rate       0.31 %  (< 1 %)         PASS
                servers well   21 of 21  (all)           PASS

                No alert fires.
                Nothing changed within the hour.
                """);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
    }

    @Test
    void a_component_that_is_down_is_said_first_with_its_playbook() {
        Outcome outcome = triage("component-down");

        assertThat(outcome.out()).isEqualTo("""
                SIMULATED (context demo): numbers of a simulated fleet, not of production

                critical: hde down in eu-west, for 15m  2026-01-31 09:30:00 +00:00

                                  WORST  TARGET          STATUS     FOR  WHERE
                latency-p99      384 ms  (<= 500 ms)     PASS
                throughput    2.67 GB/s  (>= 2.40 GB/s)  PASS
                error-rate       0.38 %  (< 1 %)         PASS
                targets               1  (<= 0)          FAIL    14m45s  eu-west
                servers well   19 of 21  (all)           FAIL       15m  hde/eu-west,
                                                                         application/eu-west

                ALERT, OF 3               WHERE        STATE        FOR  NEXT, UNLESS SEEN TO
                ComponentDown             eu-west hde  critical  14m45s  team lead in 15 s
                PrometheusScrapeFailures  eu-west hde  warning   14m45s  Slack only

                Within the hour:
                  0 s ago  dwcp-v3-hde: 2 pods restarted

                Next:
                  dwcpctl --context demo playbook run component-down
                  kubectl --namespace=dwcp-v3-production logs deployment/dwcp-v3-hde --tail=100
                  dwcpctl --context demo query eval 'ALERTS{alertstate="firing", severity="critical"}'
                """);
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void figures_that_miss_their_targets_since_when_and_where_to_look() {
        Outcome outcome = triage("multi-anomaly");

        assertThat(outcome.out()).isEqualTo("""
                SIMULATED (context demo): numbers of a simulated fleet, not of production

                critical: latency-p99 968 ms in eu-west and 3 more, for 14m45s  2026-01-31
                09:30:00 +00:00

                                  WORST  TARGET          STATUS     FOR  WHERE
                latency-p99      968 ms  (<= 500 ms)     FAIL    14m45s  eu-west
                throughput    1.50 GB/s  (>= 2.40 GB/s)  FAIL    13m30s  eu-west
                error-rate       6.32 %  (< 1 %)         FAIL    14m15s  eu-west
                errors            122/s  (<= 10/s)       FAIL    14m30s  eu-west
                servers well   21 of 21  (all)           PASS

                ALERT, OF 17        WHERE    STATE        FOR  NEXT, UNLESS SEEN TO
                LatencyP99Critical  eu-west  critical  14m45s  team lead in 15 s
                MultipleAnomalies   eu-west  critical  14m45s  secondary on-call in 15 s

                Nothing changed within the hour.

                Next:
                  dwcpctl --context demo playbook run latency-p99-critical
                  dwcpctl --context demo playbook run throughput-critical-low
                  dwcpctl --context demo latency --by component --region eu-west
                """);
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void the_screen_in_ascii() {
        app.ascii();

        assertThat(triage("stalled-rollout").out()).isEqualTo("""
                SIMULATED (context demo): numbers of a simulated fleet, not of production

                degraded: stalled 1 in eu-west, for 45m  2026-01-31 09:30:00 +00:00

                                  WORST  TARGET          STATUS  FOR  WHERE
                latency-p99      384 ms  (<= 500 ms)     PASS
                throughput    2.67 GB/s  (>= 2.40 GB/s)  PASS
                error-rate       0.31 %  (< 1 %)         PASS
                stalled               1  (<= 0)          FAIL    45m  eu-west
                servers well   21 of 21  (all)           PASS

                ALERT           WHERE        STATE    FOR  NEXT, UNLESS SEEN TO
                RolloutStalled  eu-west 100  warning  45m  Slack only

                Nothing changed within the hour.

                Next:
                  dwcpctl --context demo alerts
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steady",
                "latency-spike",
                "throughput-collapse",
                "error-burst",
                "component-down",
                "consensus-failure",
                "memory-leak",
                "stalled-rollout",
                "multi-anomaly"
            })
    void it_fits_a_screen_of_24_lines_and_80_columns_also_in_ascii_and_ends_as_gonogo_does(String scenario) {
        Outcome outcome = app.ascii().run("--context", "demo", "--scenario", scenario, "triage");
        Outcome gonogo = app.run("--context", "demo", "gonogo", "-o", "csv");

        assertThat(outcome.out().lines())
                .as(outcome.out())
                .hasSizeLessThanOrEqualTo(24)
                // a command is not wrapped, or it could not be copied
                .allMatch(line -> line.length() <= 80 || line.startsWith("  kubectl ") || line.startsWith("  dwcpctl "))
                .allMatch(line -> line.chars().allMatch(c -> c < 0x80 && c != 0x1b));
        assertThat(outcome.code()).as(outcome.out() + gonogo.out()).isEqualTo(gonogo.code());
        assertThat(word(outcome))
                .isEqualTo(
                        switch (decision(gonogo)) {
                            case "GO" -> "healthy";
                            case "CAUTION" -> "degraded";
                            case "NO_GO" -> "critical";
                            default -> "unknown";
                        });
    }

    /** The first of the headline. */
    private static String word(Outcome triage) {
        String headline = triage.out().lines().skip(2).findFirst().orElseThrow();
        return headline.substring(0, headline.indexOf(headline.startsWith("healthy") ? ' ' : ':'));
    }

    private static String decision(Outcome gonogo) {
        return gonogo.out().lines().skip(1).findFirst().orElseThrow().replaceAll(",.*", "");
    }

    @Test
    void json_says_it_all() {
        String json = app.run("--context", "demo", "--scenario", "latency-spike", "triage", "-o", "json")
                .out();

        assertThat(json)
                .contains("\"kind\": \"Triage\"", "\"verdict\": \"WARN\"", "\"id\": \"latency-p99\"")
                .contains("\"decision\": \"CAUTION\"", "\"troubles\": [\"latency-p99 998 ms in eu-west\", ")
                .contains("dwcpctl --context demo playbook run latency-p99-critical");
    }

    @Test
    void where_nobody_answers_nothing_is_known() throws IOException {
        Outcome outcome =
                app.variable("DWCPCTL_PROMETHEUS_URL", "http://127.0.0.1:9").run("triage");

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).startsWith("unknown: ");
        assertThat(outcome.err()).contains("warning: not known: alerts: http://127.0.0.1:9");
        try (ScriptedPrometheus refusing = new ScriptedPrometheus()) {
            refusing.on("", 401, "");

            assertThat(app.variable("DWCPCTL_PROMETHEUS_URL", refusing.url())
                            .run("triage")
                            .code())
                    .isEqualTo(3);
        }
    }

    @Test
    void it_is_about_now() {
        assertThat(app.run("--context", "demo", "triage", "--at", "-5m").errLines())
                .containsExactly("error: triage is about now and takes no --at", "Leave --at out.");
    }
}
