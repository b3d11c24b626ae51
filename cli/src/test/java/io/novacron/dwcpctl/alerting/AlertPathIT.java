package io.novacron.dwcpctl.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.WallTimeline;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.serve.LiveFleet;
import io.novacron.dwcpctl.site.fleet.serve.Simulator;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.SimulatorPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From a fault to whoever must be told: the shipped Prometheus configuration, rules and routes in real servers of both
 * generations, watching the simulated fleet, fifteen times faster.
 */
final class AlertPathIT {
    private static final FasterClock CLOCK = new FasterClock(15);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final WatchedAlert SLOW_WEST = WatchedAlert.of("LatencyP99Critical", "region", "eu-west");
    private static final WatchedAlert SLOW_EAST = WatchedAlert.of("LatencyP99Critical", "region", "us-east");
    private static final WatchedAlert SLA_WEST = WatchedAlert.of("SLALatencyViolation", "region", "eu-west");
    private static final WatchedAlert HDE_DOWN =
            WatchedAlert.of("ComponentDown", "region", "us-east", "component", "hde");
    private static final WatchedAlert HDE_NOT_SCRAPED =
            WatchedAlert.of("PrometheusScrapeFailures", "region", "us-east", "component", "hde");

    private final WallTimeline time = new WallTimeline(Clock.systemUTC(), new Cancellation());
    private final LiveFleet live = new LiveFleet(new FleetLog(7, time.now(), List.of()), time, event -> {});
    private final Simulator simulator = SimulatorPorts.start(live);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource
    void from_a_fault_to_whoever_must_be_told(RealPrograms programs, @TempDir Path folder) throws Exception {
        try (AlertPath path = AlertPath.start(programs, folder, simulator.ports(), CLOCK)) {
            AlertReceivers receivers = path.receivers();
            await(
                    path,
                    "16 targets of the fleet and 2 of the monitoring up",
                    () -> path.prometheus().scalar("sum(up)") == 18);
            awaitHeartbeat(path);
            // before the first scrape nothing is known, and thirty seconds are two now: ComponentDown may fire then
            await(
                    path,
                    "nothing else firing",
                    () -> path.prometheus()
                            .query("ALERTS{alertstate=\"firing\",alertname!=\"DWCPv3Watchdog\"}")
                            .path("result")
                            .isEmpty());

            // 1. a slow region
            Instant slow = inject("eu-west", "inject-latency?duration=600ms");
            System.out.println(programs + " " + path.follow(SLOW_WEST, slow, PATIENCE));
            await(path, "a page", () -> receivers.told(AlertReceivers.PAGERDUTY, "P99 migration latency is "));
            await(
                    path,
                    "Slack",
                    () -> receivers.told(AlertReceivers.SLACK, "Playbook: dwcpctl playbook run latency-p99-critical"));
            assertThat(receivers.webhook(SLOW_WEST, "firing").orElseThrow().authorization())
                    .isEqualTo(AlertPath.authorization());
            assertThat(receivers.told(AlertReceivers.PAGERDUTY, "\"routing_key\":\"the routing key\""))
                    .isTrue();
            awaitHeartbeat(path);

            // 2. a component that is down, and what it makes others say
            Instant down = inject("us-east", "component-down?component=" + Job.HDE.id());
            System.out.println(programs + " " + path.follow(HDE_DOWN, down, PATIENCE));
            inject("us-east", "inject-latency?duration=600ms");
            await(path, "symptoms kept back", () -> path.isInhibited(SLOW_EAST) && path.isInhibited(HDE_NOT_SCRAPED));
            awaitHeartbeat(path);

            // 3. escalation "high": seen at once, a page only if it still fires ten minutes later, fifteen times faster
            await(path, "a page for the SLA", () -> receivers.told(AlertReceivers.PAGERDUTY, "SLALatencyViolation"));
            Instant seen = receivers.webhook(SLA_WEST, "firing").orElseThrow().at();
            Instant paged = receivers.at(AlertReceivers.PAGERDUTY).stream()
                    .filter(d -> d.body().toString().contains("SLALatencyViolation"))
                    .findFirst()
                    .orElseThrow()
                    .at();
            assertThat(Duration.between(seen, paged))
                    .isGreaterThan(Duration.ofMinutes(9).dividedBy(CLOCK.factor()));

            assertThat(receivers.webhook(SLOW_EAST, "firing")).isEmpty();
            assertThat(receivers.webhook(HDE_NOT_SCRAPED, "firing")).isEmpty();
            assertThat(receivers.told(AlertReceivers.SLACK, "PrometheusScrapeFailures"))
                    .isFalse();

            // 4. the component is back: what is still wrong is told now, so nothing but the inhibition kept it back
            clear("us-east", HDE_DOWN);
            await(
                    path,
                    "the end of the outage",
                    () -> receivers.webhook(HDE_DOWN, "resolved").isPresent());
            await(
                    path,
                    "the symptom that is left",
                    () -> receivers.webhook(SLOW_EAST, "firing").isPresent());
            awaitHeartbeat(path);

            assertThat(path.everFired().map(l -> l.path("alertname").asText()))
                    .contains("DWCPv3LatencyP99Critical", "DWCPv3ComponentDown")
                    .doesNotContain("DWCPv3AlertManagerDown");
            assertThat(path.everFired()
                            .filter(l -> l.path("alertname").asText().equals("DWCPv3PrometheusScrapeFailures"))
                            .map(l -> l.path("job").asText()))
                    .containsExactly("dwcp-v3-hde");
            System.out.println(programs + " heartbeats: "
                    + receivers.at(AlertReceivers.DEAD_MANS_SWITCH).size() + ", ever fired: "
                    + path.everFired().map(JsonNode::toString).sorted().toList());
        }
    }

    private static void await(AlertPath path, String what, BooleanSupplier condition) {
        path.prometheus().await(what, PATIENCE, condition);
    }

    /** One that comes after now. */
    private static void awaitHeartbeat(AlertPath path) {
        Instant now = Instant.now();
        await(
                path,
                "a heartbeat",
                () -> path.receivers().at(AlertReceivers.DEAD_MANS_SWITCH).stream()
                        .anyMatch(d -> d.at().isAfter(now)));
    }

    /** Begins a fault as a user would; when it began. */
    private Instant inject(String region, String fault) throws IOException, InterruptedException {
        JsonNode answer = send("POST", region, "/test/" + fault);
        return Instant.parse(answer.path("since").asText());
    }

    /** Ends the fault of a component that is down. */
    private void clear(String region, WatchedAlert down) throws IOException, InterruptedException {
        for (JsonNode fault : send("GET", region, "/test/faults").path("faults")) {
            if (fault.path("cause").asText().equals("component-down")
                    && fault.path("regions")
                            .path(0)
                            .asText()
                            .equals(down.labels().get("region"))) {
                send("DELETE", region, "/test/faults/" + fault.path("id").asText());
            }
        }
    }

    private JsonNode send(String method, String region, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(simulator.ports().url(Job.APPLICATION, region) + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return new ObjectMapper().readTree(response.body());
    }
}
