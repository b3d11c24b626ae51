package io.novacron.dwcpctl.ops.exercise;

import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.exercise.Debrief.Mark;
import io.novacron.dwcpctl.ops.exercise.Debrief.Remark;
import io.novacron.dwcpctl.ops.exercise.Debrief.Request;
import io.novacron.dwcpctl.ops.exercise.Debrief.Time;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works out the debrief from what was done, what the fleet's log tells, and what the figures were. A pure function of these. */
public final class Debriefing {
    private static final Duration BEFORE = Duration.ofMinutes(10);
    private static final Duration BLIND = Duration.ofMinutes(1);
    private static final Duration STEP = Duration.ofSeconds(15);

    private final ExerciseScenario scenario;
    private final List<Deed> deeds;
    private final List<FleetEvent.ClusterChanged> changes;

    private Debriefing(ExerciseScenario scenario, List<Deed> deeds, List<FleetEvent> log) {
        this.scenario = scenario;
        this.deeds = deeds;
        this.changes = log.stream()
                .filter(FleetEvent.ClusterChanged.class::isInstance)
                .map(FleetEvent.ClusterChanged.class::cast)
                .filter(change -> !scenario.events().contains(change))
                // the rollback's own marks, which change nothing that runs
                .filter(change -> !(change.change() instanceof ClusterChange.Annotate))
                .toList();
    }

    /**
     * The debrief.
     *
     * @param deeds in the order in which they were done
     * @param log of the fleet, at the end
     * @param metrics of the fleet
     * @param end on the exercise's clock
     */
    public static Debrief of(
            ExerciseScenario scenario,
            long seed,
            List<Deed> deeds,
            List<FleetEvent> log,
            MetricSource metrics,
            Cookbook cookbook,
            Instant end) {
        return new Debriefing(scenario, deeds, log).debrief(seed, signal(scenario, metrics, cookbook, end), end);
    }

    private static List<Series> signal(
            ExerciseScenario scenario, MetricSource metrics, Cookbook cookbook, Instant end) {
        Signal signal = scenario.signal();
        String promql = cookbook.get(signal.query()).resolve(signal.with());
        // whole steps from the page on, so that the same run has the same samples
        long steps = Math.max(1, Duration.between(scenario.page(), end).toMillis() / STEP.toMillis());
        Value value = metrics.queryRange(
                        promql,
                        new Range(scenario.page().minus(BEFORE), scenario.page().plus(STEP.multipliedBy(steps)), STEP))
                .value();
        return value instanceof Value.Matrix matrix ? sorted(matrix.series()) : List.of();
    }

    private static List<Series> sorted(List<Series> series) {
        return series.stream().sorted(Comparator.comparing(Series::labels)).toList();
    }

    private Debrief debrief(long seed, List<Series> signal, Instant end) {
        // the last one: in a blind exercise several playbooks may have been run
        String outcome = deeds.stream()
                .filter(deed -> deed.kind() == Deed.Kind.ENDED)
                .reduce((before, after) -> after)
                .map(Deed::what)
                .orElse("");
        Instant recovered = recovered(signal, end);
        List<Time> times = new ArrayList<>();
        for (Duty duty : Duty.values()) {
            Instant done = done(duty);
            times.add(new Time(
                    duty,
                    done == null ? null : Duration.between(scenario.page(), done),
                    scenario.targets().getOrDefault(duty, Duration.ZERO)));
        }
        return new Debrief(
                scenario,
                seed,
                end,
                outcome,
                times,
                recovered,
                changes.stream()
                        .filter(change -> ChangeText.of(change.change()).endsWith(" v1"))
                        .map(FleetEvent.ClusterChanged::at)
                        .findFirst()
                        .orElse(null),
                requests(end),
                wrongTurns(outcome, recovered, end),
                deeds.stream()
                        .filter(deed -> deed.kind() == Deed.Kind.SKIPPED)
                        .map(deed -> new Remark(deed.at(), deed.what()))
                        .toList(),
                marks(end),
                signal);
    }

    private Optional<Deed> first(Deed.Kind... kinds) {
        Set<Deed.Kind> wanted = Set.of(kinds);
        return deeds.stream().filter(deed -> wanted.contains(deed.kind())).findFirst();
    }

    /** When a duty was first done; null where it never was. */
    private @Nullable Instant done(Duty duty) {
        return switch (duty) {
            case DETECT -> first(Deed.Kind.SAW).map(Deed::at).orElse(null);
            case ACKNOWLEDGE -> first(Deed.Kind.ACKNOWLEDGED).map(Deed::at).orElse(null);
            case DECIDE ->
                Stream.concat(
                                first(Deed.Kind.DECIDED, Deed.Kind.ESCALATED).stream()
                                        .map(Deed::at),
                                Stream.ofNullable(remedied()))
                        .min(Comparator.naturalOrder())
                        .orElse(null);
            case MITIGATE -> remedied();
            case COMMUNICATE -> first(Deed.Kind.TOLD).map(Deed::at).orElse(null);
        };
    }

