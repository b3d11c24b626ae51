package io.novacron.dwcpctl.face.view;

import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.face.output.Quantities;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.cookbook.Target;
import org.jspecify.annotations.Nullable;

/** Targets as text. */
final class TargetText {
    private TargetText() {}

    /** For machines: {@code < 0.5}. */
    static String plain(Condition condition) {
        return condition.operator().symbol() + " " + Numbers.format(condition.bound());
    }

    /** For people: {@code < 500 ms}. */
    static String people(Condition condition, Unit unit) {
        return condition.operator().symbol() + " " + Quantities.format(condition.bound(), unit);
    }

    /** The target in brackets; nothing where there is none. */
    static String bracketed(Target target, Unit unit) {
        Condition wanted = target.wanted();
        return wanted == null ? "" : "(" + people(wanted, unit) + ")";
    }

    /** The bound that a value is shown against. */
    static @Nullable Double threshold(Target target) {
        Condition wanted = target.wanted();
        return wanted == null ? null : (Double) wanted.bound();
    }

    /** A value with its unit, never rounded across the target. */
    static String value(double value, Unit unit, Target target) {
        Double threshold = threshold(target);
        return threshold == null ? Quantities.format(value, unit) : Quantities.format(value, unit, threshold);
    }
}
