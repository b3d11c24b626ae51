package io.novacron.dwcpctl.metrics.promql.script;

import io.novacron.dwcpctl.metrics.promql.script.Expectations.Window;
import java.util.List;

/** A command of a test script. */
sealed interface Command {
    /** Where it stands, from 1. */
    int line();

    void accept(Visitor visitor);

    /** One case for each command. */
    interface Visitor {
        void clear(Clear clear);

        void load(Load load);

        void evaluate(Evaluate evaluate);
    }

    /** Forgets all series. */
    record Clear(int line) implements Command {
        @Override
        public void accept(Visitor visitor) {
            visitor.clear(this);
        }
    }

    /** Adds series whose values lie {@code stepMillis} apart, the first at 0. */
    record Load(int line, long stepMillis, List<SeriesNotation> series) implements Command {
        @Override
        public void accept(Visitor visitor) {
            visitor.load(this);
        }
    }

    /**
     * Evaluates an expression, at the window's start where {@code instant}, and compares.
     *
     * @param text the expression
     */
    record Evaluate(int line, boolean instant, Window window, String text, Expectations expected) implements Command {
        @Override
        public void accept(Visitor visitor) {
            visitor.evaluate(this);
        }
    }
}