    private @Nullable Instant remedied() {
        List<String> remedies = scenario.good().remedies();
        Stream<Instant> byChange =
                changes.stream().filter(change -> isOneOf(remedies, change)).map(FleetEvent.ClusterChanged::at);
        Stream<Instant> byOthers = remedies.contains(ExerciseScenario.Good.ESCALATE)
                ? first(Deed.Kind.ESCALATED).stream().map(Deed::at)
                : Stream.empty();
        return Stream.concat(byChange, byOthers).min(Comparator.naturalOrder()).orElse(null);
    }

    private static boolean isOneOf(List<String> patterns, FleetEvent.ClusterChanged event) {
        String text = ChangeText.of(event.change());
        return patterns.stream().anyMatch(pattern -> ChangeText.matches(pattern, text));
    }

    /** From when on every series was healthy until the end; null where one was not, or has no sample there. */
    private @Nullable Instant recovered(List<Series> signal, Instant end) {
        TreeMap<Long, Boolean> healthy = new TreeMap<>();
        for (Series series : signal) {
            for (int i = 0; i < series.samples().size(); i++) {
                boolean good =
                        scenario.signal().healthy().holds(series.samples().value(i));
                healthy.merge(series.samples().millis(i), good, Boolean::logicalAnd);
            }
        }
        if (healthy.isEmpty() || healthy.lastKey() < end.minus(BLIND).toEpochMilli()) {
            return null; // what was not seen at the end was not well at the end
        }
        long since = Long.MIN_VALUE;
        for (var moment : healthy.entrySet()) {
            if (!moment.getValue()) {
                since = Long.MIN_VALUE;
            } else if (since == Long.MIN_VALUE) {
                since = moment.getKey();
            }
        }
        return since == Long.MIN_VALUE ? null : Instant.ofEpochMilli(since);
    }

    private List<Request> requests(Instant end) {
        List<Request> requests = new ArrayList<>();
        for (Inject inject : scenario.injects()) {
            Duty wanted = inject.wants();
            Instant at = scenario.page().plus(inject.at());
            if (wanted != null && at.isBefore(end) && isSaid(inject)) {
                requests.add(new Request(inject, answered(wanted, at)));
            }
        }
        return requests;
    }

    /** Whether an inject was said: it is not where what would spare it had been done by then. */
    private boolean isSaid(Inject inject) {
        Duty unless = inject.unless();
        Instant done = unless == null ? null : done(unless);
        return done == null || done.isAfter(scenario.page().plus(inject.at()));
    }

    private @Nullable Duration answered(Duty wanted, Instant asked) {
        Deed.Kind kind = wanted == Duty.ACKNOWLEDGE ? Deed.Kind.ACKNOWLEDGED : Deed.Kind.TOLD;
        return deeds.stream()
                .filter(deed -> deed.kind() == kind && !deed.at().isBefore(asked))
                .findFirst()
                .map(deed -> Duration.between(asked, deed.at()))
                .orElse(null);
    }

    private List<Remark> wrongTurns(String outcome, @Nullable Instant recovered, Instant end) {
        List<Remark> remarks = new ArrayList<>();
        ExerciseScenario.Good good = scenario.good();
        for (FleetEvent.ClusterChanged change : changes) {
            if (!isOneOf(good.remedies(), change) && !isOneOf(good.harmless(), change)) {
                remarks.add(new Remark(change.at(), ChangeText.of(change.change()) + " does not help here"));
            }
        }
        deeds.stream()
                .filter(deed -> deed.kind() == Deed.Kind.DECIDED_OTHERWISE)
                .forEach(deed -> remarks.add(new Remark(deed.at(), deed.what())));
        remarks.sort(Comparator.comparing(Remark::at));
        if (outcome.isEmpty()) {
            remarks.add(new Remark(end, "the run was left before its end"));
        } else if (!good.outcomes().contains(outcome)) {
            remarks.add(new Remark(
                    end,
                    "it ended as " + outcome + ", and should have ended as " + String.join(" or ", good.outcomes())));
        }
        if ((outcome.equals("resolved") || outcome.equals("false-alarm")) && recovered == null) {
            remarks.add(new Remark(end, "it was called " + outcome + " while the figure was still bad"));
        }
        return remarks;
    }

    private List<Mark> marks(Instant end) {
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark(scenario.page(), "the pager rings: " + scenario.alert(), false));
        for (FleetEvent event : scenario.events()) {
            if (!event.at().isAfter(end)) {
                String text = event.accept(new EventText());
                marks.add(new Mark(event.at(), text, false));
            }
        }
        for (Inject inject : scenario.injects()) {
            if (!scenario.page().plus(inject.at()).isAfter(end) && isSaid(inject)) {
                marks.add(new Mark(scenario.page().plus(inject.at()), inject.from() + ": " + inject.says(), false));
            }
        }
        changes.forEach(change -> marks.add(new Mark(change.at(), ChangeText.of(change.change()), true)));
        for (Deed deed : deeds) {
            switch (deed.kind()) {
                case ACKNOWLEDGED, DECIDED, TOLD, ESCALATED, ENDED -> marks.add(new Mark(deed.at(), text(deed), true));
                case SAW, LOOKED, SKIPPED, DECIDED_OTHERWISE -> {
                    // on the chart they would hide what matters
                }
            }
        }
        marks.sort(Comparator.comparing(Mark::at));
        return marks;
    }

    private static String text(Deed deed) {
        return deed.kind() == Deed.Kind.ENDED ? "the run ends: " + deed.what() : deed.what();
    }
}
