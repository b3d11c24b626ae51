package io.novacron.dwcpctl.site.fleet.serve;

import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.event.Job;
import java.util.Locale;

/** The configuration by which a real Prometheus scrapes the simulated fleet, with the jobs and labels of production. */
public final class ScrapeConfig {
    private static final int USUAL_SECONDS = 15;

    private ScrapeConfig() {}

    /** A complete configuration file, with nothing but the scraping. */
    public static String text(PortMap ports) {
        StringBuilder text = new StringBuilder();
        text.append("# Scrapes the fleet of \"dwcpctl simulate --port-base ")
                .append(ports.base())
                .append("\".\n");
        text.append(String.format(
                Locale.ROOT,
                "global:\n  scrape_interval: %ds\n  evaluation_interval: %ds\n\nscrape_configs:\n",
                USUAL_SECONDS,
                USUAL_SECONDS));
        for (Job job : Job.values()) {
            if (job.isRegional()) {
                append(text, job, ports);
            }
        }
        return text.toString();
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
