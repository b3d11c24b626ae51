package io.novacron.dwcpctl.site.fleet.alert;

import io.novacron.dwcpctl.metrics.promql.Evaluator;
import io.novacron.dwcpctl.metrics.promql.PromqlLimitException;
import io.novacron.dwcpctl.metrics.rules.ActiveAlert;
import io.novacron.dwcpctl.metrics.rules.Rule;
import io.novacron.dwcpctl.metrics.rules.RuleEvaluator;
import io.novacron.dwcpctl.metrics.rules.RuleFailure;
import io.novacron.dwcpctl.metrics.rules.RuleSet;
import io.novacron.dwcpctl.metrics.rules.RuleStorage;
import io.novacron.dwcpctl.metrics.rules.Server;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Rules that were evaluated from one moment on, and are evaluated on as time goes by. */
final class RuleRun {
    /** So much time may have gone by: beyond it, beginning anew costs no more. */
    private static final long LONGEST_GAP = Duration.ofMinutes(20).toMillis();

    private final RuleSet rules;
    private final RuleEvaluator evaluator;
    private final RuleStorage written;
    private final IdentityHashMap<Rule, Duration> histories;
    private final long beginning;
    private final long first;
    private final long validFrom;
    private FleetStorage fleet;
    private long until;
    private List<RuleFailure> failures = List.of();

    /**
     * Nothing is evaluated yet.
     *
     * @param validFrom from when on, in milliseconds since the epoch, everything is to be as if rules had always been
     *     evaluated
     * @param histories how long before that each rule's evaluation must begin
     */
    RuleRun(
            RuleSet rules,
            Evaluator engine,
            FleetStorage fleet,
            long validFrom,
            IdentityHashMap<Rule, Duration> histories) {
        this.rules = rules;
        this.fleet = fleet;
        this.validFrom = validFrom;
        this.histories = histories;
        this.beginning = fleet.fleet().beginning();
        this.first = rules.rules().stream().mapToLong(this::since).min().orElse(validFrom);
        this.until = first - 1;
        this.written = new RuleStorage((matchers, from, to) -> this.fleet.select(matchers, from, to));
        this.evaluator = new RuleEvaluator(rules.groups(), engine, written, Server.NAMELESS, this::since);
    }

    /** Whether what was evaluated holds for a fleet too, from a moment on, and is worth going on with. */
    boolean serves(FleetStorage other, long from, long to) {
        return from >= validFrom
                && to - until <= LONGEST_GAP
                && (other.fleet() == fleet.fleet()
                        || isContinued(fleet.fleet().log(), other.fleet().log()));
    }

    /** Whether one log is the other with what happened since. */
    private boolean isContinued(FleetLog before, FleetLog after) {
        List<FleetEvent> known = before.events();
        List<FleetEvent> all = after.events();
        Instant evaluated = Instant.ofEpochMilli(until);
        return before.seed() == after.seed()
                && before.beginning().equals(after.beginning())
                && all.size() >= known.size()
                && all.subList(0, known.size()).equals(known)
                && all.subList(known.size(), all.size()).stream()
                        .allMatch(event -> event.at().isAfter(evaluated));
    }

    /**
     * Evaluates on up to a moment, if that has not been done.
     *
     * @throws PromqlLimitException if time ran out: what was evaluated is then of no use
     */
    void goOn(FleetStorage to, long untilMillis, BooleanSupplier timedOut) {
        fleet = to;
        if (untilMillis <= until) {
            return;
        }
        List<RuleFailure> failed =
                evaluator.forward(until + 1, untilMillis, FleetRules.INTERVAL).failures();
        if (timedOut.getAsBoolean()) {
            throw new PromqlLimitException("query timed out in expression evaluation");
        }
        failures = failed;
        until = untilMillis;
    }

    RuleSet rules() {
        return rules;
    }

    /** The moment from which on a rule was evaluated. */
    long since(Rule rule) {
        return Math.max(
                beginning,
                validFrom - histories.getOrDefault(rule, Duration.ZERO).toMillis());
    }

    /** The moment from which on the first of them was evaluated. */
    long first() {
        return first;
    }

    /** What rules wrote; not what the fleet has. */
    List<Series> written(List<Matcher> matchers, long from, long to) {
        return written.appended(matchers, from, to);
    }

    /** As of the last evaluation. */
    List<ActiveAlert> alerts() {
        return evaluator.alerts();
    }

    /** Of the last time it went on. */
    List<RuleFailure> failures() {
        return failures;
    }
}
