package io.novacron.dwcpctl.site.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Matcher.Operator;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import io.novacron.dwcpctl.site.alert.Alert;
import io.novacron.dwcpctl.site.alert.AlertSource;
import io.novacron.dwcpctl.site.alert.Alerts;
import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import io.novacron.dwcpctl.site.alert.Silences;
import io.novacron.dwcpctl.site.http.HttpClients;
import io.novacron.dwcpctl.site.http.HttpSettings;
import io.novacron.dwcpctl.site.http.HttpTransport;
import io.novacron.dwcpctl.site.http.ServiceUrl;
import io.novacron.dwcpctl.site.prometheus.PrometheusAlerts;
import io.novacron.dwcpctl.site.prometheus.PrometheusClient;
import io.novacron.dwcpctl.site.prometheus.ReplicatedPrometheus;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client against real Alertmanagers, of Debian and newer, two that do not know of each other. */
class AlertmanagerIT {
    private static final String CONFIGURATION = """
            route: {receiver: nobody}
            receivers: [{name: nobody}]
            inhibit_rules:
            - source_matchers: [alertname="Cause"]
              target_matchers: [alertname="Symptom"]
              equal: [region]
            """;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final HttpTransport transport =
            new HttpClients(Map.of(), "it", new Cancellation(), () -> 0.5).transport(HttpSettings.none());

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : processes) {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    private AlertmanagerClient start(RealPrograms programs, String name) throws IOException, InterruptedException {
        Path program = programs.require("prometheus-alertmanager");
        Path own = Files.createDirectory(folder.resolve(name));
        Path file = Files.writeString(own.resolve("alertmanager.yml"), CONFIGURATION, StandardCharsets.UTF_8);
        String address = "127.0.0.1:" + RealPrometheus.freePort();
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + file,
                        "--storage.path=" + own.resolve("data"),
                        "--web.listen-address=" + address,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(own.resolve("log").toFile())
                .start();
        processes.add(process);
        AlertmanagerClient client = client("http://" + address);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                client.status(deadline());
                return client;
            } catch (SourceException e) {
                boolean gone = process.waitFor(50, TimeUnit.MILLISECONDS);
                if (gone || System.nanoTime() - end > 0) {
                    throw new AssertionError(Files.readString(own.resolve("log")), e);
                }
            }
        }
    }

    private AlertmanagerClient client(String url) {
        return new AlertmanagerClient(ServiceUrl.parse("test", url), transport);
    }

    private AlertSource prometheus(String url) {
        PrometheusClient client =
                new PrometheusClient(ServiceUrl.parse("test", url), transport, AlertmanagerIT::deadline, remarks::add);
        ReplicatedPrometheus replicas =
                new ReplicatedPrometheus(List.of(client), AlertmanagerIT::deadline, remarks::add);
        return new PrometheusAlerts("it", replicas, AlertmanagerIT::deadline, () -> now);
    }

    private ReplicatedAlertmanager all(AlertSource prometheus, AlertmanagerClient... clients) {
        return new ReplicatedAlertmanager(
                List.of(clients), prometheus, AlertmanagerIT::deadline, () -> now, remarks::add);
    }

    private static String gone() {
        return "http://127.0.0.1:" + RealPrometheus.freePort();
    }

    private static void post(AlertmanagerClient to, String... alerts) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(to.source() + "/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", alerts) + "]"))
                .build();
        HttpResponse<String> reply = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private static String alert(String name, String region, Instant start) {
        return "{\"labels\":{\"alertname\":\"" + name + "\",\"region\":\"" + region + "\"},"
                + "\"annotations\":{\"summary\":\"s\"},\"startsAt\":\"" + start + "\","
                + "\"generatorURL\":\"http://prometheus/graph\"}";
    }

    private SilenceRequest request(Matcher... matchers) {
        return new SilenceRequest(
                List.of(matchers), now.minusSeconds(5), now.plusSeconds(3600), "ann", "planned, \"x\"");
    }

    private SilenceRequest later() {
        return new SilenceRequest(
                List.of(Matcher.equal("alertname", "Later")),
                now.plusSeconds(600),
                now.plusSeconds(1200),
                "ann",
                "soon");
    }

    @ParameterizedTest
    @EnumSource
    void alerts_of_all_are_put_together(RealPrograms programs) throws IOException, InterruptedException {
        AlertmanagerClient one = start(programs, "one");
        AlertmanagerClient two = start(programs, "two");
        post(one, alert("Both", "eu", now.minusSeconds(60)), alert("Cause", "eu", now), alert("Symptom", "eu", now));
        post(two, alert("Both", "eu", now.minusSeconds(90)), alert("Mine", "us", now));
        Alerts alerts = all(prometheus(gone()), one, two).alerts();

        assertThat(alerts.alerts()).extracting(Alert::name).containsExactly("Both", "Cause", "Mine", "Symptom");
        assertThat(alerts.alerts().get(0))
                .isEqualTo(new Alert(
                        Labels.of("alertname", "Both", "region", "eu"),
                        Map.of("summary", "s"),
                        Alert.State.FIRING,
                        now.minusSeconds(90),
                        "http://prometheus/graph",
                        List.of(),
                        false));
        assertThat(alerts.origin().answered()).containsExactly(one.source(), two.source());
        assertThat(alerts.pendingKnown()).isFalse();
        assertThat(alerts.silencesKnown()).isTrue();
        assertThat(alerts.origin().warnings())
                .singleElement()
                .asString()
                .startsWith("which alerts are pending is not known: http://127.0.0.1:");
    }

    @ParameterizedTest
    @EnumSource
    void one_that_does_not_answer_is_named(RealPrograms programs) throws IOException, InterruptedException {
        AlertmanagerClient one = start(programs, "one");
        AlertmanagerClient dead = client(gone());
        post(one, alert("A", "eu", now));
        ReplicatedAlertmanager both = all(prometheus(gone()), dead, one);

        assertThat(both.alerts().alerts()).extracting(Alert::name).containsExactly("A");
        assertThat(both.alerts().origin().warnings())
                .contains("Alertmanager did not answer: " + dead.source() + "/api/v2/alerts: connection refused");
        assertThat(both.silences().origin().warnings())
                .containsExactly(
                        "Alertmanager did not answer: " + dead.source() + "/api/v2/silences: connection refused");
        Silence made = both.create(request(Matcher.equal("alertname", "A")));
        assertThat(remarks)
                .containsExactly(
                        "Alertmanager did not take it: " + dead.source() + "/api/v2/silences: connection refused");
        assertThat(both.alerts().alerts()).allMatch(a -> a.silences().equals(List.of(made)));
    }

    @ParameterizedTest
    @EnumSource
    void silences_are_made_found_and_ended(RealPrograms programs) throws IOException, InterruptedException {
        AlertmanagerClient one = start(programs, "one");
        AlertmanagerClient two = start(programs, "two");
        post(one, alert("A", "eu-1", now));
        post(two, alert("A", "eu-1", now));
        ReplicatedAlertmanager both = all(prometheus(gone()), one, two);
        Matcher[] matchers = {
            Matcher.equal("alertname", "A"),
            new Matcher("region", Operator.REGEX, "eu-\\d"),
            new Matcher("team", Operator.NOT_EQUAL, "x"),
            new Matcher("zone", Operator.NOT_REGEX, "z.+")
        };
        Silence made = both.create(request(matchers));
        both.create(later());

        assertThat(made.matchers()).containsExactlyInAnyOrder(matchers);
        assertThat(made.creator()).isEqualTo("ann");
        assertThat(made.comment()).isEqualTo("planned, \"x\"");
        assertThat(made.end()).isEqualTo(now.plusSeconds(3600));
        assertThat(made.state()).isEqualTo(Silence.State.ACTIVE);
        Silences silences = both.silences();
        assertThat(silences.silences())
                .extracting(Silence::state)
                .containsExactly(Silence.State.ACTIVE, Silence.State.PENDING);
        assertThat(silences.silences().get(0)).isEqualTo(made);
        assertThat(silences.origin().answered()).containsExactly(one.source(), two.source());
        Alerts alerts = both.alerts();
        assertThat(alerts.alerts())
                .singleElement()
                .satisfies(a -> assertThat(a.silences()).containsExactly(made));
        // they form no cluster: the second was told nothing
        assertThat(alerts.origin().warnings()).contains("Alertmanagers disagree whether A is silenced: it may notify");

        both.expire(made.id());
        assertThat(all(prometheus(gone()), one).silences().silences())
                .filteredOn(s -> s.id().equals(made.id()))
                .extracting(Silence::state)
                .containsExactly(Silence.State.EXPIRED);
        assertThat(both.alerts().alerts()).noneMatch(Alert::isSilenced);
        SourceException again =
                catchThrowableOfType(SourceException.class, () -> both.expire("00000000-0000-4000-8000-000000000000"));
        assertThat(again.kind()).isEqualTo(Kind.BAD_QUERY);
        assertThat(again).hasMessageEndingWith("there is no such silence");
    }

    @ParameterizedTest
    @EnumSource
    void it_says_who_it_is(RealPrograms programs) throws IOException, InterruptedException {
        AlertmanagerStatus status = start(programs, "one").status(deadline());
        assertThat(status.version()).startsWith("0.");
        assertThat(status.cluster()).isEqualTo("disabled");
        assertThat(status.peers()).isZero();
        assertThat(status.upSince()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void without_any_of_them_Prometheus_is_asked_and_without_it_nobody_knows(RealPrograms programs) throws IOException {
        Files.writeString(folder.resolve("rules.yml"), """
                groups:
                - name: g
                  interval: 1s
                  rules:
                  - {alert: Always, expr: vector(1)}
                  - {alert: Soon, expr: vector(1), for: 1h, labels: {region: eu}}
                """, StandardCharsets.UTF_8);
        try (RealPrometheus prometheus = RealPrometheus.start(programs, folder, "rule_files: [rules.yml]")) {
            prometheus.await("alerts", Duration.ofSeconds(60), () -> prometheus.scalar("count(ALERTS)") == 2);
            AlertmanagerClient dead = client(gone());
            ReplicatedAlertmanager source = all(prometheus(prometheus.url().toString()), dead);
            Alerts alerts = source.alerts();

            assertThat(alerts.alerts())
                    .extracting(a -> a.name() + " " + a.state().label())
                    .containsExactly("Always firing", "Soon pending");
            assertThat(alerts.alerts()).allSatisfy(a -> assertThat(a.since()).isBeforeOrEqualTo(Instant.now()));
            assertThat(alerts.pendingKnown()).isTrue();
            assertThat(alerts.silencesKnown()).isFalse();
            assertThat(alerts.origin().answered())
                    .containsExactly(prometheus.url().toString());
            assertThat(alerts.origin().warnings())
                    .containsExactly(
                            "Alertmanager did not answer: " + dead.source() + "/api/v2/alerts: connection refused",
                            "no Alertmanager answered: these are Prometheus's alerts, and whether they are silenced is not"
                                    + " known");
            SourceException silences = catchThrowableOfType(SourceException.class, source::silences);
            assertThat(silences.kind()).isEqualTo(Kind.UNREACHABLE);
        }
        SourceException nobody = catchThrowableOfType(
                SourceException.class,
                () -> all(prometheus(gone()), client(gone())).alerts());
        assertThat(nobody.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(nobody).hasMessageStartingWith("neither Alertmanager nor Prometheus answered: ");
    }

    @ParameterizedTest
    @EnumSource
    void what_Prometheus_has_pending_is_added(RealPrograms programs) throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("rules.yml"),
                "groups: [{name: g, interval: 1s, rules: [{alert: Soon, expr: vector(1), for: 1h},"
                        + " {alert: Always, expr: vector(1)}]}]",
                StandardCharsets.UTF_8);
        try (RealPrometheus prometheus = RealPrometheus.start(programs, folder, "rule_files: [rules.yml]")) {
            prometheus.await("alerts", Duration.ofSeconds(60), () -> prometheus.scalar("count(ALERTS)") == 2);
            AlertmanagerClient one = start(programs, "one");
            post(one, alert("A", "eu", now));
            Alerts alerts = all(prometheus(prometheus.url().toString()), one).alerts();

            assertThat(alerts.alerts())
                    .extracting(a -> a.name() + " " + a.state().label())
                    .containsExactly("A firing", "Soon pending");
            assertThat(alerts.pendingKnown()).isTrue();
            assertThat(alerts.origin().answered())
                    .containsExactly(one.source(), prometheus.url().toString());
            assertThat(alerts.origin().warnings()).isEmpty();
        }
    }
}
