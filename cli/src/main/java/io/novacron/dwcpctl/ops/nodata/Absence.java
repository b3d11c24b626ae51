package io.novacron.dwcpctl.ops.nodata;

import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.ops.nodata.NoData.Cause;
import io.novacron.dwcpctl.ops.nodata.WhyNoData.Counting;
import io.novacron.dwcpctl.ops.nodata.WhyNoData.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a selector has no series: they never were, a condition excludes them, or they have ended. */
final class Absence {
    /** What has not been seen for as long is as if it had never been. */
    static final Duration MEMORY = Duration.ofDays(1);

    private static final int MOST_VALUES = 6;
    private static final String OURS = "dwcp_";
    private static final String UP = "up";
    private static final Duration COARSE = Duration.ofMinutes(1);
    private static final Duration FINE = Duration.ofSeconds(1);

    private final MetricSource source;
    private final Counting counting;
    private final Function<Instant, List<String>> names;

    /** @param names of all metrics within the day before a moment */
    Absence(MetricSource source, Counting counting, Function<Instant, List<String>> names) {
        this.source = source;
        this.counting = counting;
        this.names = names;
    }

    NoData of(Window window) {
        Instant from = window.end().minus(window.length()).minus(MEMORY);
        String metric = window.metric().orElse("");
        if (!metric.isEmpty()) {
            List<String> all = names.apply(window.end());
            boolean foreign =
                    all.isEmpty() || (metric.startsWith(OURS) && all.stream().noneMatch(n -> n.startsWith(OURS)));
            if (foreign) {
                return NoData.of(
                        Cause.WRONG_TENANT,
                        all.isEmpty()
                                ? "the server holds no series at all: a wrong tenant (X-Scope-OrgID), or one that scrapes nothing"
                                : "the server holds no metric of DWCP at all: a wrong tenant (X-Scope-OrgID), or another server");
            }
            if (!all.contains(metric)) {
                return NoData.of(
                        Cause.METRIC_UNKNOWN, "the metric " + metric + " is unknown there" + hint(metric, all));
            }
        }
        List<Labels> once = source.series(List.of(window.matchers()), from, window.end());
        return once.isEmpty() ? excluded(window, from) : ended(window, once);
    }

    /** Which condition leaves none; where none of them does it alone, the first that does together with those before it. */
    private NoData excluded(Window window, Instant from) {
        List<Matcher> names = new ArrayList<>();
        List<Matcher> conditions = new ArrayList<>();
        window.matchers().forEach(m -> (m.name().equals(Labels.NAME) ? names : conditions).add(m));
        for (Matcher condition : conditions) {
            List<Matcher> others = new ArrayList<>(window.matchers());
            others.remove(condition);
            if (others.stream().allMatch(m -> m.matches(""))) {
                continue; // a selector that selects everything is refused
            }
            if (!source.series(List.of(others), from, window.end()).isEmpty()) {
                return excluding(condition, others, window, from, "");
            }
        }
        List<Matcher> kept = new ArrayList<>(names);
        for (Matcher condition : conditions) {
            List<Matcher> with = new ArrayList<>(kept);
            with.add(condition);
            if (!kept.isEmpty()
                    && source.series(List.of(with), from, window.end()).isEmpty()) {
                return excluding(condition, kept, window, from, conditions.size() > 1 ? ", and others do too" : "");
            }
            kept.add(condition);
        }
        return NoData.of(Cause.MATCHERS_EXCLUDE_ALL, window.selector() + " matches no series of the last day");
    }

    private NoData excluding(Matcher condition, List<Matcher> others, Window window, Instant from, String more) {
        List<String> values = source.labelValues(condition.name(), List.of(others), from, window.end());
        String of = window.metric().orElse("these series");
        String text = condition + " excludes every series of " + of + more;
        if (values.isEmpty()) {
            Set<String> labels = new TreeSet<>();
            source.series(List.of(others), from, window.end())
                    .forEach(series -> labels.addAll(series.toMap().keySet()));
            labels.remove(Labels.NAME);
            return NoData.of(
                    Cause.MATCHERS_EXCLUDE_ALL,
                    text + ": they have no such label" + hint(condition.name(), labels) + ", but " + listed(labels));
        }
        return NoData.of(
                Cause.MATCHERS_EXCLUDE_ALL, text + ": there is " + listed(values) + hint(condition.value(), values));
    }

