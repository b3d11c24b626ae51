package io.novacron.dwcpctl.site.fleet.metric;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.site.fleet.condition.Conditions;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.wave.Level;
import io.novacron.dwcpctl.site.fleet.wave.Rate;
import java.util.List;
import java.util.function.Function;

/**
 * What Prometheus and Alertmanager say of themselves: of their many metrics those that somebody asks for. They are healthy, but
 * for what follows when one of the two is down.
 */
final class MonitoringMetrics {
    /** A rule group as Prometheus names it: file and group. */
    private static final List<String> RULE_GROUPS = List.of(
                    "anomaly",
                    "component",
                    "consensus",
                    "critical",
                    "error-budget",
                    "heartbeat",
                    "meta",
                    "recording",
                    "sla",
                    "warning")
            .stream()
            .map(name -> "/etc/prometheus/rules/" + name + ".yml;dwcp-v3-" + name)
            .toList();

    private static final List<String> INTEGRATIONS = List.of("email", "pagerduty", "slack", "webhook");

    /** Of the sizes of the fleet's pages and their intervals: two applications a second, the rest every 5 or 15 seconds. */
    private static final double SAMPLES_PER_SECOND = 1_990;

    private static final int SERIES = 2_600;

    /** An alert that goes on firing is sent again each minute; one always does, the heartbeat. */
    private static final double HEARTBEATS = 1.0 / 60;

    private static final double RULE_INTERVAL = 15;

    private final Exposure exposure;

    MonitoringMetrics(Exposure exposure) {
        this.exposure = exposure;
    }

    void prometheus() {
        exposure.gauge(
                        "prometheus_config_last_reload_successful",
                        "Whether the last reload of the configuration worked.")
                .number(Labels.EMPTY, c -> Level.constant(1))
                .done();
        exposure.gauge("prometheus_tsdb_head_series", "Series in the head block.")
                .number(Labels.EMPTY, c -> Level.constant(SERIES).noise(12, 4))
                .done();
        exposure.counter("prometheus_tsdb_head_samples_appended_total", "Samples appended to the head block.")
                .counting(Labels.of("type", "float"), c -> Rate.of(SAMPLES_PER_SECOND))
                .counting(Labels.of("type", "histogram"), c -> Rate.ZERO)
                .done();
        counter(
                "prometheus_target_scrapes_exceeded_sample_limit_total",
                "Scrapes over the sample limit.",
                c -> Rate.ZERO);
        counter(
                "prometheus_target_scrapes_sample_duplicate_timestamp_total",
                "Samples with a timestamp seen before and another value.",
                c -> Rate.ZERO);
        rules();
        exposure.counter("prometheus_notifications_errors_total", "Alerts that could not be sent to an Alertmanager.")
                .counting(
                        Labels.of("alertmanager", "http://alertmanager:9093/api/v2/alerts"),
                        MonitoringMetrics::undelivered)
                .done();
        counter(
                "prometheus_notifications_dropped_total",
                "Alerts given up for want of an Alertmanager that takes them.",
                MonitoringMetrics::undelivered);
    }

    private void rules() {
        Exposure.CounterFamily failures =
                exposure.counter("prometheus_rule_evaluation_failures_total", "Rules that could not be evaluated.");
        Exposure.GaugeFamily interval = exposure.gauge(
                "prometheus_rule_group_interval_seconds", "How often a rule group is evaluated, in seconds.");
        Exposure.GaugeFamily took = exposure.gauge(
                "prometheus_rule_group_last_duration_seconds", "How long a rule group took the last time, in seconds.");
        for (String group : RULE_GROUPS) {
            Labels labels = Labels.of("rule_group", group);
            failures.counting(labels, c -> Rate.ZERO);
            interval.quantity(labels, c -> Level.constant(RULE_INTERVAL));
            took.quantity(labels, c -> Level.constant(0.011).noise(0.004, 0.003));
        }
        failures.done();
        interval.done();
        took.done();
    }

    void alertmanager() {
        exposure.gauge(
                        "alertmanager_config_last_reload_successful",
                        "Whether the last reload of the configuration worked.")
                .number(Labels.EMPTY, c -> Level.constant(1))
                .done();
        // the heartbeat's alone: which others fire is worked out by whoever evaluates the rules, not here
        exposure.counter("alertmanager_alerts_received_total", "Alerts received.")
                .counting(
                        Labels.of("status", "firing", "version", "v2"),
                        c -> c.isDown(Job.PROMETHEUS) ? Rate.ZERO : Rate.of(HEARTBEATS))
                .counting(Labels.of("status", "resolved", "version", "v2"), c -> Rate.ZERO)
                .done();
        Exposure.CounterFamily failed = exposure.counter(
                "alertmanager_notifications_failed_total", "Notifications that could not be delivered.");
        INTEGRATIONS.forEach(integration -> failed.counting(Labels.of("integration", integration), c -> Rate.ZERO));
        failed.done();
    }

    private static Rate undelivered(Conditions c) {
        return c.isDown(Job.ALERTMANAGER) ? Rate.of(HEARTBEATS) : Rate.ZERO;
    }

    private void counter(String name, String help, Function<Conditions, Rate> rate) {
        exposure.counter(name, help).counting(Labels.EMPTY, rate).done();
    }
}
