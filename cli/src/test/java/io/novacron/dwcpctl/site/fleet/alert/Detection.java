package io.novacron.dwcpctl.site.fleet.alert;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.metrics.promql.eval.EngineOptions;
import io.novacron.dwcpctl.metrics.promql.eval.PromqlEngine;
import io.novacron.dwcpctl.metrics.rules.AlertChange;
import io.novacron.dwcpctl.metrics.rules.AlertState;
import io.novacron.dwcpctl.metrics.rules.Rule;
import io.novacron.dwcpctl.metrics.rules.RuleEvaluator;
import io.novacron.dwcpctl.metrics.rules.RuleLibrary;
import io.novacron.dwcpctl.metrics.rules.RuleOutcome;
import io.novacron.dwcpctl.metrics.rules.RuleSet;
import io.novacron.dwcpctl.metrics.rules.RuleStorage;
import io.novacron.dwcpctl.metrics.rules.Server;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All shipped alert rules over the simulated fleet, at accelerated time: which alerts come, and when. */
final class Detection {
    /** How long a scenario is watched. */
    static final Duration WATCHED = Duration.ofMinutes(90);

    static final Duration WEEK = Duration.ofDays(7);
    static final Duration INTERVAL = Duration.ofSeconds(15);
    static final String WATCHDOG = "DWCPv3Watchdog";

    private static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00Z");
    /** Just after an evaluation, which is the worst moment for those who wait for the next. */
    private static final Instant FAULT = BEGINNING.plusSeconds(1);

    private static final long SEED = 1;

    private Detection() {}

    /**
     * An alert from when it became active until it ended.
     *
     * @param pending since the fault began
     * @param firing null where it never did
     * @param ended null where it did not, as long as it was watched
     */
    record Episode(
            Rule.Alert rule,
            Labels labels,
            Duration pending,
            @Nullable Duration firing,
            @Nullable Duration ended) {
        String name() {
            return rule.name();
        }

        /** What tells it from other alerts of its rule. */
        String subject() {
            StringBuilder text = new StringBuilder();
            labels.forEach((name, value) -> {
                if (!name.equals("alertname") && !rule.labels().containsKey(name)) {
                    text.append(text.isEmpty() ? "" : ", ").append(value);
                }
            });
            return text.toString();
        }
    }

    private static RuleSet alertRules() {
        return new RuleSet(RuleLibrary.read(new Library(new ShippedFiles(), null)).stream()
                        .flatMap(file -> file.groups().stream())
                        .toList())
                .needed(Rule.Alert.class::isInstance);
    }

    /** How many alert rules there are. */
    static int ruleCount() {
        return alertRules().rules().size();
    }

    /** What a scenario in the first region raises, the watchdog left out. */
    static List<Episode> of(Scenario scenario) {
        FleetEvent fault = new FleetEvent.FaultStarted(
                "fault", FAULT, scenario.id(), Set.of(Fleet.REGIONS.get(0)), scenario.faults(), null);
        Fleet fleet = Fleet.of(new FleetLog(SEED, BEGINNING, List.of(fault)));
        return episodes(play(fleet, FAULT.plus(WATCHED)), FAULT);
    }

    /** What a fleet raises in which nothing goes wrong, from the log's beginning on. */
    static List<Episode> steady(Duration length) {
        Fleet fleet = Fleet.of(new FleetLog(SEED, BEGINNING, List.of()));
        return episodes(play(fleet, BEGINNING.plus(length)), BEGINNING);
    }

    /** What an expression comes to at the end of a steady week. */
    static double worstOfTheWeek(String promql) {
        Fleet fleet = Fleet.of(new FleetLog(SEED, BEGINNING, List.of()));
        long end = BEGINNING.plus(WEEK).toEpochMilli();
        Value value = new PromqlEngine(EngineOptions.DEFAULT)
                .instant(promql, new FleetStorage(fleet, end), end)
                .value();
        return ((Value.Vector) value).points().get(0).sample().value();
    }

    private static List<AlertChange> play(Fleet fleet, Instant end) {
        RuleSet rules = alertRules();
        FleetStorage storage = new FleetStorage(fleet, end.toEpochMilli());
        RuleEvaluator evaluator = new RuleEvaluator(
                rules.groups(), new PromqlEngine(EngineOptions.DEFAULT), new RuleStorage(storage), Server.NAMELESS);
        Duration history = rules.history(INTERVAL, Duration.ofMinutes(5));
        RuleOutcome outcome = evaluator.forward(BEGINNING.minus(history).toEpochMilli(), end.toEpochMilli(), INTERVAL);
        if (!outcome.failures().isEmpty()) {
            throw new AssertionError(outcome.failures().get(0));
        }
        return outcome.changes();
    }

    private static List<Episode> episodes(List<AlertChange> changes, Instant since) {
        Map<Labels, Episode> open = new HashMap<>();
        List<Episode> all = new ArrayList<>();
        for (AlertChange change : changes) {
            Labels labels = change.alert().labels();
            if (labels.get("alertname").equals(WATCHDOG)) {
                continue;
            }
            Duration at = Duration.between(since, Instant.ofEpochMilli(change.atMillis()));
            Episode episode =
                    open.getOrDefault(labels, new Episode(change.alert().rule(), labels, at, null, null));
            if (change.after() == AlertState.FIRING) {
                open.put(labels, new Episode(episode.rule(), labels, episode.pending(), at, null));
            } else if (change.after() == AlertState.PENDING) {
                open.put(labels, episode);
            } else {
                open.remove(labels);
                all.add(new Episode(episode.rule(), labels, episode.pending(), episode.firing(), at));
            }
        }
        all.addAll(open.values());
        all.sort(Comparator.comparing((Episode e) -> e.firing() == null ? WATCHED : e.firing())
                .thenComparing(Episode::pending)
                .thenComparing(Episode::labels));
        return all;
    }
}
