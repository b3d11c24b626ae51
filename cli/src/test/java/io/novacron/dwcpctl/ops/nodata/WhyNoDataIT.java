package io.novacron.dwcpctl.ops.nodata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.App;
import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.WallTimeline;
import io.novacron.dwcpctl.ops.nodata.NoData.Cause;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import io.novacron.dwcpctl.site.fleet.serve.ScrapeConfig;
import io.novacron.dwcpctl.site.fleet.serve.Simulator;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import io.novacron.dwcpctl.testing.SimulatorPorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each cause, produced against real Prometheus servers, is the one that is named, and no other. */
final class WhyNoDataIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private record Run(int code, JsonNode json, String err) {
        List<String> causes() {
            List<String> causes = new ArrayList<>();
            json.path("data")
                    .forEach(answer -> answer.path("noData")
                            .forEach(cause -> causes.add(cause.path("cause").asText())));
            return causes;
        }
    }

    private static Run run(String url, String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("-o", "json"));
        int code = App.run(
                new Environment(
                        InputStream.nullInputStream(),
                        out,
                        err,
                        Environment.Terminals.NONE,
                        Map.of("DWCPCTL_PROMETHEUS_URL", url),
                        Path.of("/"),
                        Clock.systemUTC(),
                        ZoneOffset.UTC,
                        true,
                        new SplittableRandom(1),
                        new Cancellation()),
                line.toArray(String[]::new));
        return new Run(
                code,
                new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8)),
                err.toString(StandardCharsets.UTF_8));
    }

    private static void explains(String url, Cause cause, String... arguments) throws IOException {
        Run run = run(url, arguments);
        assertThat(run.causes()).as(String.join(" ", arguments) + ": " + run).containsOnly(cause.id());
    }

    @Test
    void the_causes_that_a_fleet_can_have() throws IOException {
        WallTimeline time = new WallTimeline(Clock.systemUTC(), new Cancellation());
        LiveFleet live = new LiveFleet(new FleetLog(7, time.now(), List.of()), time, event -> {});
        try (Simulator simulator = SimulatorPorts.start(live);
                RealPrometheus prometheus = RealPrometheus.start(
                        RealPrograms.INSTALLED,
                        folder,
                        ScrapeConfig.text(simulator.ports()),
                        "--web.enable-lifecycle")) {
            String url = prometheus.url().toString();
            prometheus.await("all targets up", PATIENCE, () -> prometheus.scalar("sum(up)") == 16);
            prometheus.await(
                    "a rate", PATIENCE, () -> prometheus.scalar("sum(increase(dwcp_v3_migrations_total[5m]))") > 0);

            String few = "sum(increase(dwcp_v3_migrations_total{mode=\"internet\"}[1m]))"; // about one a second
            prometheus.await("a few of them", PATIENCE, () -> prometheus.scalar(few) >= 1);

            prometheus.await(
                    "a rate of every component",
                    PATIENCE,
                    () -> prometheus.scalar("count(rate(dwcp_v3_acp_consensus_failures_total[1m]))") >= 2
                            && prometheus.scalar("count(rate(dwcp_v3_hde_operations_total[1m]))") >= 6);

            assertThat(run(url, "latency").causes()).isEmpty();
            explains(url, Cause.METRIC_UNKNOWN, "query", "eval", "dwcp_v3_hde_compresion_ratio");
            explains(url, Cause.MATCHERS_EXCLUDE_ALL, "query", "eval", "dwcp_v3_build_info{region=\"eu-wets\"}");
            explains(url, Cause.MATCHERS_EXCLUDE_ALL, "latency", "--region", "eu-wets");
            explains(url, Cause.CONDITION_NOT_MET, "query", "eval", "up > 1");
            explains(url, Cause.TOO_LITTLE_TRAFFIC, "query", "eval", few + " > 1e9");
            explains(
                    url,
                    Cause.NO_TRAFFIC,
                    "query",
                    "eval",
                    "rate(dwcp_v3_acp_consensus_failures_total[1m]) / rate(dwcp_v3_acp_consensus_failures_total[1m])");
            assertThat(run(url, "query", "eval", "up > 1").code()).isEqualTo(3);

            live.start("down", Set.of("eu-west"), List.of(new Fault.Down(Job.HDE)), null);
            String ratio = "dwcp_v3_hde_compression_ratio{region=\"eu-west\"}";
            prometheus.await("its series gone", PATIENCE, () -> Double.isNaN(prometheus.scalar(ratio)));
            explains(url, Cause.TARGET_DOWN, "query", "eval", ratio);
            explains(
                    url,
                    Cause.TARGET_DOWN,
                    "query",
                    "eval",
                    "rate(dwcp_v3_hde_operations_total{region=\"eu-west\"}[5m])");

            // jobs without targets: of a job that is taken away as a whole Prometheus does not always mark the end
            String noTargets = ScrapeConfig.text(simulator.ports()).replaceAll("targets: \\[[^]]*\\]", "targets: []");
            Files.writeString(folder.resolve("prometheus.yml"), noTargets);
            prometheus.reload();
            prometheus.await("nothing scraped", PATIENCE, () -> Double.isNaN(prometheus.scalar("sum(up)")));
            explains(url, Cause.SERIES_STALE, "query", "eval", "dwcp_v3_build_info");
        }
    }

    @Test
    void a_server_that_holds_nothing_of_ours() throws IOException {
        try (RealPrometheus prometheus = RealPrometheus.start(RealPrograms.INSTALLED, folder, "scrape_configs: []")) {
            explains(prometheus.url().toString(), Cause.WRONG_TENANT, "query", "eval", "dwcp_v3_build_info");
            explains(prometheus.url().toString(), Cause.WRONG_TENANT, "latency");
        }
    }
}
