package io.novacron.dwcpctl.site.fleet.serve;

import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.event.Job;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The configuration by which a real Prometheus scrapes the simulated fleet, with the jobs and labels of production. */
public final class ScrapeConfig {
    private static final int USUAL_SECONDS = 15;

    private ScrapeConfig() {}

    /**
     * What alerting needs beside the fleet. The rules watch Prometheus and Alertmanager too, and one that is not scraped
     * counts as down: whoever loads the rules must scrape both.
     *
     * @param rules the directory of the rule files; no {@code *} in its path, which Prometheus refuses before the last part
     * @param prometheus host and port at which the Prometheus of this configuration will listen
     * @param alertmanager host and port of the Alertmanager that gets the alerts; null for none
     */
    public record Alerting(
            Path rules, String prometheus, @Nullable String alertmanager) {}

    /** A complete configuration file, with nothing but the scraping of the fleet. */
    public static String text(PortMap ports) {
        return text(ports, null);
    }

    /** The same, and with {@code alerting} also the rules, where the alerts go, and the scraping of the monitoring. */
    public static String text(PortMap ports, @Nullable Alerting alerting) {
        StringBuilder text = new StringBuilder();
        text.append("# Scrapes the fleet of \"dwcpctl simulate --port-base ")
                .append(ports.base())
                .append("\".\n");
        text.append(String.format(
                Locale.ROOT,
                "global:\n  scrape_interval: %ds\n  evaluation_interval: %ds\n\n",
                USUAL_SECONDS,
                USUAL_SECONDS));
        if (alerting != null) {
            append(text, alerting);
        }
        text.append("scrape_configs:\n");
        for (Job job : Job.values()) {
            if (job.isRegional()) {
                append(text, job, ports);
            }
        }
        if (alerting != null) {
            append(text, Job.PROMETHEUS, alerting.prometheus());
            if (alerting.alertmanager() != null) {
                append(text, Job.ALERTMANAGER, alerting.alertmanager());
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Alerting alerting) {
        // a pattern: what the directory's own name has of it stands for itself
        String directory =
                alerting.rules().toAbsolutePath().normalize().toString().replaceAll("[?\\[\\\\]", "\\\\$0");
        String files = directory + "/*.yml";
        // in single quotes YAML knows no escapes but of the quote itself
        text.append("rule_files:\n  - '").append(files.replace("'", "''")).append("'\n\n");
        if (alerting.alertmanager() != null) {
            text.append("alerting:\n  alertmanagers:\n    - static_configs:\n        - targets: [\"")
                    .append(alerting.alertmanager())
                    .append("\"]\n\n");
        }
    }

    private static void append(StringBuilder text, Job job, String address) {
        text.append("  - job_name: ").append(job.jobName()).append('\n');
        text.append("    static_configs:\n");
        text.append("      - targets: [\"").append(address).append("\"]\n");
    }

    private static void append(StringBuilder text, Job job, PortMap ports) {
        long seconds = job.intervalMillis() / 1000;
        text.append("  - job_name: ").append(job.jobName()).append('\n');
        text.append("    scrape_interval: ").append(seconds).append("s\n");
        text.append("    scrape_timeout: ").append(seconds).append("s\n");
        text.append("    static_configs:\n");
        for (String region : Fleet.REGIONS) {
            text.append("      - targets: [\"")
                    .append(ports.url(job, region).getAuthority())
                    .append("\"]\n");
            text.append("        labels: {region: ").append(region).append("}\n");
        }
    }
}
