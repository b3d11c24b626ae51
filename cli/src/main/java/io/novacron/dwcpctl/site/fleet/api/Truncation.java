package io.novacron.dwcpctl.site.fleet.api;

import io.novacron.dwcpctl.metrics.series.Value;
import java.util.List;

/** Leaves the first series of a value: the same value where there are no more of them. */
final class Truncation implements Value.Visitor<Value> {
    /** What is said where something was left out. */
    static final String WARNING = "results truncated due to limit";

    private final int limit;

    /** @param limit greater than 0 */
    Truncation(int limit) {
        this.limit = limit;
    }

    /** The first of a list, and a warning if that is not all. */
    static <T> Cut<T> of(List<T> all, int limit) {
        return limit > 0 && all.size() > limit
                ? new Cut<>(all.subList(0, limit), List.of(WARNING))
                : new Cut<>(all, List.of());
    }

    /** What is left of a list, and what is to be said of it. */
    record Cut<T>(List<T> left, List<String> warnings) {}

    @Override
    public Value scalar(Value.Scalar scalar) {
        return scalar;
    }

    @Override
    public Value text(Value.Text text) {
        return text;
    }

    @Override
    public Value vector(Value.Vector vector) {
        return vector.points().size() <= limit
                ? vector
                : new Value.Vector(vector.points().subList(0, limit));
    }

    @Override
    public Value matrix(Value.Matrix matrix) {
        return matrix.series().size() <= limit
                ? matrix
                : new Value.Matrix(matrix.series().subList(0, limit));
    }
}
