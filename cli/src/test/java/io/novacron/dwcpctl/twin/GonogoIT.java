package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate before real Prometheus servers, and the code that each fault ends with. */
final class GonogoIT {
    private static final Instant END = Instant.parse("2026-01-15T12:30:00Z");
    private static final int SECONDS = 35 * 60;
    private static final int STEP = 15;
    private static final String NOBODY = "http://127.0.0.1:9";
    private static final List<String> COMPONENTS = List.of("amst", "hde", "pba", "acp", "ass", "itp");

    @TempDir
    static Path data;

    private static RealPrometheus good;
    private static RealPrometheus bad;
    private static RealPrometheus strict;

    @TempDir
    Path home;

    private Program program;

    @BeforeAll
    static void start() throws IOException {
        good = backfilled("good", Map.of());
        bad = backfilled("bad", Map.of("dwcp_v3_acp_consensus_failures_total", 0.1));
        strict = backfilled("strict", Map.of(), "--query.max-samples=5");
    }

    @AfterAll
    static void stop() {
        for (RealPrometheus server : List.of(good, bad, strict)) {
            server.close();
        }
    }

    @BeforeEach
    void gate() throws IOException {
        program = Program.underTest(home);
        Files.writeString(
                home.resolve("measured.yaml"),
                "schema: 1\nid: measured\ntitle: M\ninclude: [{gate: rollout, role: vote}, {gate: rollout, role: veto}]\n");
    }

    private Program.Result ask(String urls, Instant at, String... more) {
        List<String> line =
                new ArrayList<>(List.of("gonogo", home.resolve("measured.yaml").toString(), "--at", at.toString()));
        line.addAll(List.of(more));
        return program.with("DWCPCTL_PROMETHEUS_URL", urls).run(line.toArray(String[]::new));
    }

    private static String url(RealPrometheus server) {
        return server.url().toString();
    }

    @Test
    void all_well_is_GO_at_a_moment_and_over_a_while() {
        assertThat(ask(url(good), END)).satisfies(result -> {
            assertThat(result.code()).as(result.toString()).isZero();
            assertThat(result.out()).startsWith("GO  measured (of the past)  ");
        });
        assertThat(ask(url(good), END, "--for", "2m").code()).isZero();
    }

    /** A rate over five minutes answers all that time: only the age of what is behind it tells. */
    @ParameterizedTest
    @CsvSource({"60, 0", "61, 3", "240, 3", "3600, 3", "-3600, 3"})
    void data_of_another_time_is_UNKNOWN(long seconds, int code) {
        assertThat(ask(url(good), END.plusSeconds(seconds)).code()).isEqualTo(code);
    }

    @Test
    void a_veto_is_NO_GO_whichever_replica_sees_it() {
        assertThat(ask(url(bad), END).code()).isEqualTo(2);
        assertThat(ask(url(good) + "," + url(bad), END).code()).isEqualTo(2);
        assertThat(ask(url(bad) + "," + url(good), END).code()).isEqualTo(2);
    }

    @Test
    void one_replica_down_is_CAUTION_and_all_are_UNKNOWN() {
        assertThat(ask(url(good) + "," + NOBODY, END).code()).isEqualTo(1);
        assertThat(ask(NOBODY, END).code()).isEqualTo(3);
    }

    @Test
    void a_query_over_the_servers_limits_is_UNKNOWN() {
        Program.Result result = ask(url(strict), END);

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("too many samples");
    }

    @Test
    void a_region_that_nobody_knows_is_UNKNOWN() {
        assertThat(ask(url(good), END, "--region", "ap-south").code()).isEqualTo(3);
    }

