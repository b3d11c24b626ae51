package io.novacron.dwcpctl.site.fleet.alert;

import io.novacron.dwcpctl.metrics.promql.eval.EngineOptions;
import io.novacron.dwcpctl.metrics.promql.eval.PromqlEngine;
import io.novacron.dwcpctl.metrics.rules.ActiveAlert;
import io.novacron.dwcpctl.metrics.rules.Rule;
import io.novacron.dwcpctl.metrics.rules.RuleFile;
import io.novacron.dwcpctl.metrics.rules.RuleSet;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules over a fleet: what a Prometheus that scrapes it and had always evaluated them would have written. Files are
 * read when somebody first asks for a series that the fleet itself does not have; then only the rules that may write it are
 * evaluated, over the time asked about and as much before as their state depends on. What was evaluated is kept, and gone
 * on with when time has gone on. Safe for several threads: they take turns.
 *
 * <p>A recording rule whose name is that of a series which the fleet exposes is not seen.
 */
public final class FleetRules {
    /** How often groups are evaluated that do not say it themselves. */
    static final Duration INTERVAL = Duration.ofSeconds(15);

    private static final int RUNS_KEPT = 8;
    private static final String FOR_STATE = "ALERTS_FOR_STATE";

    private final Supplier<List<RuleFile>> reader;
    private final RuleCosts costs;
    private final Map<String, Kept> runs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > RUNS_KEPT;
        }
    };
    private @Nullable List<RuleFile> files;
    private BooleanSupplier timedOut = FleetRules::never;

    private record Kept(RuleRun run, Onsets onsets) {}

    /**
     * Rules that nobody has asked for yet.
     *
     * @param files read once, when first needed
     * @param nanoTime by which evaluations are timed
     */
    public FleetRules(Supplier<List<RuleFile>> files, LongSupplier nanoTime) {
        this.reader = files;
        this.costs = new RuleCosts(
                new PromqlEngine(EngineOptions.DEFAULT.withTimedOut(() -> timedOut.getAsBoolean())), nanoTime);
    }

    private static boolean never() {
        return false;
    }

    /** No rules at all. */
    public static FleetRules none() {
        return new FleetRules(List::of, () -> 0);
    }

    /** A fleet's storage with what rules wrote beside what was scraped. */
    public RuledStorage over(FleetStorage fleet, BooleanSupplier outOfTime) {
        return new RuledStorage(fleet, this, outOfTime);
    }

    /** The rule files. */
    synchronized List<RuleFile> files() {
        if (files == null) {
            List<RuleFile> read = List.copyOf(reader.get());
            read.stream()
                    .flatMap(file -> file.groups().stream())
                    .flatMap(group -> group.rules().stream())
                    .forEach(rule -> costs.watch(rule.expr()));
            files = read;
        }
        return files;
    }

    /** How often a rule was evaluated so far. */
    synchronized long evaluations() {
        return costs.evaluations();
    }

    private RuleSet all() {
        return new RuleSet(files().stream().flatMap(f -> f.groups().stream()).toList());
    }

    static IdentityHashMap<Rule, Duration> histories(RuleSet rules) {
        return rules.histories(INTERVAL, Duration.ofMillis(EngineOptions.DEFAULT.lookbackMillis()));
    }

    /** What rules wrote of the series that meet all conditions. Who asks for what was scraped need not wait for others. */
    List<Series> written(FleetStorage fleet, List<Matcher> matchers, long from, long to, BooleanSupplier outOfTime) {
        return isScraped(fleet, matchers) ? List.of() : evaluated(fleet, matchers, from, to, outOfTime);
    }

    private synchronized List<Series> evaluated(
            FleetStorage fleet, List<Matcher> matchers, long from, long to, BooleanSupplier outOfTime) {
        RuleSet needed = all().writing(matchers);
        long end = Math.min(to, fleet.knownUntil());
        if (needed.isEmpty() || end < from) {
            return List.of();
        }
        timedOut = outOfTime;
        try {
            Kept kept = run(needed, fleet, from, end);
            return kept.run().written(matchers, from, end).stream()
                    .map(series -> series.labels().metric().equals(FOR_STATE) ? corrected(series, kept, fleet) : series)
                    .toList();
        } finally {
            timedOut = FleetRules::never;
        }
    }

    private static boolean isScraped(FleetStorage fleet, List<Matcher> matchers) {
        return matchers.stream()
                .anyMatch(m -> m.name().equals(Labels.NAME)
                        && m.operator() == Matcher.Operator.EQUAL
                        && fleet.exposes(m.value()));
    }

    /** The value is since when an alert is active: of one that was so from the first evaluation on, that is not seen there. */
    private Series corrected(Series series, Kept kept, FleetStorage fleet) {
        Labels alert = series.labels().withoutMetric();
        ArraySamples.Builder samples = new ArraySamples.Builder();
        Samples written = series.samples();
        double before = Double.NaN;
        double since = Double.NaN;
        for (int i = 0; i < written.size(); i++) {
            double value = written.value(i);
            if (value != before) {
                before = value;
                since = Double.isNaN(value)
                        ? value
                        : Math.floorDiv(
                                kept.onsets()
                                        .of(alert, Math.round(value * 1000), fleet, timedOut)
                                        .millis(),
                                1000L);
            }
            samples.add(written.millis(i), since);
        }
        return new Series(series.labels(), samples.build());
    }

    private Kept run(RuleSet rules, FleetStorage fleet, long from, long to) {
        String key = String.join(" ", rules.rules().stream().map(Rule::location).toList());
        Kept kept = runs.get(key);
        try {
            if (kept == null || !kept.run().serves(fleet, from, to)) {
                runs.remove(key);
                RuleRun run = new RuleRun(rules, costs, fleet, from, histories(rules));
                kept = new Kept(run, new Onsets(rules, costs, run::since));
            }
            kept.run().goOn(fleet, to, timedOut);
            runs.put(key, kept);
            return kept;
        } catch (RuntimeException e) {
            runs.remove(key);
            throw e;
        }
    }

    /**
     * How the rules stand at the moment up to which a fleet is known.
     *
     * @param withRecordings whether recording rules are to be evaluated as well
     * @throws io.novacron.dwcpctl.metrics.promql.PromqlLimitException if it took too long
     */
    public synchronized Standing standing(FleetStorage fleet, boolean withRecordings, BooleanSupplier outOfTime) {
        RuleSet rules = withRecordings ? all() : all().needed(Rule.Alert.class::isInstance);
        long now = fleet.knownUntil();
        timedOut = outOfTime;
        try {
            Kept kept = run(rules, fleet, now, now);
            List<Standing.Raised> raised = new ArrayList<>();
            for (ActiveAlert alert : kept.run().alerts()) {
                Onsets.Onset onset = kept.onsets().of(alert.labels(), alert.activeAtMillis(), fleet, timedOut);
                raised.add(new Standing.Raised(alert, onset.exact(), Instant.ofEpochMilli(onset.millis())));
            }
            return new Standing(files(), raised, kept.run().failures(), now, costs::seconds);
        } finally {
            timedOut = FleetRules::never;
        }
    }
}
