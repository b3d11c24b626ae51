package io.novacron.dwcpctl.site.prometheus;

import io.novacron.dwcpctl.metrics.series.Labels;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that Prometheus scrapes.
 *
 * @param job the label of that name
 * @param labels after relabelling
 * @param health {@code up}, {@code down} or {@code unknown}
 * @param lastError why the last scrape failed; empty where it did not
 * @param lastScrape null before the first
 * @param scrapeUrl without a user
 */
public record Target(
        String job,
        Labels labels,
        String health,
        String lastError,
        @Nullable Instant lastScrape,
        String scrapeUrl,
        Duration lastScrapeDuration) {}