    @Test
    void evidence_is_replayed_when_the_server_is_gone() {
        Path file = home.resolve("e.json");
        Program.Result decided = ask(url(good) + "," + url(bad), END, "--evidence", file.toString());

        Program.Result replayed = program.run("gonogo", "--replay", file.toString(), "-o", "json");

        assertThat(replayed.code()).isEqualTo(decided.code()).isEqualTo(2);
        assertThat(replayed.out()).contains("\"decision\": \"NO_GO\"", "\"replayed\": true");
        assertThat(replayed.err()).doesNotContain("does not agree");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_signal_leaves_whole_files_and_no_decision(String signal, int code) throws IOException {
        Path junit = home.resolve("gonogo.xml");
        Path evidence = home.resolve("gonogo.json");
        try (HangingServer server = new HangingServer()) {
            Process process = program.with("DWCPCTL_PROMETHEUS_URL", server.url())
                    .start("gonogo", "--timeout", "1h", "--junit", junit.toString(), "--evidence", evidence.toString());
            server.awaitRequest();

            Program.signal(process, signal);

            assertThat(Program.finish(process)).isEqualTo(new Program.Result(code, "", ""));
        }
        assertThat(Files.readString(junit)).endsWith("</testsuites>\n").contains("<error message=\"UNKNOWN\"");
        assertThat(program.run("gonogo", "--replay", evidence.toString()).code())
                .isEqualTo(3);
    }

    /** @param rates by metric, where they differ from a fleet that is well */
    private static RealPrometheus backfilled(String name, Map<String, Double> rates, String... flags)
            throws IOException {
        Path directory = Files.createDirectory(data.resolve(name));
        Path samples = Files.writeString(directory.resolve("samples.txt"), openMetrics(rates));
        RealPrograms.Outcome filled = RealPrograms.INSTALLED.run(
                "",
                "promtool",
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                samples.toString(),
                directory.resolve("data").toString());
        Assertions.assertEquals(0, filled.exitCode(), filled.output());
        List<String> all = new ArrayList<>(List.of("--storage.tsdb.retention.time=100y"));
        all.addAll(List.of(flags));
        return RealPrometheus.start(
                RealPrograms.INSTALLED, directory, "scrape_configs: []\n", all.toArray(String[]::new));
    }

    private static String openMetrics(Map<String, Double> rates) {
        Map<String, Double> counters = new LinkedHashMap<>();
        String latency = "job=\"dwcp-v3\",mode=\"datacenter\"";
        Map.of("0.2", 11.0, "0.4", 19.9, "0.5", 20.0, "+Inf", 20.0)
                .forEach((le, rate) -> counters.put(
                        "dwcp_v3_migration_latency_seconds_bucket{" + latency + ",le=\"" + le + "\"", rate));
        counters.put("dwcp_v3_migration_latency_seconds_count{" + latency, 20.0);
        counters.put("dwcp_v3_migrations_total{job=\"dwcp-v3\",status=\"success\"", 19.9);
        counters.put("dwcp_v3_migrations_total{job=\"dwcp-v3\",status=\"failed\"", 0.1);
        counters.put("dwcp_v3_errors_total{job=\"dwcp-v3\"", 0.1);
        counters.put("dwcp_v3_acp_consensus_failures_total{job=\"dwcp-v3-acp\"", 0.0);
        counters.put("dwcp_v3_acp_byzantine_detections_total{job=\"dwcp-v3-acp\"", 0.0);
        Map<String, Double> gauges = new LinkedHashMap<>();
        gauges.put("dwcp_v3_throughput_bytes_per_second{job=\"dwcp-v3\",component=\"amst\",direction=\"tx\"", 2.7e9);
        gauges.put("dwcp_v3_active_migrations{job=\"dwcp-v3\"", 12.0);
        gauges.put("dwcp_v3_acp_quorum_size{job=\"dwcp-v3-acp\"", 5.0);
        gauges.put("dwcp_v3_acp_quorum_required{job=\"dwcp-v3-acp\"", 3.0);
        gauges.put("up{job=\"dwcp-v3\"", 1.0);
        COMPONENTS.forEach(id -> gauges.put("up{job=\"dwcp-v3-" + id + "\"", 1.0));
        COMPONENTS.forEach(id -> gauges.put("dwcp_v3_component_health{job=\"dwcp-v3\",component=\"" + id + "\"", 1.0));
        StringBuilder text = new StringBuilder();
        for (String region : List.of("eu-west", "us-east")) {
            counters.forEach((series, rate) -> samples(
                    text, series, region, 0, rates.getOrDefault(series.substring(0, series.indexOf('{')), rate)));
            gauges.forEach((series, value) -> samples(text, series, region, value, 0));
        }
        return text.append("# EOF\n").toString();
    }

    private static void samples(StringBuilder text, String series, String region, double start, double rate) {
        for (int second = 0; second <= SECONDS; second += STEP) {
            text.append(String.format(
                    Locale.ROOT,
                    "%1$s,instance=\"%2$s:8080\",region=\"%2$s\"} %3$.3f %4$d\n",
                    series,
                    region,
                    start + rate * second,
                    END.getEpochSecond() - SECONDS + second));
        }
    }
}
