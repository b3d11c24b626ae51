package io.novacron.dwcpctl.ops.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.probe.ProbeReply;
import io.novacron.dwcpctl.testing.StoredMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What servers say of themselves and what Prometheus sees of them, put together. */
final class CheckupTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final Instant AN_HOUR_AGO = NOW.minusSeconds(3600);
    private static final Labels WATCHDOG =
            Labels.of(Labels.NAME, "ALERTS", "alertname", "DWCPv3Watchdog", "alertstate", "firing");

    private record Server(String kind, String region, Supplier<ProbeReply> reply) implements Probe {
        @Override
        public String address() {
            return "http://" + kind;
        }

        @Override
        public ProbeReply ask() {
            return reply.get();
        }
    }

    private static Probe well(String kind, String region) {
        return new Server(kind, region, () -> new ProbeReply(Verdict.PASS, "1.2.3"));
    }

    private static Labels up(String job, String region) {
        return Labels.of(Labels.NAME, "up", "job", job, "region", region, "instance", job + "." + region);
    }

    /** Sees everything of these regions up, and the watchdog, but for the jobs that are named. */
    private static StoredMetrics seeing(String name, List<String> regions, String... without) {
        StoredMetrics metrics = new StoredMetrics(name).series(WATCHDOG, AN_HOUR_AGO, NOW, 1, 0);
        for (String region : regions) {
            for (String job : List.of(
                    "dwcp-v3",
                    "dwcp-v3-amst",
                    "dwcp-v3-hde",
                    "dwcp-v3-pba",
                    "dwcp-v3-acp",
                    "dwcp-v3-ass",
                    "dwcp-v3-itp")) {
                if (!List.of(without).contains(job)) {
                    metrics.series(up(job, region), AN_HOUR_AGO, NOW, 1, 0);
                }
            }
        }
        return metrics;
    }

    private static HealthReport check(List<Probe> probes, List<? extends MetricSource> replicas)
            throws InterruptedException {
        try (Crew crew = new Crew(20)) {
            return new Checkup(crew, Deadline.after(Duration.ofSeconds(30))).of(probes, List.copyOf(replicas), NOW);
        }
    }

    private static List<String> unwell(HealthReport report) {
        return report.unwell().stream()
                .map(t -> t.id() + " " + t.verdict() + " " + t.reason())
                .toList();
    }

    @Test
    void all_is_well_where_all_say_so() throws InterruptedException {
        HealthReport report = check(
                List.of(well("application", "eu"), well("hde", "eu"), well("grafana", "")),
                List.of(seeing("p", List.of("eu"))));

        assertThat(unwell(report)).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.targets().stream().map(TargetHealth::id))
                .containsExactly(
                        "application/eu",
                        "amst/eu",
                        "hde/eu",
                        "pba/eu",
                        "acp/eu",
                        "ass/eu",
                        "itp/eu",
                        "grafana",
                        "watchdog");
    }

    @Test
    void a_scrape_that_fails_is_a_failure_whatever_the_server_says_and_since_when_is_told()
            throws InterruptedException {
        StoredMetrics metrics = seeing("p", List.of("eu"), "dwcp-v3-hde")
                .series(up("dwcp-v3-hde", "eu"), AN_HOUR_AGO, NOW.minusSeconds(615), 1, 0)
                .series(up("dwcp-v3-hde", "eu"), NOW.minusSeconds(600), NOW, 0, 0);

        assertThat(unwell(check(List.of(well("hde", "eu")), List.of(metrics))))
                .containsExactly("hde/eu FAIL 1.2.3; scrapes fail for 10m15s");
    }

    @Test
    void one_instance_of_several_is_a_warning() throws InterruptedException {
        StoredMetrics metrics = seeing("p", List.of("eu"))
                .series(
                        Labels.of(Labels.NAME, "up", "job", "dwcp-v3-hde", "region", "eu", "instance", "second"),
                        AN_HOUR_AGO,
                        NOW,
                        0,
                        0);

        assertThat(unwell(check(List.of(), List.of(metrics))))
                .containsExactly("hde/eu WARN 1 of 2 down by scrape: second");
    }

    @Test
    void what_is_not_scraped_while_its_siblings_are_is_down() throws InterruptedException {
        assertThat(unwell(check(List.of(), List.of(seeing("p", List.of("eu"), "dwcp-v3-acp")))))
                .containsExactly("acp/eu FAIL not scraped: no target of dwcp-v3-acp");
    }

    @Test
    void a_region_that_nobody_scrapes_is_not_known() throws InterruptedException {
        HealthReport report = check(
                List.of(well("application", "eu"), well("application", "us")), List.of(seeing("p", List.of("eu"))));

        assertThat(report.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(report.unwell()).hasSize(7).allMatch(t -> t.region().equals("us"));
        assertThat(unwell(report)).contains("application/us NO_DATA 1.2.3; nothing of the region is scraped");
    }

    @Test
    void a_component_that_says_of_itself_that_it_is_not_healthy_is_not() throws InterruptedException {
        StoredMetrics metrics = seeing("p", List.of("eu"))
                .series(
                        Labels.of(Labels.NAME, "dwcp_v3_component_health", "component", "pba", "region", "eu"),
                        AN_HOUR_AGO,
                        NOW,
                        0,
                        0);

        assertThat(unwell(check(List.of(), List.of(metrics)))).containsExactly("pba/eu FAIL component_health is 0");
    }

    @Test
    void v1_that_is_down_is_a_warning_for_there_is_no_way_back() throws InterruptedException {
        StoredMetrics metrics = seeing("p", List.of("eu")).series(up("dwcp-v1", "eu"), AN_HOUR_AGO, NOW, 0, 0);

        assertThat(unwell(check(List.of(), List.of(metrics))))
                .containsExactly("v1/eu WARN scrapes fail for more than 6h");
    }

    @Test
    void monitoring_without_an_address_is_judged_by_its_scrapes() throws InterruptedException {
        StoredMetrics metrics = seeing("p", List.of("eu")).series(up("alertmanager", ""), AN_HOUR_AGO, NOW, 0, 0);

        assertThat(unwell(check(List.of(), List.of(metrics))))
                .containsExactly("alertmanager WARN 0 of 1 scraped; not asked itself");
    }

    @Test
    void replicas_that_disagree_are_named_and_the_worse_counts() throws InterruptedException {
        StoredMetrics other =
                seeing("q", List.of("eu"), "dwcp-v3-itp").series(up("dwcp-v3-itp", "eu"), AN_HOUR_AGO, NOW, 0, 0);

        assertThat(unwell(check(List.of(), List.of(seeing("p", List.of("eu")), other))))
                .containsExactly(
                        "itp/eu FAIL scrapes fail for more than 6h",
                        "replicas WARN they disagree: itp/eu at dwcp-v3-itp.eu is down to q");
        assertThat(unwell(check(
                        List.of(),
                        List.of(seeing("p", List.of("eu", "us")), seeing("q", List.of("eu", "us"), "dwcp-v3")))))
                .contains("replicas WARN they disagree: application/eu at dwcp-v3.eu is scraped by 1 of 2, and 1 more");
    }

    @Test
    void a_watchdog_that_is_silent_is_a_warning() throws InterruptedException {
        StoredMetrics silent = new StoredMetrics("p");
        for (String job : Service.parts()) {
            silent.series(up(new Service(job, "eu").job(), "eu"), AN_HOUR_AGO, NOW, 1, 0);
        }

        assertThat(unwell(check(List.of(), List.of(silent))))
                .containsExactly("watchdog WARN DWCPv3Watchdog does not fire: nothing shows that alerts are raised");
        assertThat(unwell(check(List.of(), List.of(silent, seeing("q", List.of("eu"))))))
                .containsExactly("watchdog WARN DWCPv3Watchdog fires on 1 of 2 replicas");
    }

    @Test
    void where_no_Prometheus_answers_no_scrape_is_known() throws InterruptedException {
        HealthReport report = check(
                List.of(well("application", "eu"), well("grafana", "")),
                List.of(new StoredMetrics("p")
                        .failing(new SourceException(
                                SourceException.Kind.REFUSED, "http://p: 401 Unauthorized", "Log in."))));

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(unwell(report))
                .contains("application/eu ERROR 1.2.3; scrapes not known", "watchdog ERROR http://p: 401 Unauthorized")
                .noneMatch(t -> t.startsWith("grafana"));
    }

    @Test
    void a_server_that_hangs_is_not_healthy_and_keeps_nobody_waiting() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        List<Probe> probes = new ArrayList<>();
        probes.add(new Server("grafana", "", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new ProbeReply(Verdict.PASS, "late");
        }));
        probes.add(well("pushgateway", ""));
        // a deadline that has passed for those who are not done yet; whoever answers at once is still heard
        try (Crew crew = new Crew(3)) {
            HealthReport report = new Checkup(crew, Deadline.after(Duration.ofSeconds(1)))
                    .of(probes, List.of(seeing("p", List.of("eu"))), NOW);

            assertThat(unwell(report)).containsExactly("grafana ERROR no answer within the deadline");
        }
    }

    @Test
    void a_refusal_of_a_probe_is_said_without_the_address_that_stands_beside_it() throws InterruptedException {
        Probe refusing = new Server("grafana", "", () -> {
            throw new SourceException(SourceException.Kind.REFUSED, "http://grafana/api: 401", "Log in.");
        });

        assertThat(unwell(check(List.of(refusing, refusing), List.of(seeing("p", List.of("eu"))))))
                .containsExactly("grafana/0 ERROR /api: 401", "grafana/1 ERROR /api: 401");
    }

    @Test
    void names_choose_and_unknown_ones_are_refused() throws InterruptedException {
        HealthReport report = check(List.of(), List.of(seeing("p", List.of("eu", "us"))));

        assertThat(report.only(List.of("hde")).targets()).hasSize(2);
        assertThat(report.only(List.of("us")).targets()).hasSize(7);
        assertThat(report.only(List.of("hde/us", "watchdog")).targets()).hasSize(2);
        assertThat(report.only(List.of()).targets()).hasSize(15);
        assertThatThrownBy(() -> report.refuseUnknown(List.of("hde", "watchdgo")))
                .isInstanceOf(CliException.class)
                .hasMessage("there is no \"watchdgo\" in this context");
    }
}
