package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.testing.RealKubernetes;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a real Prometheus knows of both versions decides whether v3 is to be rolled back, and whether that has worked; and
 * where it says nothing any more, or is gone, nothing is claimed.
 */
final class RollbackMetricsIT {
    /** What the targets of both versions in both regions say. */
    private static final String TARGETS = """
            global: {scrape_interval: 1s}
            scrape_configs:
              - job_name: dwcp-v3
                static_configs:
                  - {targets: ["%1$s"], labels: {region: eu-west, __metrics_path__: /v3/eu-west}}
                  - {targets: ["%1$s"], labels: {region: us-east, __metrics_path__: /v3/us-east}}
              - job_name: dwcp-v1
                static_configs:
                  - {targets: ["%1$s"], labels: {region: eu-west, __metrics_path__: /v1/eu-west}}
                  - {targets: ["%1$s"], labels: {region: us-east, __metrics_path__: /v1/us-east}}
            """;

    private static final String NO_TARGETS = """
            global: {scrape_interval: 1s}
            scrape_configs: [{job_name: dwcp-v3}, {job_name: dwcp-v1}]
            """;

    @TempDir
    Path folder;

    /** Both versions count migrations as time goes on: of v1's one in a hundred fails, of v3's six. */
    private static final class Targets extends Dispatcher {
        private final long start = System.nanoTime();

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String path = String.valueOf(request.getTarget());
            String version = path.startsWith("/v1") ? "v1" : "v3";
            double count = 40 * (1000 + (System.nanoTime() - start) / 1e9);
            double failed = version.equals("v1") ? 0.01 : 0.06;
            StringBuilder text = new StringBuilder();
            String total = "dwcp_" + version + "_migrations_total";
            line(text, total + "{status=\"success\"}", count * (1 - failed));
            line(text, total + "{status=\"failed\"}", count * failed);
            Map<String, Double> buckets = new TreeMap<>(Map.of("0.3", 0.5, "0.45", 0.995, "+Inf", 1.0));
            String latency = "dwcp_" + version + "_migration_latency_seconds";
            buckets.forEach((le, share) ->
                    line(text, latency + "_bucket{mode=\"datacenter\",le=\"" + le + "\"}", count * share));
            line(text, latency + "_count{mode=\"datacenter\"}", count);
            line(text, latency + "_sum{mode=\"datacenter\"}", count * 0.3);
            if (version.equals("v3")) {
                line(text, "dwcp_v3_active_migrations", 0);
            }
            return new MockResponse.Builder()
                    .code(200)
                    .setHeader("Content-Type", "text/plain; version=0.0.4")
                    .body(text.toString())
                    .build();
        }

        private static void line(StringBuilder text, String series, double value) {
            text.append(String.format(Locale.ROOT, "%s %.3f\n", series, value));
        }
    }

    private static JsonNode data(Program.Result result) throws IOException {
        return new ObjectMapper().readTree(result.out()).path("data");
    }

    @Test
    void it_is_called_for_done_and_verified_by_a_real_Prometheus_and_not_once_that_is_silent() throws IOException {
        try (RealKubernetes kubernetes = RealKubernetes.start(Files.createDirectories(folder.resolve("kubernetes")));
                MockWebServer targets = new MockWebServer()) {
            targets.setDispatcher(new Targets());
            targets.start();
            Path data = Files.createDirectories(folder.resolve("prometheus"));
            String scraped = TARGETS.formatted("127.0.0.1:" + targets.getPort());
            try (RealPrometheus prometheus =
                    RealPrometheus.start(RealPrograms.INSTALLED, data, scraped, "--web.enable-lifecycle")) {
                RollbackStage stage = new RollbackStage(
                        kubernetes, "metrics", prometheus.url().toString());
                Program program = stage.program(folder.resolve("home"));
                prometheus.await(
                        "counts of both versions",
                        Duration.ofSeconds(60),
                        () -> prometheus.scalar("min(increase({__name__=~\"dwcp_v[13]_migrations_total\","
                                        + "status=\"success\"}[1m]))")
                                > 200);
                degradedWhileV1IsHealthy(program);
                rolledBackAndVerified(stage, program);
                Files.writeString(data.resolve("prometheus.yml"), NO_TARGETS);
                prometheus.reload();
                prometheus.await(
                        "the end of what is scraped",
                        Duration.ofSeconds(60),
                        () -> Double.isNaN(prometheus.scalar("count(up)")));
                unverified(program, "v1-up in ");
                prometheus.kill();
                unverified(
                        program,
                        "v1-up, v1-serves, v1-latency-p99, v1-errors: " + prometheus.url()
                                + "/api/v1/query: connection refused");
                nobodyKnowsWhetherV3IsDegraded(program);
            }
        }
    }

    private static void degradedWhileV1IsHealthy(Program program) throws IOException {
        Program.Result watch =
                program.run("--context", "production", "rollback", "watch", "--arm", "--for", "0s", "-o", "json");

        assertThat(watch.code()).as(watch.toString()).isEqualTo(1);
        JsonNode sample = data(watch);
        assertThat(watch.out())
                .as(sample.toString())
                .contains(
                        "\"state\":\"DEGRADED\"",
                        "\"why\":\"error-rate in ",
                        "\"v1\":\"HEALTHY\"",
                        "\"call\":\"HOLD\"");
    }

    private static void rolledBackAndVerified(RollbackStage stage, Program program) throws IOException {
        Program.Result rollback =
                program.run("--context", "production", "rollback", "--emergency", "--confirm", "-o", "json");

        assertThat(rollback.code()).as(rollback.toString()).isZero();
        assertThat(data(rollback).path("says").asText()).isEqualTo("done, verified: v1 serves as it should");
        for (JsonNode step : data(rollback).path("steps")) {
            if (!step.path("id").asText().equals("capture-evidence")) {
                assertThat(step.path("outcome").asText()).as(step.toString()).isEqualTo("done");
            }
        }
        stage.assertRolledBack();
        Program.Result verify = program.run("rollback", "verify");
        assertThat(verify.code()).as(verify.toString()).isZero();
        assertThat(verify.out()).startsWith("VERIFIED").contains("v1-latency-before", "448 ms", "1 %");
    }

    private static void unverified(Program program, String why) {
        Program.Result verify = program.run("rollback", "verify");

        assertThat(verify.code()).as(verify.toString()).isEqualTo(3);
        assertThat(verify.out()).startsWith("DONE, UNVERIFIED").contains(why);
    }

    private static void nobodyKnowsWhetherV3IsDegraded(Program program) {
        Program.Result watch = program.run("rollback", "watch", "--for", "0s", "-o", "json");

        assertThat(watch.code()).as(watch.toString()).isEqualTo(3);
        assertThat(watch.out()).contains("\"state\":\"UNKNOWN\"");
    }
}
