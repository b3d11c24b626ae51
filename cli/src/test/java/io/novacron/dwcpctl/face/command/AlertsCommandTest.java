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

final class AlertsCommandTest {
    @TempDir
    Path home;

    private final RunningApp app = new RunningApp();

    @BeforeEach
    void home() {
        app.home(home).variable("COLUMNS", "80").variable("USER", "ann");
    }

    private Outcome demo(String... args) {
        String[] line = new String[args.length + 2];
        line[0] = "--context";
        line[1] = "demo";
        System.arraycopy(args, 0, line, 2, args.length);
        return app.run(line);
    }

    @Test
    void nothing_fires_on_a_steady_fleet_but_the_watchdog() {
        Outcome outcome = demo("alerts");

        assertThat(outcome).isEqualTo(new Outcome(0, """
                SIMULATED (context demo): numbers of a simulated fleet, not of production

                no alert fires  2026-01-31 09:30:00 +00:00, from demo
                """, ""));
        assertThat(demo("alerts", "list")).isEqualTo(outcome);
    }

    @Test
    void a_component_that_is_down_whose_turn_it_is_and_the_playbooks() {
        assertThat(demo("--scenario", "component-down", "alerts")).isEqualTo(new Outcome(0, """
                SIMULATED (context demo): numbers of a simulated fleet, not of production

                1 critical, 2 warning firing  2026-01-31 09:30:00 +00:00, from demo

                ALERT                     WHERE        STATE        FOR  NEXT, UNLESS SEEN TO
                ComponentDown             eu-west hde  critical  14m45s  team lead in 15 s
                PrometheusScrapeFailures  eu-west hde  warning   14m45s  Slack only
                SLAOverallCompliance      eu-west      warning   13m45s  Slack only

                Playbooks: component-down, prometheus-scrape-failures, sla-overall-compliance
                """, ""));
    }

    /** In a locale whose terminals cannot show more, the screen is the same, letter by letter. */
    @Test
    void the_screen_in_ascii() {
        app.ascii();

        assertThat(demo("--scenario", "component-down", "alerts")).isEqualTo(new Outcome(0, """
                SIMULATED (context demo): numbers of a simulated fleet, not of production

                1 critical, 2 warning firing  2026-01-31 09:30:00 +00:00, from demo

                ALERT                     WHERE        STATE        FOR  NEXT, UNLESS SEEN TO
                ComponentDown             eu-west hde  critical  14m45s  team lead in 15 s
                PrometheusScrapeFailures  eu-west hde  warning   14m45s  Slack only
                SLAOverallCompliance      eu-west      warning   13m45s  Slack only

                Playbooks: component-down, prometheus-scrape-failures, sla-overall-compliance
                """, ""));
    }

    @Test
    void a_silence_is_said_made_shown_and_ended() {
        demo("--scenario", "component-down", "alerts");
        Outcome asked =
                demo("alerts", "silence", "ComponentDown", "region=eu-west", "--for", "2h", "--comment", "known");

        assertThat(asked.code()).isEqualTo(64);
        assertThat(asked.out()).isEmpty();
        assertThat(asked.errLines())
                .containsExactly(
                        "this hides 1 alert: DWCPv3ComponentDown/eu-west/hde",
                        "error: a question was needed and prompting is off: Silence them for 2h?",
                        "Answer it with --yes, or run this at a terminal without --no-prompt.");

        Outcome made = demo(
                "alerts", "silence", "ComponentDown", "region=eu-west", "--for", "2h", "--comment", "known", "--yes");

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("""
                silenced until 2026-01-31 11:30:00 +00:00: {alertname="DWCPv3ComponentDown",
                region="eu-west"}  id silence-1
                End it with dwcpctl alerts expire silence-1
                """);
        assertThat(demo("alerts").out()).contains("ComponentDown", "silenced", """
                SILENCE    HIDES  UNTIL                       BY   COMMENT
                silence-1      1  2026-01-31 11:30:00 +00:00  ann  known
                """);
        assertThat(demo("alerts", "-o", "csv").out())
                .contains("DWCPv3ComponentDown/eu-west/hde,DWCPv3ComponentDown,firing,critical,")
                .contains(",component-down,ann,2026-01-31T11:30:00.000Z,true");

        assertThat(demo("alerts", "expire", "silence").err()).isEqualTo("the silence silence-1 is ended\n");
        assertThat(demo("alerts").out()).doesNotContain("silenced");
    }

    @Test
    void what_makes_no_sense_is_usage() {
        assertThat(demo("alerts", "silence", "a>b", "--for", "2h", "--comment", "c")
                        .errLines())
                .containsExactly(
                        "error: not a condition: a>b",
                        "Write alertname=DWCPv3ComponentDown, region=~\"eu-.*\" or the alert's name.");
        assertThat(demo("alerts", "silence", "a=b", "--for", "0s", "--comment", "c")
                        .code())
                .isEqualTo(64);
        assertThat(demo("alerts", "silence", "a=b", "--for", "2h").code()).isEqualTo(64);
        assertThat(demo("alerts", "silence", "a=", "--for", "2h", "--comment", "c", "--yes")
                        .code())
                .isEqualTo(65);
        assertThat(demo("alerts", "expire", "x").code()).isEqualTo(64);
        assertThat(demo("alerts", "--at", "-5m").code()).isEqualTo(64);
        assertThat(new RunningApp()
                        .home(home)
                        .run("--context", "demo", "alerts", "silence", "a=b", "--for", "2h", "--comment", "c")
                        .errLines())
                .containsExactly(
                        "error: who silences is not known: the variable USER is not set",
                        "Name yourself with --author.");
    }

    @Test
    void a_Prometheus_alone_cannot_tell_of_silences_and_one_that_refuses_is_77() throws IOException {
        try (ScriptedPrometheus prometheus = new ScriptedPrometheus()) {
            prometheus.on(
                    "",
                    200,
                    "{\"status\":\"success\",\"data\":{\"alerts\":[{\"labels\":{\"alertname\":"
                            + "\"DWCPv3QuorumLost\",\"severity\":\"critical\",\"escalation\":\"immediate\",\"region\":\"eu-west\"},"
                            + "\"annotations\":{\"runbook\":\"quorum-lost\"},\"state\":\"firing\","
                            + "\"activeAt\":\"2026-01-31T09:28:00Z\",\"value\":\"1e+00\"}]}}");
            Outcome outcome =
                    app.variable("DWCPCTL_PROMETHEUS_URL", prometheus.url()).run("alerts");

            assertThat(outcome.code()).as(outcome.err()).isZero();
            assertThat(outcome.out()).contains("QuorumLost  eu-west  critical   2m  secondary on-call in 3m");
            assertThat(outcome.err())
                    .contains("warning: which alerts are silenced is not known: only an Alertmanager could tell\n")
                    .contains("warning: DWCPv3Watchdog does not fire: nothing shows that alerts are raised\n");
        }
        try (ScriptedPrometheus refusing = new ScriptedPrometheus()) {
            refusing.on("", 401, "");

            assertThat(app.variable("DWCPCTL_PROMETHEUS_URL", refusing.url())
                            .run("alerts")
                            .code())
                    .isEqualTo(77);
        }
    }
}
