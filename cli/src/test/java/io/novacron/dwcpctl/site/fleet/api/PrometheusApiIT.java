package io.novacron.dwcpctl.site.fleet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.WallTimeline;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.FleetTarget;
import io.novacron.dwcpctl.site.fleet.alert.FleetRules;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import io.novacron.dwcpctl.site.fleet.serve.ScrapeConfig;
import io.novacron.dwcpctl.site.fleet.serve.Simulator;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import io.novacron.dwcpctl.testing.SimulatorPorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The API in the hands of the real promtool, and beside the real Prometheus. */
class PrometheusApiIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How much later than its scrape begins a target may read its clock: the machine may be busy. */
    private static final long DELAY = 2_000;

    /** By how much Prometheus moves a scrape's time to where it should have been ({@code scrape/scrape.go}). */
    private static final long DRIFT = 10;

    private final WallTimeline time = new WallTimeline(Clock.systemUTC(), new Cancellation());
    private final LiveFleet live = new LiveFleet(new FleetLog(7, time.now(), List.of()), time, event -> {});
    private final Simulator simulator = SimulatorPorts.start(live);
    private final PrometheusApi api = PrometheusApi.start(0, live, simulator.ports(), FleetRules.none());
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        api.close();
        simulator.close();
    }

    private static String promtool(RealPrograms programs, String... arguments) {
        RealPrograms.Outcome outcome = programs.run("", "promtool", arguments);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        return outcome.output();
    }

    @ParameterizedTest
    @EnumSource
    void promtool_queries_it(RealPrograms programs) {
        String url = api.url().toString();
        String v1 = "instance=\"dwcp-v1.eu-west:8080\", job=\"dwcp-v1\", region=\"eu-west\"";
        String up = "up{job=\"dwcp-v1\",region=\"eu-west\"}";
        long now = live.now().getEpochSecond();
        assertThat(promtool(programs, "query", "instant", "--time=" + now, url, up))
                .isEqualTo("up{" + v1 + "} => 1 @[" + now + "]\n");
        assertThat(promtool(
                        programs,
                        "query",
                        "range",
                        "--start=" + (now - 60),
                        "--end=" + now,
                        "--step=30s",
                        url,
                        "sum(up)"))
                .isEqualTo("{} =>\n20 @[" + (now - 60) + "]\n20 @[" + (now - 30) + "]\n20 @[" + now + "]\n");
        assertThat(promtool(programs, "query", "series", "--match=" + up, url))
                .isEqualTo("{__name__=\"up\", " + v1 + "}\n");
        assertThat(promtool(programs, "query", "labels", url, "region")).isEqualTo("eu-west\nus-east\n");
        RealPrograms.Outcome refused = programs.run("", "promtool", "query", "instant", url, "sum(");
        assertThat(refused.exitCode()).isOne();
        assertThat(refused.output()).contains("bad_data", "1:5: parse error: unclosed left parenthesis");
    }

    /** promtool 2.42 has no such checks. */
    @Test
    void promtool_finds_it_healthy_and_ready() {
        String url = "--url=" + api.url();
        assertThat(promtool(RealPrograms.THREE, "check", "healthy", url)).contains("SUCCESS");
        assertThat(promtool(RealPrograms.THREE, "check", "ready", url)).contains("SUCCESS");
    }

    @Test
    void expressions_are_parsed_and_formatted_byte_for_byte() throws IOException {
        List<String> differences = new ArrayList<>();
        try (RealPrometheus prometheus = RealPrometheus.start(RealPrograms.THREE, folder, "scrape_configs: []")) {
            for (String resource : List.of("/promql/accepted.txt", "/promql/refused.txt")) {
                for (String expression : expressions(resource)) {
                    String form = ServedFleet.form("query", expression);
                    for (String path : List.of("parse_query", "format_query")) {
                        String theirs = post(prometheus.url(), path, form);
                        String ours = post(api.url(), path, form);
                        if (!ours.equals(theirs)) {
                            differences.add(
                                    path + " " + expression + "\n  Prometheus: " + theirs + "\n  here:       " + ours);
                        }
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    /** Every second line from the second on: expressions and, indented, what was answered. */
    private static List<String> expressions(String resource) throws IOException {
        try (InputStream in = PrometheusApiIT.class.getResourceAsStream(resource)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
            List<String> expressions = new ArrayList<>();
            for (int i = 0; i < lines.size(); i += 2) {
                expressions.add(lines.get(i).replace('⏎', '\n'));
            }
            return expressions;
        }
    }

    /** Status and body; Go escapes three characters that need no escaping. */
    private String post(URI server, String path, String form) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/v1/" + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
            return reply.statusCode() + " "
                    + reply.body()
                            .strip()
                            .replace("\\u003c", "<")
                            .replace("\\u003e", ">")
                            .replace("\\u0026", "&");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Both generations scrape at the same time: they are waited for once. */
    @Test
    void a_prometheus_that_scrapes_the_fleet_answers_the_same() throws IOException {
        String scrapes = ScrapeConfig.text(simulator.ports());
        try (RealPrometheus two = RealPrometheus.start(
                        RealPrograms.INSTALLED, Files.createDirectory(folder.resolve("two")), scrapes);
                RealPrometheus three = RealPrometheus.start(
                        RealPrograms.THREE, Files.createDirectory(folder.resolve("three")), scrapes)) {
            for (RealPrometheus prometheus : List.of(two, three)) {
                prometheus.await(
                        "70 seconds of every target",
                        PATIENCE,
                        () -> prometheus.scalar("min(count_over_time(up{job!=\"dwcp-v3\"}[90s]))") >= 14
                                && prometheus.scalar("count(up)") == 16);
            }
            answersTheSame(two);
            answersTheSame(three);
        }
    }

    private void answersTheSame(RealPrometheus prometheus) throws IOException {
        // so far back that no scrape of before is under way any more
        long at = live.now().toEpochMilli() - 5_000;
        // what does not change is the same
        same(prometheus, at, "sum by (job, region) (up{job=~\"dwcp.*\"})", 0, 0);
        same(prometheus, at, "count by (__name__, region) ({__name__=~\"dwcp_v3_.+\",__name__!~\".+_bucket\"})", 0, 0);
        // of a rate over 60 s a window that begins and ends up to an interval apart: twice interval / window
        double second = 2 * 1.0 / 60;
        double five = 2 * 5.0 / 60;
        same(prometheus, at, "sum by (region) (rate(dwcp_v3_migrations_total[1m]))", second, 2 / 60.0);
        same(prometheus, at, "sum by (region) (rate(dwcp_v3_migration_latency_seconds_count[1m]))", second, 2 / 60.0);
        same(prometheus, at, "sum by (region) (rate(dwcp_v3_errors_total[1m]))", second, 2 / 60.0);
        same(prometheus, at, "sum by (region) (rate(dwcp_v1_migrations_total[1m]))", five, 2 / 60.0);
        // the quantile moves with a handful of migrations at the window's ends
        same(
                prometheus,
                at,
                "histogram_quantile(0.5, sum by (le, region)"
                        + " (rate(dwcp_v3_migration_latency_seconds_bucket{mode=\"datacenter\"}[1m])))",
                second,
                0);
        gauge(prometheus, at, Job.APPLICATION, "dwcp_v3_throughput_bytes_per_second");
        gauge(prometheus, at, Job.APPLICATION, "dwcp_v3_active_migrations");
        gauge(prometheus, at, Job.HDE, "dwcp_v3_hde_compression_ratio");
    }

    private void same(RealPrometheus prometheus, long at, String query, double relative, double absolute)
            throws IOException {
        Map<String, Double> theirs = values(prometheus.data(path(query, at)));
        Map<String, Double> ours = values(data(path(query, at)));
        assertThat(ours.keySet()).as(query).isEqualTo(theirs.keySet()).isNotEmpty();
        theirs.forEach((labels, value) -> assertThat(ours.get(labels))
                .as(query + " " + labels)
                .isCloseTo(value, within(relative * Math.abs(value) + absolute)));
    }

    /** Ours is what the gauge was at our last scrape; theirs what it was at theirs, an interval from ours. */
    private void gauge(RealPrometheus prometheus, long at, Job job, String metric) throws IOException {
        String query = "sum without (instance, job) (%s(" + metric + "{job=\"" + job.jobName() + "\"}))";
        String value = path(query.formatted(""), at);
        String scrape = path(query.formatted("timestamp"), at);
        Map<String, Double> theirs = values(prometheus.data(value));
        Map<String, Double> theirScrapes = values(prometheus.data(scrape));
        Map<String, Double> ours = values(data(value));
        Map<String, Double> ourScrapes = values(data(scrape));
        assertThat(ours.keySet()).as(query).isEqualTo(theirs.keySet()).isNotEmpty();
        for (FleetTarget target : live.fleet().targets()) {
            if (target.job() == job) {
                for (FleetSeries series : target.series(metric::equals)) {
                    String labels = series.labels()
                            .filter(n -> !List.of("__name__", "instance", "job").contains(n))
                            .toMap()
                            .toString();
                    long our = Math.round(ourScrapes.getOrDefault(labels, Double.NaN) * 1000);
                    long their = Math.round(theirScrapes.getOrDefault(labels, Double.NaN) * 1000);
                    assertThat(our).as(labels).isBetween(at - job.intervalMillis(), at);
                    // a busy machine may miss a scrape
                    assertThat(their).as(labels).isBetween(at - 3 * job.intervalMillis(), at);
                    assertThat(ours.get(labels))
                            .as(query + " " + labels)
                            .isEqualTo(series.value().at(our));
                    double low = Double.POSITIVE_INFINITY;
                    double high = Double.NEGATIVE_INFINITY;
                    for (long t = their - DRIFT; t <= their + DELAY; t++) {
                        low = Math.min(low, series.value().at(t));
                        high = Math.max(high, series.value().at(t));
                    }
                    assertThat(theirs.get(labels)).as(query + " " + labels).isBetween(low, high);
                }
            }
        }
    }

    private static String path(String query, long at) {
        return "/api/v1/query?" + ServedFleet.form("query", query, "time", String.valueOf(at / 1000.0));
    }

    private JsonNode data(String path) throws IOException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(api.url() + path)).build();
            return new ObjectMapper()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("data");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Double> values(JsonNode data) {
        Map<String, Double> values = new TreeMap<>();
        for (JsonNode series : data.path("result")) {
            Map<String, String> labels = new TreeMap<>();
            series.path("metric")
                    .properties()
                    .forEach(l -> labels.put(l.getKey(), l.getValue().asText()));
            values.put(labels.toString(), series.path("value").path(1).asDouble());
        }
        return values;
    }
}
