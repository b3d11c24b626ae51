package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.WallTimeline;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import io.novacron.dwcpctl.site.fleet.serve.ScrapeConfig;
import io.novacron.dwcpctl.site.fleet.serve.Simulator;
import io.novacron.dwcpctl.testing.RealAlertmanager;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import io.novacron.dwcpctl.testing.SimulatorPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** health, alerts and triage of a real Prometheus and Alertmanager that watch the fleet by the shipped rules. */
final class RealStackIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path RULES =
            Path.of("..", "queries", "rules").toAbsolutePath().normalize();

    @TempDir
    Path home;

    @Test
    void a_component_that_stops_is_named_by_all_three_and_can_be_silenced() throws IOException {
        WallTimeline time = new WallTimeline(Clock.systemUTC(), new Cancellation());
        LiveFleet live = new LiveFleet(new FleetLog(7, time.now(), List.of()), time, event -> {});
        try (Simulator simulator = SimulatorPorts.start(live);
                RealAlertmanager alertmanager = RealAlertmanager.start(
                        RealPrograms.INSTALLED, Files.createDirectory(home.resolve("alertmanager")));
                RealPrometheus prometheus = RealPrometheus.start(
                        RealPrograms.INSTALLED,
                        Files.createDirectory(home.resolve("prometheus")),
                        configuration(ScrapeConfig.text(simulator.ports()), alertmanager),
                        "--rules.alert.resend-delay=1s")) {
            Program program = configured(prometheus, alertmanager, simulator);
            prometheus.await("all targets up", PATIENCE, () -> prometheus.scalar("sum(up)") == 17);
            prometheus.await(
                    "the watchdog",
                    PATIENCE,
                    () -> prometheus.scalar("ALERTS{alertname=\"DWCPv3Watchdog\",alertstate=\"firing\"}") == 1);

            Program.Result healthy = program.run("health");
            assertThat(healthy.code()).as(healthy.toString()).isZero();
            assertThat(healthy.out()).startsWith("healthy: all ");

            live.start("down", Set.of("eu-west"), List.of(new Fault.Down(Job.HDE)), null);
            prometheus.await(
                    "hde down", PATIENCE, () -> prometheus.scalar("up{job=\"dwcp-v3-hde\",region=\"eu-west\"}") == 0);
            Program.Result critical = program.run("health");
            assertThat(critical.code()).as(critical.toString()).isEqualTo(2);
            assertThat(critical.out()).startsWith("critical: hde/eu-west").contains("/health says degraded: hde down");

            Program.Result triage = program.run("triage");
            assertThat(triage.code()).as(triage.toString()).isEqualTo(2);
            assertThat(triage.out())
                    .startsWith("critical: hde down in eu-west")
                    .contains("dwcpctl playbook run component-down");

            prometheus.await(
                    "the alert in Alertmanager",
                    PATIENCE,
                    () -> program.run("alerts", "-o", "csv")
                            .out()
                            .contains("DWCPv3ComponentDown/eu-west/hde,DWCPv3ComponentDown,firing,critical,"));
            Program.Result alerts = program.run("alerts");
            assertThat(alerts.code()).as(alerts.toString()).isZero();
            assertThat(alerts.out()).containsPattern("ComponentDown +eu-west hde +critical +\\S.* on-call in ");

            Program.Result silenced = program.with("USER", "ann")
                    .run(
                            "alerts",
                            "silence",
                            "ComponentDown",
                            "region=eu-west",
                            "--for",
                            "2h",
                            "--comment",
                            "known",
                            "--yes");
            assertThat(silenced.code()).as(silenced.toString()).isZero();
            String id = silenced.out().lines().reduce((a, b) -> b).orElseThrow().replaceAll(".* ", "");
            Program.Result hidden = program.run("alerts");
            assertThat(hidden.out())
                    .containsPattern("ComponentDown +eu-west hde +silenced")
                    .contains("ann");
            assertThat(program.run("alerts", "expire", id).code()).isZero();
            assertThat(program.run("alerts").out()).containsPattern("ComponentDown +eu-west hde +critical");
        }
        Program.Result gone = Program.underTest(home).run("health");
        assertThat(gone.code()).as(gone.toString()).isEqualTo(3);
        assertThat(gone.out()).startsWith("unknown: ").contains("connection refused");
    }

    private static String configuration(String scrapes, RealAlertmanager alertmanager) {
        String address = alertmanager.url().getAuthority();
        return scrapes.replace("scrape_interval: 15s", "scrape_interval: 5s")
                        .replace("evaluation_interval: 15s", "evaluation_interval: 2s")
                + String.format(
                        Locale.ROOT,
                        "  - job_name: alertmanager%n    static_configs: [{targets: [\"%s\"]}]%n"
                                + "rule_files: [\"%s/*.yml\"]%n"
                                + "alerting: {alertmanagers: [{static_configs: [{targets: [\"%s\"]}]}]}%n",
                        address,
                        RULES,
                        address);
    }

    private Program configured(RealPrometheus prometheus, RealAlertmanager alertmanager, Simulator simulator)
            throws IOException {
        Files.createDirectories(home.resolve(".config/dwcpctl"));
        Files.writeString(home.resolve(".config/dwcpctl/config.yaml"), """
                schema: 1
                current-context: stack
                contexts:
                  stack:
                    prometheus: {urls: ["%s"]}
                    alertmanager: {urls: ["%s"]}
                    application: {eu-west: "%s", us-east: "%s"}
                """.formatted(
                        prometheus.url(),
                        alertmanager.url(),
                        simulator.ports().url(Job.APPLICATION, "eu-west"),
                        simulator.ports().url(Job.APPLICATION, "us-east")));
        return Program.underTest(home);
    }
}
