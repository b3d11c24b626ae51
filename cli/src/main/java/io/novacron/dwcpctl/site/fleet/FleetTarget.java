package io.novacron.dwcpctl.site.fleet;

import io.novacron.dwcpctl.metrics.exposition.ExpositionWriter;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.site.fleet.condition.RegionHistory;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.metric.Exposures;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import io.novacron.dwcpctl.site.fleet.metric.MetricFamily;
import io.novacron.dwcpctl.site.fleet.wave.DayShape;
import io.novacron.dwcpctl.site.fleet.wave.Hash;
import io.novacron.dwcpctl.site.fleet.wave.Periods;
import io.novacron.dwcpctl.site.fleet.wave.Signal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Something that Prometheus scrapes: what it exposes, when it answers, and what Prometheus would have stored of it. */
public final class FleetTarget {
    private final Place place;
    private final Job job;
    private final Labels labels;
    private final Periods answering;
    private final long firstScrape;
    private @Nullable List<MetricFamily> families;
    private @Nullable Set<String> names;

    FleetTarget(Place place, Job job) {
        this.place = place;
        this.job = job;
        String host = job.isRegional() ? job.jobName() + "." + place.region : job.jobName();
        this.labels = Labels.of("job", job.jobName(), "instance", host + ":" + job.port(), "region", place.region);
        this.answering = place.history.answering(job);
        // as Prometheus does it: every target at its own offset within the interval, for good
        long interval = job.intervalMillis();
        long offset = (long) (Hash.unit(Hash.mix(place.seed, "scrape " + job.id()), 0) * interval);
        this.firstScrape = Math.floorDiv(place.beginning, interval) * interval + offset;
    }

    /** What the targets of a region have in common. */
    record Place(long seed, List<String> regions, String region, long beginning, DayShape day, RegionHistory history) {}

    public Job job() {
        return job;
    }

    /** The empty string for the monitoring. */
    public String region() {
        return place.region;
    }

    /** What Prometheus adds to every series: job, instance, region. */
    public Labels labels() {
        return labels;
    }

    /** When it answers. */
    public Periods answering() {
        return answering;
    }

    /** What it exposes, in the order in which it stands in the text. */
    public synchronized List<MetricFamily> families() {
        if (families == null) {
            families = Exposures.of(
                    place.seed,
                    place.regions,
                    place.region,
                    job,
                    place.beginning,
                    firstScrape,
                    place.day,
                    place.history);
        }
        return families;
    }

    /** Every series that Prometheus would store of it, with the target's labels: its metrics, and {@code up} and the like. */
    public List<FleetSeries> series() {
        return series(name -> true);
    }

    /** Those of them whose names are asked for: only these are made. */
    public List<FleetSeries> series(Predicate<String> names) {
        List<FleetSeries> all = new ArrayList<>();
        for (MetricFamily family : families()) {
            for (FleetSeries series : family.series()) {
                if (names.test(series.labels().metric())) {
                    all.add(new FleetSeries(
                            series.with(labels).labels(),
                            series.value(),
                            series.present().and(answering),
                            series.counter()));
                }
            }
        }
        all.add(ofScrape("up", millis -> answering.contains(millis) ? 1 : 0));
        all.add(ofScrape("scrape_samples_scraped", this::samplesScraped));
        all.add(ofScrape("scrape_samples_post_metric_relabeling", this::samplesScraped));
        all.add(ofScrape("scrape_series_added", millis -> 0));
        all.add(ofScrape("scrape_duration_seconds", this::scrapeDuration));
        all.removeIf(series -> !names.test(series.labels().metric()));
        return all;
    }

    /** The names of its series, each once. */
    public synchronized Set<String> names() {
        if (names == null) {
            Set<String> found = new LinkedHashSet<>();
            families().forEach(f -> f.series().forEach(s -> found.add(s.labels().metric())));
            series(name -> !found.contains(name))
                    .forEach(s -> found.add(s.labels().metric()));
            names = Set.copyOf(found);
        }
        return names;
    }

    private FleetSeries ofScrape(String name, Signal value) {
        return new FleetSeries(labels.with(Labels.NAME, name), value, Periods.ALWAYS, false);
    }

    private double samplesScraped(long millis) {
        return answering.contains(millis)
                ? families().stream()
                        .flatMap(f -> f.series().stream())
                        .filter(s -> s.present().contains(millis))
                        .count()
                : 0;
    }

    // uniform between 3 and 9 milliseconds
    private double scrapeDuration(long millis) {
        long cell = Math.floorDiv(millis - firstScrape, job.intervalMillis());
        return 0.003 + 0.006 * Hash.unit(Hash.mix(place.seed, "duration " + job.id()), cell);
    }

    /**
     * What Prometheus would have stored of a series in a span of time, both ends included: a sample at each scrape, and
     * where the series vanished a {@link ScrapedSamples#STALE} marker at the first scrape without it. Worked out when
     * read. Nothing lies before the fleet's beginning.
     *
     * @param series one of {@link #series()}
     */
    public Samples samples(FleetSeries series, long fromMillis, long toMillis) {
        return ScrapedSamples.of(
                series,
                new ScrapedSamples.Grid(firstScrape, job.intervalMillis()),
                Math.max(fromMillis, place.beginning),
                toMillis);
    }

    /** What it answers to a request for its metrics at a moment, in the text format; also while it does not answer. */
    public String exposition(long millis) {
        StringBuilder text = new StringBuilder(1 << 16);
        ExpositionWriter writer = new ExpositionWriter(text);
        for (MetricFamily family : families()) {
            writer.family(family.name(), family.type(), family.help());
            for (FleetSeries series : family.series()) {
                if (series.present().contains(millis)) {
                    writer.sample(series.labels(), series.value().at(millis));
                }
            }
        }
        return text.toString();
    }
}
