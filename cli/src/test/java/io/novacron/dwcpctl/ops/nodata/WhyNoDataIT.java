package io.novacron.dwcpctl.ops.nodata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.App;
import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.WallTimeline;
import io.novacron.dwcpctl.ops.nodata.NoData.Cause;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import io.novacron.dwcpctl.site.fleet.serve.ScrapeConfig;
import io.novacron.dwcpctl.site.fleet.serve.Simulator;
import io.novacron.dwcpctl.testing.FleetHistory;
import io.novacron.dwcpctl.testing.Gateway;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import io.novacron.dwcpctl.testing.RealPrometheus.Credentials;
import io.novacron.dwcpctl.testing.SimulatorPorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private static final Instant THEN = Instant.parse("2026-01-15T12:30:00Z");
    private static final String[] TWO_QUERIES = {"query", "run", "latency-p99", "errors-rate", "--at", THEN.toString()};
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
        return run(Map.of("DWCPCTL_PROMETHEUS_URL", url), arguments);
    }

    private static Run run(Path config, String... arguments) throws IOException {
        return run(Map.of("DWCPCTL_CONFIG", config.toString()), arguments);
    }

    private static Run run(Map<String, String> variables, String... arguments) throws IOException {
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
                        variables,
                        Path.of("/"),
                        Clock.systemUTC(),
                        () -> ZoneOffset.UTC,
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
            // just after a scrape a window shorter than the interval holds that one sample
            String operations = "dwcp_v3_hde_operations_total{region=\"us-east\"}";
            double scraped = prometheus.scalar("max(timestamp(" + operations + "))");
            explains(
                    url,
                    Cause.TOO_FEW_SAMPLES,
                    "query",
                    "eval",
                    "rate(" + operations + "[4s])",
                    "--at",
                    Double.toString(scraped + 1));
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

    /** The latency and the errors of a quarter of an hour, which a server that has not been started yet will find. */
    private static void fill(Path folder) {
        Fleet fleet = Fleet.of(new FleetLog(7, THEN, List.of()));
        new FleetHistory(
                        fleet,
                        THEN.minus(Duration.ofMinutes(6)),
                        THEN,
                        Duration.ofSeconds(15),
                        Set.of("dwcp_v3_migration_latency_seconds_bucket", "dwcp_v3_errors_total")::contains,
                        target -> target.labels().get("instance"))
                .fill(RealPrograms.INSTALLED, folder);
    }

    /** Each answer's causes. */
    private static List<List<String>> causesByAnswer(Run run) {
        List<List<String>> all = new ArrayList<>();
        run.json().path("data").forEach(answer -> {
            List<String> causes = new ArrayList<>();
            answer.path("noData")
                    .forEach(cause -> causes.add(cause.path("cause").asText()));
            all.add(causes);
        });
        return all;
    }

    /** Prometheus itself refuses what comes without credentials; the gateway before it gives them to some questions only. */
    @Test
    void a_server_that_refuses() throws IOException {
        fill(folder);
        Credentials credentials = new Credentials("ann", "sesame");
        String hash = "$2b$04$BYcx6UuKeIV4rGqOx4WcUO.n2hPOxzuWVH9j8uGKuMN4Mot8ydtaO";
        try (RealPrometheus prometheus = RealPrometheus.locked(
                RealPrograms.INSTALLED,
                folder,
                "scrape_configs: []",
                credentials,
                hash,
                "--storage.tsdb.retention.time=100y")) {
            Run refused = run(prometheus.url().toString(), TWO_QUERIES);
            assertThat(refused.code()).as(refused.toString()).isEqualTo(77);
            assertThat(refused.err()).contains("401");

            try (Gateway gateway = new Gateway(question -> Gateway.Way.to(prometheus.url(), credentials.header()))) {
                Run allowed = run(gateway.url(), TWO_QUERIES);
                assertThat(causesByAnswer(allowed)).as(allowed.toString()).containsExactly(List.of(), List.of());
            }
            try (Gateway gateway = new Gateway(question -> Gateway.Way.to(
                    prometheus.url(), question.text().contains("dwcp_v3_errors_total") ? "" : credentials.header()))) {
                Run partly = run(gateway.url(), TWO_QUERIES);
                assertThat(causesByAnswer(partly))
                        .as(partly.toString())
                        .containsExactly(List.of(), List.of(Cause.PERMISSION_REFUSED.id()));
            }
            try (Gateway gateway = new Gateway(question -> question.text().contains("dwcp_v3_errors_total")
                    ? Gateway.Way.refused(403, "not for you")
                    : Gateway.Way.to(prometheus.url(), credentials.header()))) {
                Run partly = run(gateway.url(), TWO_QUERIES);
                assertThat(causesByAnswer(partly))
                        .as(partly.toString())
                        .containsExactly(List.of(), List.of(Cause.PERMISSION_REFUSED.id()));
            }
        }
    }

    /** A gateway as Mimir's: each tenant has a Prometheus, and who names none is refused in Mimir's words. */
    @Test
    void a_tenant_that_is_not_ours_or_not_named() throws IOException {
        Path ours = Files.createDirectory(folder.resolve("ours"));
        fill(ours);
        try (RealPrometheus dwcp = RealPrometheus.start(
                        RealPrograms.INSTALLED, ours, "scrape_configs: []", "--storage.tsdb.retention.time=100y");
                RealPrometheus others = RealPrometheus.start(
                        RealPrograms.INSTALLED,
                        Files.createDirectory(folder.resolve("others")),
                        url -> "scrape_configs: [{job_name: itself, scrape_interval: 1s, static_configs: [{targets: ["
                                + url.getAuthority() + "]}]}]");
                Gateway gateway = new Gateway(question -> switch (question.tenant()) {
                    case "" -> Gateway.Way.refused(401, "no org id");
                    case "dwcp" -> Gateway.Way.to(dwcp.url(), "");
                    default -> Gateway.Way.to(others.url(), "");
                })) {
            others.await("series of its own", PATIENCE, () -> others.scalar("up") == 1);

            assertThat(causesByAnswer(run(asTenant(gateway, "dwcp"), TWO_QUERIES)))
                    .containsExactly(List.of(), List.of());
            String now = Instant.now().toString();
            Run wrong = run(asTenant(gateway, "other"), "query", "run", "latency-p99", "errors-rate", "--at", now);
            assertThat(causesByAnswer(wrong))
                    .as(wrong.toString())
                    .containsExactly(List.of(Cause.WRONG_TENANT.id()), List.of(Cause.WRONG_TENANT.id()));
            Run unnamed = run(gateway.url(), TWO_QUERIES);
            assertThat(unnamed.code()).isEqualTo(77);
            assertThat(unnamed.err()).contains("no org id");
        }
    }

    private Path asTenant(Gateway gateway, String tenant) throws IOException {
        return Files.writeString(folder.resolve(tenant + ".yaml"), """
                schema: 1
                current-context: c
                contexts:
                  c:
                    prometheus: {urls: ["%s"], http_config: {http_headers: {X-Scope-OrgID: {values: [%s]}}}}
                """.formatted(gateway.url(), tenant));
    }

    @Test
    void a_server_that_holds_nothing_of_ours() throws IOException {
        try (RealPrometheus prometheus = RealPrometheus.start(RealPrograms.INSTALLED, folder, "scrape_configs: []")) {
            explains(prometheus.url().toString(), Cause.WRONG_TENANT, "query", "eval", "dwcp_v3_build_info");
            explains(prometheus.url().toString(), Cause.WRONG_TENANT, "latency");
        }
    }
}
