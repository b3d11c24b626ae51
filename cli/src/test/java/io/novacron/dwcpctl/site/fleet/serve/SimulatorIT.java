package io.novacron.dwcpctl.site.fleet.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.WallTimeline;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import io.novacron.dwcpctl.testing.SimulatorPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real Prometheus and a real promtool, of both generations, make of the simulated fleet. */
class SimulatorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WallTimeline time = new WallTimeline(Clock.systemUTC(), new Cancellation());
    private final LiveFleet live = new LiveFleet(new FleetLog(7, time.now(), List.of()), time, event -> {});
    private final Simulator simulator = SimulatorPorts.start(live);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource
    void promtoolFindsNothingToSayAboutTheMetrics(RealPrograms programs) {
        for (Simulator.Endpoint endpoint : simulator.endpoints()) {
            String text = live.fleet()
                    .target(endpoint.job(), endpoint.region())
                    .exposition(live.now().toEpochMilli());
            assertThat(programs.run(text, "promtool", "check", "metrics")).isEqualTo(new RealPrograms.Outcome(0, ""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void promtoolAcceptsTheScrapeConfiguration(RealPrograms programs, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("prometheus.yml"), ScrapeConfig.text(simulator.ports()));
        RealPrograms.Outcome outcome = programs.run("", "promtool", "check", "config", "--lint-fatal", file.toString());
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("SUCCESS").doesNotContainIgnoringCase("warn");
    }

    @ParameterizedTest
    @EnumSource
    void prometheusScrapesTheFleet(RealPrograms programs, @TempDir Path folder) {
        try (RealPrometheus prometheus = RealPrometheus.start(programs, folder, ScrapeConfig.text(simulator.ports()))) {
            prometheus.await("all 16 targets up", PATIENCE, () -> prometheus.scalar("sum(up)") == 16);
            assertThat(up(prometheus))
                    .containsExactlyInAnyOrderElementsOf(simulator.endpoints().stream()
                            .map(e -> e.job().jobName() + " " + e.region())
                            .toList());
            String p99 = "histogram_quantile(0.99, sum by (le) (rate("
                    + "dwcp_v3_migration_latency_seconds_bucket{mode=\"datacenter\",region=\"eu-west\"}[1m])))";
            prometheus.await("a P99", PATIENCE, () -> Double.isFinite(prometheus.scalar(p99)));
            prometheus.await("a P99 in the usual place", PATIENCE, () -> {
                double value = prometheus.scalar(p99);
                return value > 0.3 && value < 0.45;
            });
            assertThat(prometheus.scalar("min(sum by (region) (dwcp_v3_throughput_bytes_per_second"
                            + "{component=\"amst\",direction=\"tx\"}))"))
                    .isBetween(2.5e9, 2.9e9);
            assertThat(prometheus.scalar("max(scrape_samples_scraped)")).isLessThan(6000);

            live.start("down", Set.of("us-east"), List.of(new Fault.Down(Job.HDE)), null);
            prometheus.await(
                    "hde of us-east down",
                    PATIENCE,
                    () -> prometheus.scalar("up{job=\"dwcp-v3-hde\",region=\"us-east\"}") == 0);
            prometheus.await(
                    "its health 0",
                    PATIENCE,
                    () -> prometheus.scalar("dwcp_v3_component_health{component=\"hde\",region=\"us-east\"}") == 0);
            assertThat(prometheus.scalar("dwcp_v3_hde_compression_ratio{region=\"us-east\"}"))
                    .isNaN();
            assertThat(prometheus.scalar("dwcp_v3_hde_compression_ratio{region=\"eu-west\"}"))
                    .isBetween(0.75, 0.85);
            assertThat(prometheus.log()).doesNotContainIgnoringCase("error");
        }
    }

    private static List<String> up(RealPrometheus prometheus) {
        List<String> up = new ArrayList<>();
        for (JsonNode series : prometheus.query("up == 1").path("result")) {
            JsonNode labels = series.path("metric");
            up.add(labels.path("job").asText() + " " + labels.path("region").asText());
        }
        return up;
    }
}
