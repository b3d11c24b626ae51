package io.novacron.dwcpctl.alerting;

import com.fasterxml.jackson.databind.JsonNode;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.serve.PortMap;
import io.novacron.dwcpctl.testing.RealAlertmanager;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The shipped files at work: a real Prometheus with the shipped configuration and rules scrapes the simulated fleet and
 * sends alerts to a real Alertmanager with the shipped routes, which sends them to {@link AlertReceivers}. The copies
 * differ from the shipped files by their waits ({@link FasterClock}) and by addresses, and by nothing else.
 */
final class AlertPath implements AutoCloseable {
    private static final Duration RESEND_DELAY = Duration.ofMinutes(1);
    private static final String NOWHERE = "127.0.0.1:1";
    private static final String TOKEN = "the webhook's";

    private final AlertReceivers receivers;
    private final RealAlertmanager alertmanager;
    private final RealPrometheus prometheus;

    private AlertPath(AlertReceivers receivers, RealAlertmanager alertmanager, RealPrometheus prometheus) {
        this.receivers = receivers;
        this.alertmanager = alertmanager;
        this.prometheus = prometheus;
    }

    /** Starts all three; the fleet listens on {@code ports} already. */
    static AlertPath start(RealPrograms programs, Path folder, PortMap ports, FasterClock clock) throws IOException {
        programs.require("prometheus");
        programs.require("prometheus-alertmanager");
        Shipped.copy(Shipped.QUERIES, folder);
        for (Path file : Shipped.yamlFiles(folder.resolve("rules"))) {
            Files.writeString(file, clock.faster(Shipped.read(file)));
        }
        AlertReceivers receivers = new AlertReceivers();
        RealAlertmanager alertmanager = RealAlertmanager.start(
                programs,
                folder.resolve("alertmanager"),
                routes(clock.faster(Shipped.read(Shipped.ALERTMANAGER)), receivers.url(), secrets(folder, receivers)));
        String scraping = clock.faster(Shipped.read(Shipped.PROMETHEUS));
        RealPrometheus prometheus = RealPrometheus.start(
                programs,
                folder.resolve("prometheus"),
                own -> scraping(scraping, ports, own, alertmanager.url(), receivers.url()),
                "--rules.alert.resend-delay=" + clock.faster(RESEND_DELAY));
        return new AlertPath(receivers, alertmanager, prometheus);
    }

    /** What stands in files in production: the files, with something in them. */
    private static Path secrets(Path folder, AlertReceivers receivers) throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("slack-api-url"), receivers.url() + AlertReceivers.SLACK);
        Files.writeString(secrets.resolve("smtp-password"), "none");
        Files.writeString(secrets.resolve("pagerduty-routing-key"), "the routing key");
        Files.writeString(secrets.resolve("webhook-token"), TOKEN);
        Files.writeString(secrets.resolve("dead-mans-switch-token"), "the switch's");
        return secrets;
    }

    private static String routes(String text, URI receivers, Path secrets) {
        String routes = text;
        routes = moved(routes, "/etc/alertmanager/secrets", secrets.toString());
        routes = moved(routes, "http://dwcp-v3-events:8088", receivers.toString());
        routes = moved(routes, "https://heartbeat.novacron.io", receivers.toString());
        routes = moved(routes, "smtp.novacron.io:587", NOWHERE); // e-mail is left out: there is no server to take it
        // PagerDuty's address is its own and stands in no shipped file
        return moved(
                routes, "\nglobal:\n", "\nglobal:\n  pagerduty_url: " + receivers + AlertReceivers.PAGERDUTY + "\n");
    }

    private static String scraping(String text, PortMap ports, URI own, URI alertmanager, URI receivers) {
        String scraping = text;
        for (Job job : Job.values()) {
            for (String region : job.isRegional() ? Fleet.REGIONS : List.<String>of()) {
                scraping = moved(
                        scraping,
                        "[" + job.jobName() + "." + region + ":" + job.port() + "]",
                        "[" + ports.url(job, region).getAuthority() + "]");
            }
        }
        scraping = moved(scraping, "localhost:9090", own.getAuthority());
        scraping = moved(
                scraping,
                "[alertmanager-0:9093, alertmanager-1:9093, alertmanager-2:9093]",
                "[" + alertmanager.getAuthority() + "]");
        scraping = moved(scraping, "http://thanos-receive:19291", receivers.toString());
        scraping = moved(scraping, "pushgateway:9091", NOWHERE);
        scraping = moved(scraping, "grafana:3000", NOWHERE);
        return moved(scraping, "${HOSTNAME}", "prometheus-0");
    }

    private static String moved(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new AssertionError("not in the shipped file any more: " + from);
        }
        return text.replace(from, to);
    }

    AlertReceivers receivers() {
        return receivers;
    }

    RealPrometheus prometheus() {
        return prometheus;
    }

    /** What the webhook must be sent to be let in. */
    static String authorization() {
        return "Bearer " + TOKEN;
    }

    /** The alert as Alertmanager has it, if it does. */
    Optional<JsonNode> inAlertmanager(WatchedAlert alert) {
        return alertmanager
                .alerts()
                .valueStream()
                .filter(a -> alert.is(a.path("labels")))
                .findFirst();
    }

    /** Whether Alertmanager has it and keeps it back, for the sake of another. */
    boolean isInhibited(WatchedAlert alert) {
        return inAlertmanager(alert)
                .map(a -> a.path("status"))
                .filter(s -> s.path("state").asText().equals("suppressed"))
                .filter(s -> !s.path("inhibitedBy").isEmpty())
                .isPresent();
    }

    /** The names and labels of all alerts but the heartbeat that have fired so far, by Prometheus's own records. */
    Stream<JsonNode> everFired() {
        return prometheus
                .query("count by (alertname, region, component, job) (count_over_time("
                        + "ALERTS{alertstate=\"firing\",alertname!=\"DWCPv3Watchdog\"}[1h]))")
                .path("result")
                .valueStream()
                .map(series -> series.path("metric"));
    }

    /**
     * Waits until an alert has reached the webhook, and notes its way there.
     *
     * @param injected when its cause began
     */
    Hops follow(WatchedAlert alert, Instant injected, Duration patience) {
        Instant[] sent = new Instant[1];
        prometheus.await(alert + " at the webhook", patience, () -> {
            if (sent[0] == null) {
                // renewed whenever Prometheus sends it again: the first that is seen is its first arrival
                inAlertmanager(alert)
                        .ifPresent(
                                a -> sent[0] = Instant.parse(a.path("updatedAt").asText()));
            }
            return sent[0] != null && receivers.webhook(alert, "firing").isPresent();
        });
        return new Hops(
                alert,
                injected,
                first(alert.series("pending"), injected),
                first(alert.series("firing"), injected),
                sent[0],
                receivers.webhook(alert, "firing").orElseThrow().at());
    }

    /** When a series has its first sample after a moment. */
    private Instant first(String series, Instant after) {
        return prometheus
                .query(series + "[1h]")
                .path("result")
                .valueStream()
                .flatMap(one -> one.path("values").valueStream())
                .map(sample -> Instant.ofEpochMilli(Math.round(sample.path(0).asDouble() * 1000)))
                .filter(at -> at.isAfter(after))
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new AssertionError("no sample of " + series + " after " + after));
    }

    @Override
    public void close() {
        try (receivers;
                alertmanager;
                prometheus) {
            // in turn, the last opened first
        }
    }
}