    private static String hint(String name, Collection<String> candidates) {
        return Nearest.to(name, candidates)
                .map(n -> " (did you mean " + n + "?)")
                .orElse("");
    }

    private static String listed(Collection<String> values) {
        return values.stream().limit(MOST_VALUES).collect(Collectors.joining(", "))
                + (values.size() > MOST_VALUES ? " and " + (values.size() - MOST_VALUES) + " more" : "");
    }

    /** They were there within the last day. */
    private NoData ended(Window window, List<Labels> once) {
        Instant now = window.end();
        Set<String> jobs = new TreeSet<>();
        Set<String> instances = new TreeSet<>();
        for (Labels series : once) {
            if (series.has("job") && series.has("instance")) {
                jobs.add(series.get("job"));
                instances.add(series.get("instance"));
            }
        }
        String metric = window.metric().orElse(window.selector());
        if (!jobs.isEmpty() && !metric.equals(UP)) {
            List<Matcher> up = List.of(
                    Matcher.equal(Labels.NAME, UP), Selector.oneOf("job", jobs), Selector.oneOf("instance", instances));
            double down = counting.ask("count(" + Selector.text(up) + " == 0)", now);
            if (down > 0) {
                Instant since = last("timestamp(" + Selector.text(up) + " == 1)", now);
                return new NoData(
                        Cause.TARGET_DOWN, named(jobs, instances) + " cannot be scraped" + ago(since, now), since);
            }
            boolean scraped = counting.ask("count(" + Selector.text(up) + ")", now) > 0;
            // all that is asked about a target nobody scrapes ended with it, and there are hundreds of buckets
            Instant since = scraped ? null : last("timestamp(" + Selector.text(up) + ")", now);
            since = since == null ? last("timestamp(" + window.selector() + ")", now) : since;
            return new NoData(
                    Cause.SERIES_STALE,
                    scraped
                            ? metric + " ended" + ago(since, now) + ", though " + named(jobs, instances) + " is up"
                            : named(jobs, instances) + " is not scraped any more" + ago(since, now),
                    since);
        }
        Instant since = last("timestamp(" + window.selector() + ")", now);
        return new NoData(Cause.SERIES_STALE, metric + " ended" + ago(since, now), since);
    }

    private static String named(Set<String> jobs, Set<String> instances) {
        return listed(jobs) + " at " + listed(instances);
    }

    private static String ago(@Nullable Instant since, Instant now) {
        return since == null
                ? ""
                : " for "
                        + PromDuration.format(
                                Duration.ofSeconds(Duration.between(since, now).toSeconds()));
    }

    /** The last moment at which an expression had a value, to the second: first to the minute, then within it. */
    private @Nullable Instant last(String timestamps, Instant now) {
        Instant minute = newest(timestamps, MEMORY, COARSE, now);
        if (minute == null) { // it may have lived between two whole minutes
            return newest(timestamps, COARSE.multipliedBy(2), FINE, now);
        }
        Instant end = minute.truncatedTo(ChronoUnit.MILLIS).plus(COARSE.multipliedBy(2));
        Instant second = newest(timestamps, COARSE.multipliedBy(2), FINE, end.isAfter(now) ? now : end);
        return second == null ? minute : second;
    }

    private @Nullable Instant newest(String timestamps, Duration length, Duration step, Instant end) {
        String subquery = "[" + PromDuration.format(length) + ":" + PromDuration.format(step) + "]";
        double seconds = counting.ask("max(max_over_time(" + timestamps + subquery + "))", end);
        return Double.isNaN(seconds) ? null : Instant.ofEpochMilli(Math.round(seconds * 1000));
    }
}
