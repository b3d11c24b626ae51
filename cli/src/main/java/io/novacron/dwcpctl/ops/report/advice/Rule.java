package io.novacron.dwcpctl.ops.report.advice;

import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When to advise what.
 *
 * @param when all of them must hold; a figure that is not known holds for none
 * @param text its pieces: words, and figures of {@code when}
 * @param playbook the id of a playbook to follow; empty for none
 */
public record Rule(String id, Map<Figure, Condition> when, Priority priority, List<Piece> text, String playbook) {
    public Rule {
        when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
        text = List.copyOf(text);
    }

    /** How soon. */
    public enum Priority {
        NOW("Now"),
        DAYS("1–7 days"),
        WEEKS("1–4 weeks");

        private final String text;

        Priority(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** A piece of a text. */
    public sealed interface Piece {
        /** As it stands. */
        record Words(String text) implements Piece {}

        /** A figure's value. */
        record Value(Figure figure) implements Piece {}

        /** Where a figure is of: {@code us-east}. */
        record Where(Figure figure) implements Piece {}
    }
}
