package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.testing.FleetHistory;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** v3 beside v1 on a real Prometheus that has scraped the simulated fleet, one of whose regions has become slow. */
final class CompareIT {
    private static final Instant NOW = Instant.parse("2026-01-15T12:30:00Z");
    private static final Duration BACK = Duration.ofMinutes(16);

    @TempDir
    static Path data;

    private static RealPrometheus prometheus;

    @TempDir
    Path home;

    private Program program;

    @BeforeAll
    static void start() {
        Instant from = NOW.minus(BACK);
        FleetEvent slow = new FleetEvent.FaultStarted(
                "f1", from, Scenario.LATENCY_SPIKE.id(), Set.of("eu-west"), Scenario.LATENCY_SPIKE.faults(), null);
        Fleet fleet = Fleet.of(new FleetLog(1, from.minus(Duration.ofHours(1)), List.of(slow)));
        new FleetHistory(
                        fleet,
                        from,
                        NOW,
                        Duration.ofSeconds(15),
                        name -> name.matches("dwcp_v[13]_(migration.*|throughput.*|.*compression_ratio)"),
                        target -> target.labels().get("instance"))
                .fill(RealPrograms.INSTALLED, data);
        prometheus = RealPrometheus.start(
                RealPrograms.INSTALLED, data, "scrape_configs: []\n", "--storage.tsdb.retention.time=100y");
    }

    @AfterAll
    static void stop() {
        prometheus.close();
    }

    @BeforeEach
    void program() {
        program = Program.underTest(home)
                .with("DWCPCTL_PROMETHEUS_URL", prometheus.url().toString());
    }

    private Program.Result run(String line) {
        return program.run((line + " --at " + NOW).split(" "));
    }

    @Test
    void the_slow_region_is_told_from_the_other() throws IOException {
        Program.Result result = run("compare latency-p95 throughput compression --since 15m -o json");

        assertThat(result.code()).as(result.toString()).isEqualTo(2);
        JsonNode data = new ObjectMapper().readTree(result.out()).path("data");
        assertThat(data.path("metrics"))
                .extracting(one -> one.path("region").asText() + " "
                        + one.path("id").asText() + " " + one.path("verdict").asText())
                .containsExactly(
                        "eu-west latency-p95 FAIL",
                        "eu-west throughput PASS",
                        "eu-west compression PASS",
                        "us-east latency-p95 PASS",
                        "us-east throughput PASS",
                        "us-east compression PASS");
        assertThat(data.at("/metrics/3/strata")).hasSize(6);
        assertThat(data.at("/metrics/3/strata/0/baseline/windows").asInt()).isGreaterThanOrEqualTo(14);
    }

    @Test
    void one_region_alone_is_well() {
        assertThat(run("compare latency-p95 --since 15m --region us-east").code())
                .isZero();
    }

    @Test
    void a_time_without_data_is_UNKNOWN() {
        Program.Result result = program.run(
                "compare", "throughput", "--at", NOW.plus(Duration.ofHours(2)).toString());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("no data of any region");
    }

    @Test
    void a_gate_that_compares_comes_to_the_same_without_the_server() throws IOException {
        Path gate = Files.writeString(home.resolve("mine.yaml"), """
                schema: 1
                id: mine
                title: M
                regions: dwcp_v1_compression_ratio
                criteria:
                  - {id: slower, role: veto, compare: latency-p95, since: 15m}
                """);
        Path evidence = home.resolve("e.json");

        Program.Result decided = run("gonogo " + gate + " --evidence " + evidence);
        Program.Result replayed = Program.underTest(home).run("gonogo", "--replay", evidence.toString(), "-o", "json");

        assertThat(decided.code()).as(decided.toString()).isEqualTo(2);
        assertThat(replayed.code()).isEqualTo(2);
        assertThat(replayed.out()).contains("\"decision\": \"NO_GO\"");
        assertThat(replayed.err()).doesNotContain("does not agree");
    }
}
