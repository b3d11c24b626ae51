package io.novacron.dwcpctl.ops.report.page;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.cookbook.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What stands in one place of a table. */
public sealed interface Cell {
    <R> R accept(Visitor<R> visitor);

    /** One case for each kind of cell. */
    interface Visitor<R> {
        R amount(Amount cell);

        R goal(Goal cell);

        R status(Status cell);

        R change(Change cell);

        R words(Words cell);

        R when(When cell);

        R lasting(Lasting cell);

        R course(Course cell);

        R missing(Missing cell);
    }

    /** An empty cell. */
    Cell NOTHING = new Words("");

    /**
     * A number.
     *
     * @param value in the unit's base unit; not NaN
     * @param target never rounded across; {@link Target#NONE} where there is none
     */
    record Amount(double value, Unit unit, Target target) implements Cell {
        public Amount(double value, Unit unit) {
            this(value, unit, Target.NONE);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.amount(this);
        }
    }

    /** What a number should be. */
    record Goal(Target target, Unit unit) implements Cell {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.goal(this);
        }
    }

    /** How a number meets its target. */
    record Status(Verdict verdict) implements Cell {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.status(this);
        }
    }

    /** How a number changed: what it was, and is. */
    record Change(double before, double now, Unit unit) implements Cell {
        /** The change relative to what was before; not finite where that was nothing or of the other sign. */
        public double ratio() {
            if (now == before) {
                return 0;
            }
            return before == 0 || (Math.signum(before) != Math.signum(now) && now != 0)
                    ? Double.NaN
                    : (now - before) / Math.abs(before);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.change(this);
        }
    }

    /** Words. */
    record Words(String text) implements Cell {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.words(this);
        }
    }

    /** A moment. */
    record When(Instant moment) implements Cell {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.when(this);
        }
    }

    /** A length of time. */
    record Lasting(Duration length) implements Cell {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lasting(this);
        }
    }

    /** How something went, in equal steps of time; NaN where nothing is known. */
    record Course(List<Double> values) implements Cell {
        public Course {
            values = List.copyOf(values);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.course(this);
        }
    }

    /** No number, and why. */
    record Missing(String why) implements Cell {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.missing(this);
        }
    }
}
