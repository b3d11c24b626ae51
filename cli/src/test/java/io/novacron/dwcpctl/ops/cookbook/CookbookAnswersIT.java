package io.novacron.dwcpctl.ops.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.WallTimeline;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import io.novacron.dwcpctl.site.fleet.serve.PortMap;
import io.novacron.dwcpctl.site.fleet.serve.ScrapeConfig;
import io.novacron.dwcpctl.site.fleet.serve.Simulator;
import io.novacron.dwcpctl.site.http.HttpClients;
import io.novacron.dwcpctl.site.http.HttpSettings;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import io.novacron.dwcpctl.site.prometheus.PrometheusClient;
import io.novacron.dwcpctl.testing.FleetHistory;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import io.novacron.dwcpctl.testing.SimulatorPorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every shipped query against a real Prometheus that scrapes the simulated fleet, beside promtool. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CookbookAnswersIT {
    private Simulator simulator;
    private RealPrometheus prometheus;
    private List<CookbookQuery> queries;

    @BeforeAll
    void start(@TempDir Path folder) {
        RealPrograms.INSTALLED.require("promtool");
        WallTimeline wall = new WallTimeline(Clock.systemUTC(), new Cancellation());
        LiveFleet fleet = new LiveFleet(new FleetLog(1, wall.now(), List.of()), wall, event -> {});
        simulator = SimulatorPorts.start(fleet);
        PortMap ports = simulator.ports();
        history(fleet, ports).fill(RealPrograms.INSTALLED, folder);
        prometheus = RealPrometheus.start(RealPrograms.INSTALLED, folder, ScrapeConfig.text(ports));
        queries = new Cookbook(new Library(new ShippedFiles(), null)).all();
        // the slowest are quantiles of v1, which is scraped every 5 seconds
        prometheus.await(
                "data for every query",
                Duration.ofSeconds(90),
                () -> queries.stream()
                        .map(query -> prometheus.query(query.resolve(Map.of())))
                        .allMatch(CookbookAnswersIT::hasNumber));
    }

    /** Two hours of all but buckets, for queries that look back; of the monitoring too, which the simulator does not serve. */
    private static FleetHistory history(LiveFleet fleet, PortMap ports) {
        Instant now = fleet.now();
        return new FleetHistory(
                fleet.fleet(),
                now.minus(Duration.ofHours(2)),
                now,
                Duration.ofMinutes(1),
                name -> !name.endsWith("_bucket"),
                target -> target.job().isRegional()
                        ? ports.url(target.job(), target.region()).getAuthority()
                        : target.labels().get("instance"));
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (simulator != null) {
            simulator.close();
        }
    }

    private static boolean hasNumber(JsonNode data) {
        for (JsonNode series : data.path("result")) {
            if (!series.path("value").path(1).asText("NaN").equals("NaN")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void every_query_answers_what_promtool_answers_digit_for_digit() throws IOException {
        // every query has data by now; a scrape that is under way must not come between the one question and the other
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        prometheus.await(
                "no scrape of that moment under way",
                Duration.ofSeconds(10),
                () -> Instant.now().isAfter(at.plusSeconds(3)));
        MetricSource source = client();
        List<String> compared = new ArrayList<>();
        for (CookbookQuery query : queries) {
            String promql = query.resolve(Map.of());
            Map<Labels, String> ours = new TreeMap<>();
            Value.Vector answer = (Value.Vector) source.query(promql, at).value();
            answer.points()
                    .forEach(point -> ours.put(
                            point.labels(), Numbers.format(point.sample().value())));

            assertThat(ours).as(query.id()).isNotEmpty().isEqualTo(promtool(promql, at));
            compared.add(query.id());
        }
        assertThat(compared).hasSameSizeAs(queries);
    }

    private Map<Labels, String> promtool(String promql, Instant at) throws IOException {
        RealPrograms.Outcome outcome = RealPrograms.INSTALLED.run(
                "",
                "promtool",
                "query",
                "instant",
                "--format=json",
                "--time=" + at,
                prometheus.url().toString(),
                promql);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        Map<Labels, String> values = new TreeMap<>();
        for (JsonNode series : new ObjectMapper().readTree(outcome.output())) {
            Map<String, String> labels = new TreeMap<>();
            series.path("metric")
                    .properties()
                    .forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
            values.put(Labels.of(labels), series.path("value").path(1).asText());
        }
        return values;
    }

    private MetricSource client() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(60));
        return new PrometheusClient(
                ServiceUrl.parse("test", prometheus.url().toString()),
                new HttpClients(Map.of(), "test", new Cancellation(), () -> 0.5).transport(HttpSettings.none()),
                () -> deadline,
                remark -> {});
    }
}
