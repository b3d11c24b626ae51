package io.novacron.dwcpctl.twin;

import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assertions;

/**
 * A real Prometheus with twenty minutes of a fleet that never changes, long ago: eu-west keeps its latency target (P99
 * 450 ms), us-east misses it (P99 625 ms).
 */
public final class BackfilledPrometheus implements AutoCloseable {
    /** The last moment with data. */
    public static final Instant END = Instant.parse("2026-01-15T12:30:00Z");

    private static final int SECONDS = 20 * 60;
    private static final int STEP = 15;
    /** What grows by so much a second, in each region. */
    private static final String COUNTERS = """
            dwcp_v3_component_latency_seconds_bucket{component="amst",le="0.01"} 9
            dwcp_v3_component_latency_seconds_bucket{component="amst",le="0.1"} 10
            dwcp_v3_component_latency_seconds_bucket{component="amst",le="+Inf"} 10
            dwcp_v3_migrations_total{mode="datacenter",vm_size="small",status="success"} 19.9
            dwcp_v3_migrations_total{mode="datacenter",vm_size="small",status="failed"} 0.1
            dwcp_v3_errors_total{component="amst",error_type="network_timeout",severity="warning"} 0.1
            dwcp_v3_bytes_transferred_total{direction="tx",transport="rdma"} 2.7e9
            """;
    /** What stays at a value, in each region. */
    private static final String GAUGES = """
            dwcp_v3_throughput_bytes_per_second{component="amst",direction="tx",transport="rdma"} 2.7e9
            dwcp_v3_active_migrations{} 12
            """;
    /** How many migrations a second took no longer than a bucket's bound. */
    private static final Map<String, Map<String, Double>> LATENCY = Map.of(
            "eu-west", Map.of("0.2", 11.0, "0.3", 18.0, "0.4", 19.7, "0.5", 19.9, "0.75", 20.0, "+Inf", 20.0),
            "us-east", Map.of("0.2", 8.0, "0.3", 16.0, "0.4", 19.4, "0.5", 19.6, "0.75", 20.0, "+Inf", 20.0));

    private final RealPrometheus server;

    private BackfilledPrometheus(RealPrometheus server) {
        this.server = server;
    }

    /** Starts one that keeps its files in {@code directory}, and waits until it answers. */
    public static BackfilledPrometheus start(Path directory) throws IOException {
        Path samples = Files.writeString(directory.resolve("samples.txt"), openMetrics());
        RealPrograms.Outcome filled = RealPrograms.INSTALLED.run(
                "",
                "promtool",
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                samples.toString(),
                directory.resolve("data").toString());
        Assertions.assertEquals(0, filled.exitCode(), filled.output());
        return new BackfilledPrometheus(RealPrometheus.start(
                RealPrograms.INSTALLED, directory, "scrape_configs: []\n", "--storage.tsdb.retention.time=100y"));
    }

    public String url() {
        return server.url().toString();
    }

    @Override
    public void close() {
        server.close();
    }

    private static String openMetrics() {
        StringBuilder text = new StringBuilder();
        LATENCY.forEach((region, buckets) -> {
            String labels = "{mode=\"datacenter\",vm_size=\"small\",source=\"site-1\",destination=\"site-2\"";
            String name = "dwcp_v3_migration_latency_seconds";
            buckets.forEach(
                    (le, rate) -> sample(text, name + "_bucket" + labels + ",le=\"" + le + "\"}", region, rate, 0));
            sample(text, name + "_count" + labels + "}", region, 20, 0);
            sample(text, name + "_sum" + labels + "}", region, 5, 0);
            COUNTERS.lines().forEach(line -> sample(text, series(line), region, number(line), 0));
            GAUGES.lines().forEach(line -> sample(text, series(line), region, 0, number(line)));
        });
        return text.append("# EOF\n").toString();
    }

    private static String series(String line) {
        return line.substring(0, line.lastIndexOf(' '));
    }

    private static double number(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    /** A sample every step of what begins at {@code start} and grows by {@code rate} a second. */
    private static void sample(StringBuilder text, String series, String region, double rate, double start) {
        String labels = series.substring(0, series.length() - 1) + (series.endsWith("{}") ? "" : ",");
        for (int second = 0; second <= SECONDS; second += STEP) {
            long at = END.getEpochSecond() - SECONDS + second;
            text.append(String.format(
                    Locale.ROOT, "%sregion=\"%s\"} %.3f %d\n", labels, region, start + rate * second, at));
        }
    }
}
