package io.novacron.dwcpctl.ops.rollback.verify;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.gate.Finding;
import io.novacron.dwcpctl.ops.gate.Role;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figure;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figures;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * v1 now against how it was before the rollback: not more than a tenth worse. Where v1 served too little then to be
 * measured, v3 as users had it counts. A caution: v1 may be within its own baseline all the same, which other criteria say.
 */
final class Comparison {
    /** Ten percent: domain.md section 7. */
    private static final double TOLERATED = 1.1;

    /** A share of so many standard deviations above what is tolerated is no chance: one in 740, one-sided. */
    private static final double BEYOND_CHANCE = 3;

    private final String id;
    private final String title;
    private final Unit unit;
    private final Function<Figures, Figure> which;

    private Comparison(String id, String title, Unit unit, Function<Figures, Figure> which) {
        this.id = id;
        this.title = title;
        this.unit = unit;
        this.which = which;
    }

    static Comparison ofP99() {
        return new Comparison("v1-latency-before", "P99 of v1 against before", Unit.SECONDS, Figures::p99);
    }

    static Comparison ofErrors() {
        return new Comparison(
                "v1-errors-before", "Failed share of v1 against before", Unit.RATIO, Figures::failedShare);
    }

    Evidence of(Finding now, Baseline before) {
        String region = now.region();
        Figure own = figure(before.v1().get(region));
        Figure users = figure(before.v3().get(region));
        Double value = now.value();
        if (value == null || now.verdict() == Verdict.NO_DATA || now.verdict() == Verdict.ERROR) {
            return evidence(now, Verdict.NO_DATA, "", "not known now");
        }
        Figure then = own.value() != null ? own : users;
        Double old = then.value();
        if (old == null) {
            return evidence(now, Verdict.NO_DATA, "", "not known before: " + own.reason());
        }
        String against = own.value() != null ? "" : "v1 served too little before: compared with v3";
        double bound = old * TOLERATED;
        boolean worse = value > bound + chance(now, then, value, old);
        return evidence(
                now,
                worse ? Verdict.FAIL : Verdict.PASS,
                "<= " + FigureText.of(bound, unit),
                join(worse ? "more than a tenth worse than " + FigureText.of(old, unit) : "", against));
    }

    /** How far a share of so few may lie above the bound by chance: the normal approximation to two binomials. */
    private double chance(Finding now, Figure then, double value, double old) {
        Double count = now.count();
        Double countThen = then.migrations();
        if (unit != Unit.RATIO || count == null || countThen == null || count < 1 || countThen < 1) {
            return 0;
        }
        double variance = value * (1 - value) / count + TOLERATED * TOLERATED * old * (1 - old) / countThen;
        return BEYOND_CHANCE * Math.sqrt(Math.max(0, variance));
    }

    private Figure figure(@Nullable Figures figures) {
        return figures == null ? Figure.unknown("no figures of that region") : which.apply(figures);
    }

    private Evidence evidence(Finding now, Verdict verdict, String wanted, String reason) {
        return new Evidence(
                id,
                Role.CAUTION,
                title,
                now.region(),
                verdict,
                now.value(),
                unit,
                wanted,
                now.age(),
                now.count(),
                reason);
    }

    private static String join(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + "; " + other;
    }
}
