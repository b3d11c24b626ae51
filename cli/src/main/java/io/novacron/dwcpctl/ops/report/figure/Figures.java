package io.novacron.dwcpctl.ops.report.figure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The figures of one report, the worst of each. Those that nobody could find out are not among them. */
public final class Figures {
    private final Map<Figure, Known> known = new EnumMap<>(Figure.class);

    /**
     * A figure's value.
     *
     * @param where of which region, component or type it is; empty where it is of the whole
     */
    public record Known(double value, String where) {}

    /** Takes note of a value; one that is NaN is none, and only the worst stays. */
    public void note(Figure figure, double value, String where) {
        Known before = known.get(figure);
        if (!Double.isNaN(value) && (before == null || figure.isWorse(value, before.value()))) {
            known.put(figure, new Known(value, where));
        }
    }

    public Optional<Known> get(Figure figure) {
        return Optional.ofNullable(known.get(figure));
    }

    /** All that are known. */
    public Map<Figure, Known> all() {
        return Collections.unmodifiableMap(known);
    }
}
